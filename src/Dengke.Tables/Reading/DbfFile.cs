using System.Text;
using Dengke.Domain.Kernel;

namespace Dengke.Tables.Reading;

/// <summary>A dBase III or FoxPro file.</summary>
internal sealed class DbfFile : TableFile
{
    private const byte EndOfFile = 0x1A;

    /// <summary>Records whose bytes tell the encoding.</summary>
    private const int Sampled = 2_000;

    private readonly DbfHeader header;
    private readonly Encoding encoding;

    private DbfFile(TableInput input, DbfHeader header, Encoding encoding)
        : base(input)
    {
        this.header = header;
        this.encoding = encoding;
    }

    public override TableFormat Format => TableFormat.Dbf;

    public override string? Encoding => ReferenceEquals(encoding, TextEncodings.Utf8) ? "UTF-8" : "GB18030";

    public override IReadOnlyList<string>? ColumnNames => [.. header.Fields.Select(f => f.Name)];

    public static Outcome<TableFile> Open(TableInput input)
    {
        var opening = input.Open();
        if (!opening.IsOk)
        {
            return opening.Failure!;
        }

        using var stream = opening.Value;
        var bytes = new byte[Math.Min(stream.Length, ushort.MaxValue)];
        stream.ReadExactly(bytes);
        if (DbfHeader.Read(bytes) is not { } header || header.HeaderLength > stream.Length)
        {
            return TableFailures.Damaged(input.Name);
        }

        var end = header.HeaderLength + ((long)header.Records * header.RecordLength);
        if (end > stream.Length)
        {
            return TableFailures.WrongCount(
                input.Name,
                header.Records,
                (stream.Length - header.HeaderLength) / header.RecordLength
            );
        }

        stream.Position = end;
        return stream.ReadByte() is -1 or EndOfFile or 0
            ? new DbfFile(input, header, Detect(stream, header))
            : TableFailures.WrongCount(input.Name, header.Records, (stream.Length - header.HeaderLength) / header.RecordLength);
    }

    public override Outcome<RowReader> Open(int sheet) =>
        Input.Open().Then<RowReader>(stream => new DbfRows(stream, header, encoding, Input.Name));

    /// <summary>
    /// The language byte of real files is often absent or wrong, so the texts decide: UTF-8 where they can be nothing else, else
    /// GB18030, of which GBK is a part.
    /// </summary>
    private static Encoding Detect(Stream stream, DbfHeader header)
    {
        var lines = new TextLines();
        var record = new byte[header.RecordLength];
        stream.Position = header.HeaderLength;
        for (var i = 0; i < Math.Min(header.Records, Sampled); i++)
        {
            stream.ReadExactly(record);
            foreach (var field in header.Fields.Where(f => f.Type is 'C' or 'V'))
            {
                lines.Add(record.AsSpan(field.Offset, field.Width));
            }
        }

        return lines.Utf8 > lines.Gb18030 ? TextEncodings.Utf8 : TextEncodings.Gb18030;
    }
}
