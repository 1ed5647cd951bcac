using System.Buffers.Binary;
using System.Text;

namespace Dengke.Photos.Models.Onnx;

/// <summary>Writes the few kinds of protobuf fields that an ONNX file needs (protobuf's wire format, as documented).</summary>
internal sealed class ProtobufWriter
{
    private const int Varint = 0;
    private const int LengthDelimited = 2;
    private const int Fixed32 = 5;
    private readonly List<byte> _bytes = [];

    public ProtobufWriter Integer(int field, long value)
    {
        Tag(field, Varint);
        Number((ulong)value);
        return this;
    }

    public ProtobufWriter Float(int field, float value)
    {
        Tag(field, Fixed32);
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        _bytes.AddRange(bytes);
        return this;
    }

    public ProtobufWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtobufWriter Bytes(int field, ReadOnlySpan<byte> value)
    {
        Tag(field, LengthDelimited);
        Number((ulong)value.Length);
        _bytes.AddRange(value);
        return this;
    }

    public ProtobufWriter Message(int field, ProtobufWriter value) => Bytes(field, value.ToArray());

    public byte[] ToArray() => [.. _bytes];

    private void Tag(int field, int kind) => Number((ulong)((field << 3) | kind));

    private void Number(ulong value)
    {
        while (value >= 0x80)
        {
            _bytes.Add((byte)(value | 0x80));
            value >>= 7;
        }

        _bytes.Add((byte)value);
    }
}
