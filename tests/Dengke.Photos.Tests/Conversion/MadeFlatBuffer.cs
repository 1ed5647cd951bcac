using System.Buffers.Binary;
using System.Text;

namespace Dengke.Photos.Tests.Conversion;

/// <summary>A table to be written as a flatbuffer: its fields by number.</summary>
internal sealed class MadeTable : SortedDictionary<int, object>
{
    /// <summary>The table as a file of a kind, root first.</summary>
    public byte[] ToFile(string kind)
    {
        List<byte> file = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(kind)];
        Point(file, 0, Write(file));
        return [.. file];
    }

    /// <summary>Writes a directory, then the table, then what it points to; every slot has four bytes.</summary>
    private int Write(List<byte> file)
    {
        var fields = Count == 0 ? 0 : Keys.Max() + 1;
        var directory = Align(file);
        Add(file, (ushort)(4 + 2 * fields));
        Add(file, (ushort)(4 + 4 * Count));
        var slots = Keys.Select((field, slot) => (field, slot)).ToDictionary(f => f.field, f => 4 + 4 * f.slot);
        for (var field = 0; field < fields; field++)
        {
            Add(file, (ushort)slots.GetValueOrDefault(field));
        }

        var table = Align(file);
        Add(file, table - directory);
        foreach (var value in Values)
        {
            Add(file, value is int number ? number : 0);
        }

        foreach (var (field, value) in this.Where(f => f.Value is not int))
        {
            Point(file, table + slots[field], Write(file, value));
        }

        return table;
    }

    private static int Write(List<byte> file, object value)
    {
        if (value is MadeTable table)
        {
            return table.Write(file);
        }

        if (value is string text)
        {
            value = Encoding.UTF8.GetBytes(text);
        }

        var start = Align(file);
        switch (value)
        {
            case byte[] bytes:
                Add(file, bytes.Length);
                file.AddRange(bytes);
                break;
            case int[] numbers:
                Add(file, numbers.Length);
                Array.ForEach(numbers, n => Add(file, n));
                break;
            case MadeTable[] tables:
                Add(file, tables.Length);
                Array.ForEach(tables, _ => Add(file, 0));
                for (var i = 0; i < tables.Length; i++)
                {
                    Point(file, start + 4 + 4 * i, tables[i].Write(file));
                }

                break;
            default:
                throw new ArgumentException($"No field can hold a {value.GetType().Name}.", nameof(value));
        }

        return start;
    }

    private static int Align(List<byte> file)
    {
        while (file.Count % 4 != 0)
        {
            file.Add(0);
        }

        return file.Count;
    }

    private static void Add(List<byte> file, ushort value) => file.AddRange([(byte)value, (byte)(value >> 8)]);

    private static void Add(List<byte> file, int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        file.AddRange(bytes);
    }

    private static void Point(List<byte> file, int from, int to)
    {
        for (var i = 0; i < 4; i++)
        {
            file[from + i] = (byte)((to - from) >> (8 * i));
        }
    }
}
