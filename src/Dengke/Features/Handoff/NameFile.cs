using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Tables;

namespace Dengke.Features.Handoff;

/// <summary>Whose token it is.</summary>
internal sealed record NamedToken(string StudentNo, string Name, string Class);

/// <summary>The list by which the registrar's own machine names portraits: token, student_no, name, class; downloaded from the server.</summary>
internal static class NameFile
{
    private static readonly FieldCatalogue Columns = new([
        new RecordField("token", "令牌", "Token", FieldFormat.Text) { Aliases = ["token"], Required = true },
        new RecordField("student_no", "学号", "Student number", FieldFormat.StudentNumber)
        {
            Aliases = ["student_no"],
            Required = true,
        },
        new RecordField("name", "姓名", "Name", FieldFormat.Name) { Aliases = ["name"] },
        new RecordField("class", "班级", "Class", FieldFormat.Text) { Aliases = ["class", "class_name"] },
    ]);

    /// <returns>By token; of one that is there twice the first counts. Else why the file cannot be read.</returns>
    public static Outcome<Dictionary<string, NamedToken>> Read(string path)
    {
        if (!File.Exists(path))
        {
            return Failure.Refused("no_file", $"没有文件“{path}”。", "There is no such file.");
        }

        var opened = SourceTable.Open(path, Columns);
        if (!opened.IsOk)
        {
            return opened.Failure!;
        }

        using var table = opened.Value;
        if (table.IndexOf("token") < 0)
        {
            return Failure.Refused("columns_missing", $"“{path}”缺少列 token。", "It lacks the column token.");
        }

        Dictionary<string, NamedToken> names = new(StringComparer.Ordinal);
        var rows = table.AllRows();
        foreach (var row in rows.Where(r => r.Kind != RowKind.RepeatedHeader))
        {
            names.TryAdd(Text(row, "token"), new NamedToken(Text(row, "student_no"), Text(row, "name"), Text(row, "class")));
        }

        return rows.Outcome.IsOk ? names : rows.Outcome.Failure!;

        string Text(SourceRow row, string field) => row[table.IndexOf(field)].Text.Trim();
    }
}
