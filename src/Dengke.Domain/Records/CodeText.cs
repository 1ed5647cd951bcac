namespace Dengke.Domain.Records;

/// <summary>Numbers that are texts (考生号, 学号, 证件号码, 专业代码): half-width capitals without spaces or a spreadsheet's apostrophe.</summary>
internal static class CodeText
{
    /// <summary>Writes the text; it is never longer than the value. Values that need nothing done are only copied.</summary>
    public static int Write(ReadOnlySpan<char> value, Span<char> destination)
    {
        if (Characters.IsPlainCode(value))
        {
            value.CopyTo(destination);
            return value.Length;
        }

        var written = destination[..Characters.Compact(value, destination)];
        var text = written.TrimStart("'‘’`");
        text.CopyTo(destination);
        Characters.ToUpperAscii(destination[..text.Length]);
        return text.Length;
    }
}
