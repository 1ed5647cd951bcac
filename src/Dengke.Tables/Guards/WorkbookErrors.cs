using System.Buffers.Binary;

namespace Dengke.Tables.Guards;

/// <summary>The cells of a workbook that hold an error value, which ExcelDataReader gives as blank.</summary>
internal sealed class WorkbookErrors
{
    /// <summary>Error values that are remembered; a file with more is a formula gone wrong, not a table.</summary>
    public const int Maximum = 100_000;

    private readonly Dictionary<string, Dictionary<(int Row, int Column), string>> bySheet = [];

    public int Count { get; private set; }

    public bool TooMany => Count > Maximum;

    /// <summary>A sheet's error values by row (from 1) and column (from 0); null where it has none.</summary>
    public Dictionary<(int Row, int Column), string>? Of(string sheet) => bySheet.GetValueOrDefault(sheet);

    public void Add(string sheet, int row, int column, string text)
    {
        if (!bySheet.TryGetValue(sheet, out var cells))
        {
            bySheet[sheet] = cells = [];
        }

        cells[(row, column)] = text;
        Count++;
    }

    /// <summary>A BIFF cell record begins with row and column; the code is that of [MS-XLS] 2.5.10.</summary>
    public void Add(string sheet, ReadOnlySpan<byte> record, byte code) =>
        Add(
            sheet,
            BinaryPrimitives.ReadUInt16LittleEndian(record) + 1,
            BinaryPrimitives.ReadUInt16LittleEndian(record[2..]),
            code switch
            {
                0x00 => "#NULL!",
                0x07 => "#DIV/0!",
                0x0F => "#VALUE!",
                0x17 => "#REF!",
                0x1D => "#NAME?",
                0x24 => "#NUM!",
                _ => "#N/A",
            }
        );
}
