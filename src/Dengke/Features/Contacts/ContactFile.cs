using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Tables;

namespace Dengke.Features.Contacts;

/// <summary>Reads a list of the academic system: 学号 with 手机 or 邮箱, or both.</summary>
internal static class ContactFile
{
    private const string Number = "student_no";
    private const string Phone = "phone";
    private const string Email = "email";

    private static readonly FieldCatalogue Columns = new([
        FieldCatalogue.Default.Find(Number)!,
        new RecordField(Phone, "手机", "Telephone", FieldFormat.Text)
        {
            Aliases = ["手机号", "手机号码", "联系电话", "移动电话", "电话", "本人电话"],
        },
        new RecordField(Email, "邮箱", "Mail", FieldFormat.Text)
        {
            Aliases = ["电子邮箱", "邮箱地址", "电子邮件", "email", "e-mail"],
        },
    ]);

    public static Outcome<List<ContactRow>> Read(Stream file, string name)
    {
        var opened = SourceTable.Open(file, name, Columns);
        if (!opened.IsOk)
        {
            return opened.Failure!;
        }

        using var table = opened.Value;
        if (table.IndexOf(Number) < 0 || (table.IndexOf(Phone) < 0 && table.IndexOf(Email) < 0))
        {
            return Failure.Refused(
                "columns_missing",
                "文件缺少列: 要有学号, 以及手机或邮箱。",
                "The file lacks columns: it needs 学号, and 手机 or 邮箱."
            );
        }

        List<ContactRow> read = [];
        var rows = table.AllRows();
        foreach (var row in rows.Where(r => r.Kind != RowKind.RepeatedHeader))
        {
            read.Add(new ContactRow(row.Number, Text(row, Number), Text(row, Phone), Text(row, Email)));
        }

        return rows.Outcome.Then<List<ContactRow>>(_ => read);

        string Text(SourceRow row, string field) => table.IndexOf(field) is >= 0 and var at ? row[at].Text.Trim() : "";
    }
}
