using System.Security.Cryptography;
using System.Text.Json;
using Jose;

namespace Dengke.Platform.Envelopes;

/// <summary>What reading something that somebody else has written can throw: it is not what it should be.</summary>
internal static class Malformed
{
    public static bool Is(Exception e) =>
        e
            is JoseException
                or JsonException
                or FormatException
                or ArgumentException
                or InvalidOperationException
                or CryptographicException
                or KeyNotFoundException
                or InvalidCastException
                or IndexOutOfRangeException
                or NullReferenceException;
}
