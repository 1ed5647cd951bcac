using System.Globalization;

namespace Dengke.Domain.Capture;

/// <summary>A name as people in the hall see it: enough to ask somebody whether it is them, and never the whole.</summary>
public static class MaskedName
{
    /// <summary>
    /// The first and the last character with one <c>*</c> for each between them: 王小明 is 王*明. Of two characters the first alone: 王*.
    /// A name of one character is <c>*</c>. Characters outside the basic plane count as one.
    /// </summary>
    public static string Of(string name)
    {
        var elements = new List<string>();
        var each = StringInfo.GetTextElementEnumerator(name.Trim());
        while (each.MoveNext())
        {
            elements.Add(each.GetTextElement());
        }

        return elements.Count switch
        {
            <= 1 => "*",
            2 => elements[0] + "*",
            _ => elements[0] + new string('*', Math.Min(elements.Count - 2, 3)) + elements[^1],
        };
    }
}
