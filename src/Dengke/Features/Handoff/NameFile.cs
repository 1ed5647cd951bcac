using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Platform.Envelopes;
using Dengke.Tables;

namespace Dengke.Features.Handoff;

/// <summary>Whose token it is.</summary>
/// <param name="Token">Empty for a student who has none.</param>
internal sealed record NamedToken(string Token, string StudentNo, string Name, string Class)
{
    /// <summary>Of the shot that counts; empty for a token by which no portrait has come.</summary>
    public string Shot { get; init; } = "";

    public string ExamNo { get; init; } = "";

    public string College { get; init; } = "";

    public string Major { get; init; } = "";

    /// <summary>In a list that was encrypted to the registrar's key; empty in any other.</summary>
    public string DocumentNo { get; init; } = "";
}

/// <summary>The list by which the registrar's own machine names portraits, downloaded from the server: a CSV file, or one that is encrypted.</summary>
internal static class NameFile
{
    private static readonly FieldCatalogue Columns = new([
        Column("token", "令牌", "Token") with
        {
            Required = true,
        },
        Column("student_no", "学号", "Student number", FieldFormat.StudentNumber) with
        {
            Required = true,
        },
        Column("name", "姓名", "Name", FieldFormat.Name),
        Column("class", "班级", "Class") with
        {
            Aliases = ["class", "class_name"],
        },
        Column("shot", "拍摄号", "Shot"),
        Column("exam_no", "考生号", "Exam number", FieldFormat.ExamNumber),
        Column("college", "学院", "College"),
        Column("major", "专业", "Major"),
        Column("document_no", "证件号码", "Document number", FieldFormat.DocumentNumber),
    ]);

    /// <returns>By token; of one that is there twice the first counts, students without one are left out. Else why the file cannot be read.</returns>
    public static Outcome<Dictionary<string, NamedToken>> ByToken(string path) =>
        Read(path, null)
            .Then<Dictionary<string, NamedToken>>(all =>
                all.Where(n => n.Token.Length > 0).DistinctBy(n => n.Token).ToDictionary(n => n.Token, StringComparer.Ordinal)
            );

    /// <param name="key">Opens an encrypted list; null where there is none.</param>
    /// <returns>Every line in the order of the file; else why it cannot be read.</returns>
    public static Outcome<List<NamedToken>> Read(string path, PrivateKey? key)
    {
        if (!File.Exists(path))
        {
            return Failure.Refused("no_file", $"没有文件“{path}”。", "There is no such file.");
        }

        if (!IsEncrypted(path))
        {
            return SourceTable.Open(path, Columns).Then(t => Lines(t, path));
        }

        return key is null
            ? Failure.Refused(
                "key_needed",
                "名单是加密的, 请用 --key 给出接收人的私钥。",
                "The list is encrypted; give the recipient's key by --key."
            )
            : ListEnvelope
                .Open(File.ReadAllBytes(path), ListEnvelope.Names, key)
                .Then(content => SourceTable.Open(new MemoryStream(content), "names.csv", Columns).Then(t => Lines(t, path)));
    }

    public static bool IsEncrypted(string path)
    {
        using var file = File.OpenRead(path);
        return file.ReadByte() == '{';
    }

    private static Outcome<List<NamedToken>> Lines(SourceTable opened, string path)
    {
        using var table = opened;
        if (table.IndexOf("token") < 0)
        {
            return Failure.Refused("columns_missing", $"“{path}”缺少列 token。", "It lacks the column token.");
        }

        List<NamedToken> names = [];
        var rows = table.AllRows();
        foreach (var row in rows.Where(r => r.Kind != RowKind.RepeatedHeader))
        {
            names.Add(
                new NamedToken(Text(row, "token"), Text(row, "student_no"), Text(row, "name"), Text(row, "class"))
                {
                    Shot = Text(row, "shot"),
                    ExamNo = Text(row, "exam_no"),
                    College = Text(row, "college"),
                    Major = Text(row, "major"),
                    DocumentNo = Text(row, "document_no"),
                }
            );
        }

        return rows.Outcome.IsOk ? names : rows.Outcome.Failure!;

        string Text(SourceRow row, string field) => table.IndexOf(field) is >= 0 and var at ? row[at].Text.Trim() : "";
    }

    private static RecordField Column(string key, string label, string english, FieldFormat format = FieldFormat.Text) =>
        new(key, label, english, format) { Aliases = [key] };
}
