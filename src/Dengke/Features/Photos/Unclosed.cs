using System.Text;

namespace Dengke.Features.Photos;

/// <summary>Writes on to a writer that belongs to somebody else, and leaves it open; lines end by a line feed.</summary>
internal sealed class Unclosed(TextWriter inner) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => inner.Write(value);

    public override void Write(string? value) => inner.Write(value);

    public override void WriteLine(string? value) => inner.Write($"{value}\n");

    public override Task WriteLineAsync(string? value) => inner.WriteAsync($"{value}\n");

    public override void Flush() => inner.Flush();
}
