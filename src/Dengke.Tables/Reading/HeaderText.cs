using System.Text;

namespace Dengke.Tables.Reading;

/// <summary>Header texts compare without white space, width and case, and without the star that marks required columns.</summary>
internal static class HeaderText
{
    public static string Fold(string header)
    {
        var folded = new StringBuilder(header.Length);
        foreach (var c in header)
        {
            if (!char.IsWhiteSpace(c) && c is not ('*' or '＊' or '\uFEFF' or '\u200B'))
            {
                folded.Append(c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c);
            }
        }

        return folded.ToString().TrimEnd(':').ToUpperInvariant();
    }
}
