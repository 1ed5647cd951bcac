using System.Buffers;

namespace Dengke.Platform.Documents.Templates;

/// <summary>
/// Keeps what a fact says apart from the layout around it: the characters that mean something in a layout are, within a value, exchanged
/// for noncharacters of Unicode (U+FDD0 and on), and put back when the layout has been read.
/// </summary>
internal static class ValueMasks
{
    private const string Layout = "\n#@+-|&>";
    private const char First = '\uFDD0';
    private static readonly SearchValues<char> Marks = SearchValues.Create(Layout);

    public static string Hide(string value) =>
        value.ReplaceLineEndings("\n").AsSpan().IndexOfAny(Marks) < 0
            ? value
            : string.Concat(
                value
                    .ReplaceLineEndings("\n")
                    .Select(c => Layout.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? (char)(First + i) : c)
            );

    public static string Show(string text) =>
        text.AsSpan().IndexOfAnyInRange(First, (char)(First + Layout.Length - 1)) < 0
            ? text
            : string.Concat(text.Select(c => c >= First && c < First + Layout.Length ? Layout[c - First] : c));
}
