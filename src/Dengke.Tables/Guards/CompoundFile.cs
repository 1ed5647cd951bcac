using System.Buffers.Binary;
using System.Text;

namespace Dengke.Tables.Guards;

/// <summary>
/// The directory and streams of an OLE compound file ([MS-CFB]), as far as the guards need them. Every chain of sectors is
/// walked at most as long as the file has sectors, so a loop in it ends.
/// </summary>
internal sealed class CompoundFile
{
    private const uint LastRegular = 0xFFFFFFFA;
    private const int HeaderLength = 512;
    private const int EntryLength = 128;
    private const int HeaderFatSectors = 109;

    private readonly byte[] bytes;
    private readonly int sectorSize;
    private readonly int miniSectorSize;
    private readonly uint miniCutoff;
    private readonly uint[] fat;
    private readonly uint[] miniFat;
    private readonly byte[] miniStream;
    private readonly Dictionary<string, (uint Start, long Size)> entries = new(StringComparer.OrdinalIgnoreCase);

    private CompoundFile(byte[] bytes)
    {
        this.bytes = bytes;
        sectorSize = 1 << U16(30);
        miniSectorSize = 1 << U16(32);
        miniCutoff = U32(56);
        fat = ReadFat();
        miniFat = ToNumbers(Chain(U32(60), long.MaxValue));
        var directory = Chain(U32(48), long.MaxValue);
        var root = (Start: LastRegular, Size: 0L);
        for (var at = 0; at + EntryLength <= directory.Length; at += EntryLength)
        {
            var entry = directory.AsSpan(at, EntryLength);
            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]);
            if (entry[66] is 0 || nameLength is < 2 or > 64)
            {
                continue;
            }

            var start = BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]);
            var place = (start, (long)BinaryPrimitives.ReadUInt32LittleEndian(entry[120..]));
            entries.TryAdd(Encoding.Unicode.GetString(entry[..(nameLength - 2)]), place);
            root = entry[66] == 5 ? place : root;
        }

        miniStream = Chain(root.Start, root.Size);
    }

    /// <summary>Null where the bytes are no whole compound file.</summary>
    public static CompoundFile? Open(byte[] bytes)
    {
        if (bytes.Length < HeaderLength)
        {
            return null;
        }

        var sectorShift = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(30));
        var miniShift = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(32));
        try
        {
            return sectorShift is 9 or 12 && miniShift == 6 ? new CompoundFile(bytes) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    public bool Has(string name) => entries.ContainsKey(name);

    /// <summary>The bytes of a stream; null where there is none, or its chain of sectors is broken.</summary>
    public byte[]? Read(string name)
    {
        if (!entries.TryGetValue(name, out var entry) || entry.Size > bytes.Length)
        {
            return null;
        }

        try
        {
            return entry.Size < miniCutoff ? MiniChain(entry.Start, entry.Size) : Chain(entry.Start, entry.Size);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private uint[] ReadFat()
    {
        var sectors = new List<uint>();
        for (var i = 0; i < HeaderFatSectors; i++)
        {
            sectors.Add(U32(76 + (4 * i)));
        }

        var next = U32(68);
        for (var steps = 0; next < LastRegular; steps++)
        {
            var sector = ToNumbers(Sector(next, steps).ToArray());
            sectors.AddRange(sector[..^1]);
            next = sector[^1];
        }

        return [.. sectors.Where(s => s < LastRegular).SelectMany((s, i) => ToNumbers(Sector(s, i).ToArray()))];
    }

    private byte[] Chain(uint start, long size)
    {
        var chain = new MemoryStream();
        var steps = 0;
        for (var sector = start; sector < LastRegular && chain.Length < size; sector = Next(fat, sector))
        {
            chain.Write(Sector(sector, steps++));
        }

        return Cut(chain, size);
    }

    private byte[] MiniChain(uint start, long size)
    {
        var chain = new MemoryStream();
        for (var sector = start; sector < LastRegular && chain.Length < size; sector = Next(miniFat, sector))
        {
            var at = sector * (long)miniSectorSize;
            if (at + miniSectorSize > miniStream.Length)
            {
                throw new InvalidDataException();
            }

            chain.Write(miniStream.AsSpan((int)at, miniSectorSize));
        }

        return Cut(chain, size);
    }

    private static byte[] Cut(MemoryStream chain, long size) =>
        chain.Length > size ? chain.ToArray().AsSpan(0, (int)size).ToArray() : chain.ToArray();

    private static uint Next(uint[] table, uint sector) =>
        sector < table.Length ? table[sector] : throw new InvalidDataException();

    /// <exception cref="InvalidDataException">Outside the file, or more steps than the file has sectors: a loop.</exception>
    private ReadOnlySpan<byte> Sector(uint sector, int steps)
    {
        var at = (sector + 1L) * sectorSize;
        if (at >= bytes.Length || steps > bytes.Length / sectorSize)
        {
            throw new InvalidDataException();
        }

        return bytes.AsSpan((int)at, (int)Math.Min(sectorSize, bytes.Length - at));
    }

    private static uint[] ToNumbers(byte[] data)
    {
        var numbers = new uint[data.Length / 4];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan(4 * i));
        }

        return numbers;
    }

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}
