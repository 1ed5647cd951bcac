using System.Buffers.Binary;
using System.Text;

namespace Dengke.Tests.Exports;

/// <summary>A DBF file read by the format's description and not by this program's own reader.</summary>
internal sealed record Dbf(IReadOnlyList<(string Name, char Type, int Width)> Columns, IReadOnlyList<string[]> Rows)
{
    public static Dbf Read(byte[] file)
    {
        var (count, head, length) = (
            BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4)),
            BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(8)),
            BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(10))
        );
        List<(string, char, int)> columns = [];
        for (var at = 32; file[at] != 0x0D; at += 32)
        {
            columns.Add((Encoding.ASCII.GetString(file, at, 11).TrimEnd('\0'), (char)file[at + 11], file[at + 16]));
        }

        Assert.Equal(0x03, file[0]);
        Assert.Equal(head + count * length + 1, file.Length);
        Assert.Equal(0x1A, file[^1]);
        Assert.Equal(length, 1 + columns.Sum(c => c.Item3));
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = Encoding.GetEncoding("gb18030");
        List<string[]> rows = [];
        for (var record = 0; record < count; record++)
        {
            var at = head + record * length + 1;
            List<string> cells = [];
            foreach (var (_, _, width) in columns)
            {
                cells.Add(text.GetString(file, at, width).TrimEnd(' '));
                at += width;
            }

            rows.Add([.. cells]);
        }

        return new Dbf(columns, rows);
    }

    public string Cell(int row, string column) => Rows[row][Columns.ToList().FindIndex(c => c.Name == column)];

    public IReadOnlyList<string> Of(string column) => [.. Rows.Select((_, i) => Cell(i, column))];
}
