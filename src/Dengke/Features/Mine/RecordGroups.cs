using Dengke.Data;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Records;

namespace Dengke.Features.Mine;

/// <summary>A field as the student checks it.</summary>
/// <param name="Ticked">Said to be right.</param>
/// <param name="Correction">The one that was asked for and still stands, or null.</param>
public sealed record CheckedField(ComparedField Compared, bool Ticked, Correction? Correction)
{
    public RecordField Field => Compared.Field;

    public string Key => Field.Key;

    /// <summary>Shown as a card with both values; a mere difference in writing is a line.</summary>
    public bool IsCard => Compared.IsDifference && Compared.Verdict != Verdict.Format;

    /// <summary>The student has to say something of it.</summary>
    public bool IsAsked => Field.Confirmed;

    public bool IsDone => !IsAsked || Ticked || Correction is not null;
}

/// <summary>Fields that belong together; cards first.</summary>
/// <param name="Number">From 0, stable.</param>
public sealed record RecordGroup(int Number, string Title, IReadOnlyList<CheckedField> Fields)
{
    public IEnumerable<CheckedField> Cards =>
        Fields.Where(f => f.IsCard).OrderBy(f => f.Compared.Verdict!.Value.IsFinding() ? 0 : 1);

    public IEnumerable<CheckedField> Lines => Fields.Where(f => !f.IsCard);

    /// <summary>What one press ticks: the equal fields that nothing was said of yet, never a difference.</summary>
    public IEnumerable<CheckedField> Rest => Lines.Where(f => !f.IsDone);

    public int Findings => Fields.Count(f => f.Compared.Verdict?.IsFinding() == true);
}

/// <summary>The three groups of the record: 身份, 学业, 学籍.</summary>
internal static class RecordGroups
{
    private static readonly string[] Identity =
    [
        "name",
        "sex",
        "birth_date",
        "ethnicity",
        "document_type",
        "document_no",
        "political_status",
    ];

    private static readonly string[] Registration =
    [
        "exam_no",
        "student_no",
        "institution",
        "entry_date",
        "graduation_date",
        "college",
        "department",
        "class_name",
    ];

    public static IReadOnlyList<RecordGroup> Of(
        StudentComparison compared,
        IReadOnlyCollection<string> ticked,
        IReadOnlyCollection<Correction> open,
        params string[] titles
    )
    {
        var fields = compared
            .Fields.Where(f => f.Field.Confirmed || f.IsDifference)
            .Select(f => new CheckedField(f, ticked.Contains(f.Field.Key), open.FirstOrDefault(c => c.Field == f.Field.Key)))
            .ToLookup(f => NumberOf(f.Key));
        return [.. titles.Select((title, number) => new RecordGroup(number, title, [.. fields[number]]))];
    }

    private static int NumberOf(string key) =>
        Identity.Contains(key) ? 0
        : Registration.Contains(key) ? 2
        : 1;
}
