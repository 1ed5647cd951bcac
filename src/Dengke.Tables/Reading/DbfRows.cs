using System.Text;
using Dengke.Domain.Kernel;

namespace Dengke.Tables.Reading;

/// <summary>The records of a DBF file; those marked as deleted are counted and passed over.</summary>
internal sealed class DbfRows : RowReader
{
    private const byte DeletedMark = (byte)'*';
    private const byte PresentMark = (byte)' ';

    private readonly BufferedStream stream;
    private readonly DbfHeader header;
    private readonly DbfValues values;
    private readonly string file;
    private readonly byte[] record;
    private readonly RawCell[] cells;

    public DbfRows(Stream stream, DbfHeader header, Encoding encoding, string file)
    {
        stream.Position = header.HeaderLength;
        this.stream = new BufferedStream(stream, 1 << 16);
        this.header = header;
        this.file = file;
        values = new DbfValues(encoding);
        record = new byte[header.RecordLength];
        cells = new RawCell[header.Fields.Count];
    }

    public override ReadOnlySpan<RawCell> Cells => cells;

    public override bool Read()
    {
        while (Failure is null && Number < header.Records)
        {
            if (NextRecord() is { } failure)
            {
                Failure = failure;
            }
            else if (record[0] == PresentMark)
            {
                for (var i = 0; i < cells.Length; i++)
                {
                    var field = header.Fields[i];
                    cells[i] = values.Read(field, record.AsSpan(field.Offset, field.Width));
                }

                return true;
            }
            else
            {
                Deleted++;
            }
        }

        return false;
    }

    protected override void Dispose(bool disposing) => stream.Dispose();

    private Failure? NextRecord()
    {
        try
        {
            stream.ReadExactly(record);
            Number++;
            return record[0] is PresentMark or DeletedMark ? null : TableFailures.Damaged(file);
        }
        catch (IOException)
        {
            return TableFailures.Busy(file);
        }
    }
}
