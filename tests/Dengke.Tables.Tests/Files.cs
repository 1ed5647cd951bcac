using System.Text;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;

namespace Dengke.Tables.Tests;

/// <summary>Opens fixtures and made-up files with the default catalogue.</summary>
internal static class Files
{
    public const string Header = "学号,姓名,证件号码";

    static Files() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Gb18030 => Encoding.GetEncoding("gb18030");

    public static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", name);

    public static SourceTable Open(string fixture, TableOptions? options = null) =>
        SourceTable.Open(Fixture(fixture), FieldCatalogue.Default, options).Value;

    public static Failure Refused(string fixture, TableOptions? options = null) =>
        SourceTable.Open(Fixture(fixture), FieldCatalogue.Default, options).Failure!;

    public static Outcome<SourceTable> Open(byte[] bytes, string name = "导出.csv", TableOptions? options = null) =>
        SourceTable.Open(new MemoryStream(bytes), name, FieldCatalogue.Default, options);

    public static Outcome<SourceTable> OpenText(string text, TableOptions? options = null) =>
        Open(Encoding.UTF8.GetBytes(text), options: options);

    /// <summary>The lines of a CSV file below a header of 学号, 姓名 and 证件号码.</summary>
    public static SourceTable OpenLines(params string[] lines) => OpenText(string.Join('\n', [Header, .. lines])).Value;

    public static List<SourceRow> Read(SourceTable table, out ReadSummary summary)
    {
        var stream = table.Rows();
        var rows = stream.ToList();
        summary = stream.Outcome.Value;
        return rows;
    }

    public static List<SourceRow> Read(SourceTable table) => Read(table, out _);

    /// <summary>Why the rows ended early.</summary>
    public static Failure ReadToFailure(SourceTable table)
    {
        var stream = table.Rows();
        _ = stream.Count();
        return stream.Outcome.Failure!;
    }

    public static string Text(this SourceRow row, SourceTable table, string field) => row[table.IndexOf(field)].Text;

    /// <summary>The one cell of a column <paramref name="label"/> beside a 学号, as CSV carries it.</summary>
    public static Cell CellOf(string label, string value) => Read(OpenText($"学号,{label}\n20210001,{value}").Value).Single()[1];
}
