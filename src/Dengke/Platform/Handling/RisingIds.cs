using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Dengke.Platform.Handling;

/// <summary>
/// UUIDs of version 7 that rise among those of one maker: the 12 bits behind the milliseconds carry their fraction, counted up while
/// the clock stands still (RFC 9562, 5.7 and 6.2 method 3). So rows made in one millisecond sort in the order they were made in.
/// </summary>
internal sealed class RisingIds
{
    private const long OneSecond = 1000L << 12;
    private long last;

    public Guid Next(DateTimeOffset now)
    {
        var milliseconds = now.ToUnixTimeMilliseconds();
        var fraction = (now.UtcTicks % TimeSpan.TicksPerMillisecond * 4096) / TimeSpan.TicksPerMillisecond;
        var wanted = (milliseconds << 12) | fraction;
        long before;
        long taken;
        do
        {
            before = Interlocked.Read(ref last);
            // A clock that was set back, as a demo's is, is followed at once.
            taken = wanted > before || before - wanted > OneSecond ? wanted : before + 1;
        } while (Interlocked.CompareExchange(ref last, taken, before) != before);

        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[8..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes, (taken >> 12 << 16) | 0x7000 | (taken & 0xFFF));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
