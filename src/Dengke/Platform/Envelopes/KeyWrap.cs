using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Dengke.Platform.Envelopes;

/// <summary>AES key wrap with the default initial value (RFC 3394, A256KW of RFC 7518).</summary>
internal static class KeyWrap
{
    private const int Rounds = 6;
    private const int Block = 8;
    private const ulong InitialValue = 0xA6A6A6A6A6A6A6A6;

    /// <param name="key">A multiple of 8 bytes, 16 or more.</param>
    /// <returns>Eight bytes more than the key has.</returns>
    public static byte[] Wrap(byte[] wrapping, ReadOnlySpan<byte> key)
    {
        var wrapped = new byte[key.Length + Block];
        key.CopyTo(wrapped.AsSpan(Block));
        using var aes = Cipher(wrapping);
        using var encrypt = aes.CreateEncryptor();
        var count = key.Length / Block;
        var check = InitialValue;
        var block = new byte[2 * Block];
        for (var step = 1; step <= Rounds * count; step++)
        {
            var part = wrapped.AsSpan(((step - 1) % count + 1) * Block, Block);
            BinaryPrimitives.WriteUInt64BigEndian(block, check);
            part.CopyTo(block.AsSpan(Block));
            encrypt.TransformBlock(block, 0, block.Length, block, 0);
            check = BinaryPrimitives.ReadUInt64BigEndian(block) ^ (uint)step;
            block.AsSpan(Block).CopyTo(part);
        }

        BinaryPrimitives.WriteUInt64BigEndian(wrapped, check);
        return wrapped;
    }

    /// <returns>The key; null where it was wrapped under another one, or was altered.</returns>
    public static byte[]? Unwrap(byte[] wrapping, ReadOnlySpan<byte> wrapped)
    {
        if (wrapped.Length % Block != 0 || wrapped.Length < 3 * Block)
        {
            return null;
        }

        var key = wrapped[Block..].ToArray();
        using var aes = Cipher(wrapping);
        using var decrypt = aes.CreateDecryptor();
        var count = key.Length / Block;
        var check = BinaryPrimitives.ReadUInt64BigEndian(wrapped);
        var block = new byte[2 * Block];
        for (var step = Rounds * count; step >= 1; step--)
        {
            var part = key.AsSpan((step - 1) % count * Block, Block);
            BinaryPrimitives.WriteUInt64BigEndian(block, check ^ (uint)step);
            part.CopyTo(block.AsSpan(Block));
            decrypt.TransformBlock(block, 0, block.Length, block, 0);
            check = BinaryPrimitives.ReadUInt64BigEndian(block);
            block.AsSpan(Block).CopyTo(part);
        }

        if (check == InitialValue)
        {
            return key;
        }

        CryptographicOperations.ZeroMemory(key);
        return null;
    }

    private static Aes Cipher(byte[] key)
    {
        var aes = Aes.Create();
        aes.Key = key;
        aes.Mode = CipherMode.ECB;
        aes.Padding = PaddingMode.None;
        return aes;
    }
}
