using System.Text;

namespace Dengke.Platform.Documents.Templates;

/// <summary>Collects a template's result; <see cref="InvalidDataException"/> where it grows beyond all documents.</summary>
internal sealed class LimitedText : TextWriter
{
    /// <summary>In UTF-16 code units; a timetable of 300 classes has about 20,000.</summary>
    private const int Longest = 2_000_000;

    private readonly StringBuilder text = new();

    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value)
    {
        Admit(1);
        text.Append(value);
    }

    public override void Write(string? value)
    {
        Admit(value?.Length ?? 0);
        text.Append(value);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Admit(buffer.Length);
        text.Append(buffer);
    }

    public override string ToString() => text.ToString();

    private void Admit(int more)
    {
        if (text.Length + more > Longest)
        {
            throw new InvalidDataException($"The result has more than {Longest} characters.");
        }
    }
}
