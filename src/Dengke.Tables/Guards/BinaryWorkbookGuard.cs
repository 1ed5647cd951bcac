using System.Buffers.Binary;
using System.Text;
using Dengke.Domain.Kernel;
using Dengke.Tables.Reading;

namespace Dengke.Tables.Guards;

/// <summary>
/// Looks through an OLE file before the parser does: what it is at all, whether it is locked or carries macros, and, in a BIFF8
/// workbook ([MS-XLS]), the cells with an error value.
/// </summary>
internal static class BinaryWorkbookGuard
{
    private const ushort Bof = 0x0809;
    private const ushort Formula = 0x0006;
    private const ushort DateMode = 0x0022;
    private const ushort FilePass = 0x002F;
    private const ushort BoundSheet = 0x0085;
    private const ushort SupBook = 0x01AE;
    private const ushort BoolErr = 0x0205;
    private const ushort Biff8 = 0x0600;

    public static Outcome<WorkbookFacts> Check(byte[] bytes, string file)
    {
        if (CompoundFile.Open(bytes) is not { } compound)
        {
            return TableFailures.Damaged(file);
        }

        if (compound.Has("EncryptedPackage"))
        {
            return TableFailures.Password(file);
        }

        if (compound.Has("WordDocument"))
        {
            return TableFailures.NotATable(file, "Word 文档", "a Word document");
        }

        if (compound.Has("PowerPoint Document"))
        {
            return TableFailures.NotATable(file, "PowerPoint 演示文稿", "a PowerPoint presentation");
        }

        if (compound.Has("_VBA_PROJECT_CUR"))
        {
            return TableFailures.Macros(file);
        }

        if (!compound.Has("Workbook"))
        {
            return compound.Has("Book")
                ? TableFailures.SaveAs(file, "Excel 95 或更早的格式", "a workbook of Excel 95 or earlier")
                : TableFailures.NotATable(file, "OLE 复合文档", "an OLE document");
        }

        return compound.Read("Workbook") is { } workbook ? Walk(workbook, file) : TableFailures.Damaged(file);
    }

    private static Outcome<WorkbookFacts> Walk(ReadOnlySpan<byte> workbook, string file)
    {
        var sheets = new Dictionary<int, string>();
        var errors = new WorkbookErrors();
        var date1904 = false;
        var sheet = "";
        for (var at = 0; at + 4 <= workbook.Length; )
        {
            var type = BinaryPrimitives.ReadUInt16LittleEndian(workbook[at..]);
            var length = BinaryPrimitives.ReadUInt16LittleEndian(workbook[(at + 2)..]);
            if (at + 4 + length > workbook.Length)
            {
                break;
            }

            var record = workbook.Slice(at + 4, length);
            switch (type)
            {
                case Bof when at == 0 && (length < 2 || BinaryPrimitives.ReadUInt16LittleEndian(record) != Biff8):
                    return TableFailures.SaveAs(file, "Excel 95 或更早的格式", "a workbook of Excel 95 or earlier");
                case Bof:
                    sheet = sheets.GetValueOrDefault(at, sheet);
                    break;
                case FilePass:
                    return TableFailures.Password(file);
                case SupBook when length >= 4 && IsExternal(record):
                    return TableFailures.ExternalLinks(file);
                case DateMode when length >= 2:
                    date1904 = record[0] == 1;
                    break;
                case BoundSheet when length >= 8:
                    sheets.TryAdd(BinaryPrimitives.ReadInt32LittleEndian(record), SheetName(record));
                    break;
                case Formula when length >= 14 && record[6] == 2 && record[12] == 0xFF && record[13] == 0xFF:
                    errors.Add(sheet, record, record[8]);
                    break;
                case BoolErr when length >= 8 && record[7] == 1:
                    errors.Add(sheet, record, record[6]);
                    break;
                default:
                    break;
            }

            if (errors.TooMany)
            {
                return TableFailures.TooManyErrors(file, WorkbookErrors.Maximum);
            }

            at += 4 + length;
        }

        return new WorkbookFacts(date1904, errors);
    }

    /// <summary>A supporting book is the workbook itself (0x0401), an add-in's functions (0x3A01) or another file.</summary>
    private static bool IsExternal(ReadOnlySpan<byte> record) =>
        BinaryPrimitives.ReadUInt16LittleEndian(record[2..]) is not (0x0401 or 0x3A01);

    private static string SheetName(ReadOnlySpan<byte> record)
    {
        var wide = (record[7] & 1) == 1;
        var name = record[8..];
        var bytes = Math.Min(name.Length, record[6] * (wide ? 2 : 1));
        return (wide ? Encoding.Unicode : Encoding.Latin1).GetString(name[..bytes]);
    }
}
