using Dengke.Domain.Campaigns;
using Dengke.Domain.Records;
using Dengke.Tables.Writing;

namespace Dengke.Features.Exports;

/// <summary>A column of the file for the registry: its name and width are the registry's, and neither may be changed (domain facts 3.1, 4.6).</summary>
internal sealed record RegistryColumn(RecordField Field, DbfColumn Dbf)
{
    /// <summary>For a field of the campaign's own that gives no width.</summary>
    private const int OrdinaryWidth = 50;

    /// <summary>The order of the registry's layout; fields of the campaign's own come behind.</summary>
    private static readonly string[] Layout =
    [
        "exam_no",
        "student_no",
        "name",
        "sex",
        "birth_date",
        "document_no",
        "political_status",
        "ethnicity",
        "major_code",
        "major_name",
        "level",
        "duration",
        "study_form",
        "entry_date",
        "college",
        "department",
        "class_name",
        "graduation_date",
    ];

    public string Name => Dbf.Name;

    /// <summary>Those that the campaign has confirmed: what nobody was asked about (政治面貌) is not reported.</summary>
    public static IReadOnlyList<RegistryColumn> Of(Campaign campaign) =>
        [
            .. campaign
                .Catalogue()
                .Fields.Where(f => f is { Confirmed: true, RegistryCode: not null })
                .OrderBy(f => Array.IndexOf(Layout, f.Key) is >= 0 and var at ? at : Layout.Length)
                .Select(f => new RegistryColumn(f, new DbfColumn(f.RegistryCode!, f.RegistryWidth ?? OrdinaryWidth))),
        ];

    /// <summary>The value as the registry's files write it: eight digits for a date, 男 and 女, 汉族, half-width numbers. A name stays as it is.</summary>
    public string Write(string value) =>
        Field.Format switch
        {
            FieldFormat.Name or FieldFormat.Text => value.Trim(),
            // The comparison key of a document may leave a part of it out.
            FieldFormat.DocumentNumber => Folding.Fold(FieldFormat.StudentNumber, value),
            FieldFormat.MajorCode => Narrow(Folding.Fold(FieldFormat.MajorCode, value)),
            _ => Folding.Fold(Field.Format, value),
        };

    /// <summary>The registry's column has room for the six digits alone; T, K and TK behind them are left out there.</summary>
    private string Narrow(string code) =>
        code.Length > Dbf.Width
        && MajorCode.Digits(code) is { IsEmpty: false } digits
        && code[digits.Length..] is "T" or "K" or "TK"
            ? code[..6]
            : code;
}
