using System.Text;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>Judges two values given as UTF-8. One per thread.</summary>
internal sealed class FieldTexts
{
    private char[] registryText = new char[256];
    private char[] academicText = new char[256];

    public Judgement Judge(RecordField field, ReadOnlySpan<byte> registry, ReadOnlySpan<byte> academic) =>
        FieldJudge.Judge(field, Decode(registry, ref registryText), Decode(academic, ref academicText));

    private static ReadOnlySpan<char> Decode(ReadOnlySpan<byte> value, ref char[] text)
    {
        if (text.Length < value.Length)
        {
            text = new char[value.Length * 2];
        }

        return text.AsSpan(0, Encoding.UTF8.GetChars(value, text));
    }
}
