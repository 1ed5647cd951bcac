using System.Buffers.Binary;
using System.Text;

namespace Dengke.Photos.Models.TfLite;

/// <summary>A table of a flatbuffer, by its documented layout; whatever lies outside the file is an <see cref="InvalidDataException"/>.</summary>
internal readonly struct FlatTable(ReadOnlyMemory<byte> file, int position)
{
    /// <summary>The table at the root of a file that says by four letters which kind it is.</summary>
    public static FlatTable Root(ReadOnlyMemory<byte> file, ReadOnlySpan<byte> kind) =>
        Inside(file, 4, 4).SequenceEqual(kind)
            ? new(file, Offset(file, 0))
            : throw new InvalidDataException($"The model file is not of the kind {Encoding.ASCII.GetString(kind)}.");

    public int Integer(int field, int absent = 0) =>
        Place(field) is var at and > 0 ? BinaryPrimitives.ReadInt32LittleEndian(Span(at, 4)) : absent;

    public int Byte(int field, int absent = 0) => Place(field) is var at and > 0 ? Span(at, 1)[0] : absent;

    public string? Text(int field) =>
        Place(field) is var at and > 0 ? Encoding.UTF8.GetString(Vector(Offset(file, at), 1)) : null;

    public FlatTable? Table(int field) => Place(field) is var at and > 0 ? new FlatTable(file, Offset(file, at)) : null;

    public ReadOnlySpan<byte> Bytes(int field) => Place(field) is var at and > 0 ? Vector(Offset(file, at), 1) : default;

    public int[] Integers(int field)
    {
        if (Place(field) is not (var at and > 0))
        {
            return [];
        }

        var bytes = Vector(Offset(file, at), 4);
        var numbers = new int[bytes.Length / 4];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * i)..]);
        }

        return numbers;
    }

    public FlatTable[] Tables(int field)
    {
        if (Place(field) is not (var at and > 0))
        {
            return [];
        }

        var start = Offset(file, at);
        var tables = new FlatTable[Vector(start, 4).Length / 4];
        for (var i = 0; i < tables.Length; i++)
        {
            tables[i] = new(file, Offset(file, start + 4 + (4 * i)));
        }

        return tables;
    }

    private static int Offset(ReadOnlyMemory<byte> file, int at)
    {
        var target = at + (long)BinaryPrimitives.ReadUInt32LittleEndian(Inside(file, at, 4));
        return target > 0 && target < file.Length
            ? (int)target
            : throw new InvalidDataException("The model file is damaged: an offset leads outside.");
    }

    private static ReadOnlySpan<byte> Inside(ReadOnlyMemory<byte> file, int at, long length) =>
        at >= 0 && length >= 0 && at + length <= file.Length
            ? file.Span.Slice(at, (int)length)
            : throw new InvalidDataException("The model file is damaged: it ends too early.");

    /// <summary>Where a field lies; 0 if it is absent.</summary>
    private int Place(int field)
    {
        var table = position - BinaryPrimitives.ReadInt32LittleEndian(Span(position, 4));
        var size = BinaryPrimitives.ReadUInt16LittleEndian(Span(table, 2));
        var entry = 4 + (2 * field);
        if (entry + 2 > size)
        {
            return 0;
        }

        var offset = BinaryPrimitives.ReadUInt16LittleEndian(Span(table + entry, 2));
        return offset == 0 ? 0 : position + offset;
    }

    private ReadOnlySpan<byte> Vector(int start, int each) =>
        Span(start + 4, (long)BinaryPrimitives.ReadUInt32LittleEndian(Span(start, 4)) * each);

    private ReadOnlySpan<byte> Span(int at, long length) => Inside(file, at, length);
}
