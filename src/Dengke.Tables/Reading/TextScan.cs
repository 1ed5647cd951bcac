using System.Text;
using System.Text.Unicode;
using Dengke.Domain.Kernel;

namespace Dengke.Tables.Reading;

/// <summary>What a scan over a whole text has found.</summary>
internal sealed record TextFacts(Encoding Encoding, string Name);

/// <summary>
/// Tells a text's encoding by all of its bytes, line by line, in bounded memory: UTF-8 where every line is, GB18030 where every
/// line is, a refusal naming the line where they are mixed. A byte order mark decides; UTF-16 is read only with one.
/// </summary>
internal sealed class TextScan
{
    private readonly TextLines lines = new();
    private readonly QuoteBalance quotes = new();

    public static Outcome<TextFacts> Of(TableInput input, TableLimits limits)
    {
        var opening = input.Open();
        if (!opening.IsOk)
        {
            return opening.Failure!;
        }

        using var stream = opening.Value;
        try
        {
            Span<byte> mark = stackalloc byte[3];
            var read = stream.ReadAtLeast(mark, mark.Length, false);
            if (mark[..read] is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            {
                return new TextFacts(mark[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode, "UTF-16");
            }

            var marked = mark[..read].SequenceEqual(Encoding.UTF8.Preamble);
            stream.Position = marked ? read : 0;
            return new TextScan().Scan(stream, marked, limits);
        }
        catch (IOException)
        {
            return TableFailures.Busy(input.Name);
        }
    }

    private Outcome<TextFacts> Scan(Stream stream, bool marked, TableLimits limits)
    {
        using var blocks = new LineBlocks(stream, limits.LineBytes);
        while (blocks.Next() is { IsEmpty: false } block)
        {
            if (block.IndexOf((byte)0) is >= 0 and var nul)
            {
                return TableFailures.NulByte(lines.Line + block[..nul].Count((byte)'\n'));
            }

            quotes.Add(block, lines.Line);
            lines.Add(block);
        }

        if (blocks.IsLineTooLong)
        {
            return TableFailures.LineTooLong(lines.Line);
        }

        return quotes.OpenLine is { } open ? TableFailures.UnclosedQuote(open) : Judge(marked);
    }

    private Outcome<TextFacts> Judge(bool marked)
    {
        var utf8 = marked ? "UTF-8 BOM" : "UTF-8";
        if (lines.FirstBad is { } bad)
        {
            return TableFailures.BadEncoding(bad, lines.Gb18030 > lines.Utf8 ? "GB18030" : utf8);
        }

        if (lines.FirstGb18030 is { } gb && (marked || lines.FirstUtf8 is not null))
        {
            return TableFailures.MixedEncoding(marked || lines.Utf8 >= lines.Gb18030 ? gb : lines.FirstUtf8!.Value);
        }

        return lines.FirstGb18030 is not null || (!marked && lines.FirstUtf8 is null && lines.IsRatherGb18030)
            ? new TextFacts(TextEncodings.Gb18030, "GB18030")
            : new TextFacts(TextEncodings.Utf8, utf8);
    }
}
