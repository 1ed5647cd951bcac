using System.Buffers;
using System.Text;

namespace Dengke.Domain.Sealing;

/// <summary>
/// Writes JSON as RFC 8785 wants it: no white space, members by name, strings with the fewest escapes, in UTF-8. For objects,
/// arrays, strings, integers up to 2⁵³, truth values and null, which is all that is sealed.
/// </summary>
public sealed class CanonicalJson
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create([
        .. Enumerable.Range(0, ' ').Select(c => (char)c),
        '"',
        '\\',
    ]);

    private readonly ArrayBufferWriter<byte> output = new(1024);
    private readonly Stack<string?> lastNames = new();
    private bool needsComma;

    public ReadOnlySpan<byte> Written => output.WrittenSpan;

    public void Clear()
    {
        output.ResetWrittenCount();
        lastNames.Clear();
        needsComma = false;
    }

    /// <exception cref="InvalidOperationException">The member before has a name that is not smaller.</exception>
    public CanonicalJson Name(string name)
    {
        if (lastNames.Pop() is { } last && string.CompareOrdinal(last, name) >= 0)
        {
            throw new InvalidOperationException($"{name} after {last}");
        }

        lastNames.Push(name);
        String(name);
        Raw(":"u8);
        needsComma = false;
        return this;
    }

    public CanonicalJson StartObject()
    {
        Separate();
        Raw("{"u8);
        lastNames.Push(null);
        needsComma = false;
        return this;
    }

    public CanonicalJson EndObject()
    {
        lastNames.Pop();
        Raw("}"u8);
        needsComma = true;
        return this;
    }

    public CanonicalJson StartArray()
    {
        Separate();
        Raw("["u8);
        needsComma = false;
        return this;
    }

    public CanonicalJson EndArray()
    {
        Raw("]"u8);
        needsComma = true;
        return this;
    }

    public CanonicalJson Number(long value)
    {
        Separate();
        Raw(Encoding.ASCII.GetBytes(value.ToString()));
        needsComma = true;
        return this;
    }

    public CanonicalJson Bool(bool value)
    {
        Separate();
        Raw(value ? "true"u8 : "false"u8);
        needsComma = true;
        return this;
    }

    /// <summary>A string, or null.</summary>
    public CanonicalJson String(string? value)
    {
        Separate();
        needsComma = true;
        if (value is null)
        {
            Raw("null"u8);
            return this;
        }

        Raw("\""u8);
        var rest = value.AsSpan();
        for (int next; (next = rest.IndexOfAny(Escaped)) >= 0; rest = rest[(next + 1)..])
        {
            Encoding.UTF8.GetBytes(rest[..next], output);
            Raw(Escape(rest[next]));
        }

        Encoding.UTF8.GetBytes(rest, output);
        Raw("\""u8);
        return this;
    }

    private static byte[] Escape(char c) =>
        c switch
        {
            '"' => "\\\""u8.ToArray(),
            '\\' => "\\\\"u8.ToArray(),
            '\b' => "\\b"u8.ToArray(),
            '\t' => "\\t"u8.ToArray(),
            '\n' => "\\n"u8.ToArray(),
            '\f' => "\\f"u8.ToArray(),
            '\r' => "\\r"u8.ToArray(),
            _ => Encoding.ASCII.GetBytes($"\\u{(int)c:x4}"),
        };

    private void Separate()
    {
        if (needsComma)
        {
            Raw(","u8);
        }
    }

    private void Raw(ReadOnlySpan<byte> bytes) => output.Write(bytes);
}
