using System.Security.Cryptography;

namespace Dengke.Platform.Envelopes;

/// <summary>One holder's part of a secret.</summary>
/// <param name="Number">1 to 255; of one splitting no two are the same.</param>
/// <param name="Value">As long as the secret.</param>
public sealed record SecretShare(byte Number, byte[] Value);

/// <summary>
/// Splits a secret so that any <c>k</c> of <c>n</c> parts give it back and fewer say nothing about it: Shamir, "How to share a secret" (1979),
/// byte by byte over GF(2⁸) with the polynomial of AES.
/// </summary>
public static class SecretShares
{
    /// <param name="shares">How many parts, 2 to 255.</param>
    /// <param name="threshold">How many are needed, 2 to <paramref name="shares"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Out of these ranges.</exception>
    public static IReadOnlyList<SecretShare> Split(ReadOnlySpan<byte> secret, int shares, int threshold)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(shares, threshold);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shares, 255);
        var result = new byte[shares][];
        for (var i = 0; i < shares; i++)
        {
            result[i] = new byte[secret.Length];
        }

        Span<byte> coefficients = stackalloc byte[threshold];
        for (var at = 0; at < secret.Length; at++)
        {
            RandomNumberGenerator.Fill(coefficients);
            coefficients[0] = secret[at];
            for (var i = 0; i < shares; i++)
            {
                result[i][at] = Evaluate(coefficients, (byte)(i + 1));
            }
        }

        CryptographicOperations.ZeroMemory(coefficients);
        return [.. result.Select((value, i) => new SecretShare((byte)(i + 1), value))];
    }

    /// <summary>What the parts give together. With too few, or with one that is not of them, it is something else.</summary>
    /// <exception cref="ArgumentException">There are none, two have one number, or they differ in length.</exception>
    public static byte[] Join(IReadOnlyList<SecretShare> shares)
    {
        if (
            shares.Count == 0
            || shares.Any(s => s.Number == 0 || s.Value.Length != shares[0].Value.Length)
            || shares.Select(s => s.Number).Distinct().Count() != shares.Count
        )
        {
            throw new ArgumentException("The shares do not belong together.", nameof(shares));
        }

        var secret = new byte[shares[0].Value.Length];
        foreach (var share in shares)
        {
            // The value at 0 of the polynomial that is 1 at this share and 0 at the others.
            byte weight = 1;
            foreach (var other in shares.Where(o => o.Number != share.Number))
            {
                weight = Multiply(weight, Divide(other.Number, (byte)(other.Number ^ share.Number)));
            }

            for (var at = 0; at < secret.Length; at++)
            {
                secret[at] ^= Multiply(weight, share.Value[at]);
            }
        }

        return secret;
    }

    private static byte Evaluate(ReadOnlySpan<byte> coefficients, byte x)
    {
        byte value = 0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            value = (byte)(Multiply(value, x) ^ coefficients[i]);
        }

        return value;
    }

    /// <summary>Without a table and without a branch on what is multiplied, so that time says nothing of it.</summary>
    private static byte Multiply(byte a, byte b)
    {
        var (left, right, product) = ((uint)a, (uint)b, 0u);
        for (var bit = 0; bit < 8; bit++)
        {
            product ^= (uint)-(int)(right & 1) & left;
            left = (left << 1) ^ ((uint)-(int)(left >> 7) & 0x11B);
            right >>= 1;
        }

        return (byte)product;
    }

    /// <summary>By the 254th power, which is the inverse.</summary>
    private static byte Divide(byte a, byte b)
    {
        byte inverse = 1;
        for (var i = 0; i < 254; i++)
        {
            inverse = Multiply(inverse, b);
        }

        return Multiply(a, inverse);
    }
}
