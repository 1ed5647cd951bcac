using System.Buffers.Binary;
using System.Text;
using Dengke.Domain.Kernel;

namespace Dengke.Tables.Writing;

/// <summary>
/// Writes a dBase III file of character columns, record by record. Widths count encoded bytes; whatever does not fit or cannot
/// be encoded is in <see cref="Problems"/>, so an empty list means that the file says all that it should.
/// </summary>
public sealed class DbfWriter : IDisposable
{
    private const byte DBase3 = 0x03;

    /// <summary>FoxPro's mark for the Chinese code page 936, as the registry's files have it.</summary>
    private const byte ChineseCodePage = 0x7A;

    private const byte HeaderEnd = 0x0D;
    private const byte FileEnd = 0x1A;
    private const int FixedLength = 32;
    private const int FieldLength = 32;
    private const int MostColumns = 254;
    private const int WidestColumn = 254;

    private readonly BufferedStream output;
    private readonly IReadOnlyList<DbfColumn> columns;
    private readonly DbfEncoding encoding;
    private readonly DateOnly date;
    private readonly byte[] record;
    private readonly List<DbfProblem> problems = [];
    private readonly long start;

    private DbfWriter(Stream output, IReadOnlyList<DbfColumn> columns, DbfEncoding encoding, DateOnly date)
    {
        start = output.Position;
        this.output = new BufferedStream(output, 1 << 16);
        this.columns = columns;
        this.encoding = encoding;
        this.date = date;
        record = new byte[1 + columns.Sum(c => c.Width)];
        this.output.Write(Header());
    }

    public int Records { get; private set; }

    /// <summary>Every value that could not be written as it is.</summary>
    public IReadOnlyList<DbfProblem> Problems => problems;

    /// <summary>Begins a file.</summary>
    /// <param name="output">Must be seekable, for the number of records goes to the front at the end; stays open.</param>
    /// <param name="date">The date of the last update that the header carries; years 1900 to 2155.</param>
    /// <returns>The writer, or <c>bad_dbf_column</c> where a name or width is not one that DBF allows.</returns>
    public static Outcome<DbfWriter> Start(Stream output, IReadOnlyList<DbfColumn> columns, DbfEncoding encoding, DateOnly date)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in columns)
        {
            if (!IsName(column.Name) || column.Width is < 1 or > WidestColumn || !names.Add(column.Name))
            {
                return TableFailures.BadDbfColumn(column.Name, column.Width);
            }
        }

        return columns.Count is 0 or > MostColumns || columns.Sum(c => c.Width) >= ushort.MaxValue
            ? TableFailures.BadDbfColumn("", columns.Count)
            : new DbfWriter(output, columns, encoding, date);
    }

    /// <summary>Writes one record, a value a column; null is blank.</summary>
    public void WriteRecord(params ReadOnlySpan<string?> values)
    {
        Records++;
        record.AsSpan().Fill((byte)' ');
        var at = 1;
        for (var i = 0; i < columns.Count; i++)
        {
            var value = i < values.Length ? values[i] ?? "" : "";
            var (tooWide, notEncodable) = DbfText.Write(value, encoding, record.AsSpan(at, columns[i].Width));
            if (notEncodable)
            {
                problems.Add(new DbfProblem(Records, columns[i], value, DbfTrouble.NotEncodable));
            }

            if (tooWide)
            {
                problems.Add(new DbfProblem(Records, columns[i], value, DbfTrouble.TooWide));
            }

            at += columns[i].Width;
        }

        output.Write(record);
    }

    /// <summary>Completes the file.</summary>
    public void Finish()
    {
        output.WriteByte(FileEnd);
        var end = output.Position;
        output.Position = start;
        output.Write(Header());
        output.Position = end;
        output.Flush();
    }

    /// <summary>Lets go of the stream, which stays open.</summary>
    public void Dispose() => output.Flush();

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 10 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private byte[] Header()
    {
        var header = new byte[FixedLength + (FieldLength * columns.Count) + 1];
        header[0] = DBase3;
        header[1] = (byte)(date.Year - 1900);
        header[2] = (byte)date.Month;
        header[3] = (byte)date.Day;
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), Records);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), (ushort)header.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(10), (ushort)record.Length);
        header[29] = ChineseCodePage;
        for (var i = 0; i < columns.Count; i++)
        {
            var field = header.AsSpan(FixedLength + (FieldLength * i), FieldLength);
            Encoding.ASCII.GetBytes(columns[i].Name.ToUpperInvariant(), field);
            field[11] = (byte)'C';
            field[16] = (byte)columns[i].Width;
        }

        header[^1] = HeaderEnd;
        return header;
    }
}
