using System.Globalization;
using Dengke.Domain.Kernel;

namespace Dengke.Station;

/// <summary>What a scanner, the camera or a person has put in: a ticket number, or what a code says.</summary>
/// <param name="Text">Without space around it, at most 4,000 characters.</param>
/// <param name="Ticket">Up to five digits are a ticket; null for a code.</param>
internal sealed record ScannedText(string Text, int? Ticket)
{
    private const int Longest = 4000;
    private const int LongestTicket = 5;

    /// <returns><c>unreadable</c> for nothing, for too much, and for what no code has in it.</returns>
    public static Outcome<ScannedText> Of(string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length is 0 or > Longest || text.Any(char.IsControl))
        {
            return Failure.Refused("unreadable", "没有读到有效内容, 请重新扫码。", "Nothing readable; scan again.");
        }

        var isTicket = text.Length <= LongestTicket && text.All(char.IsAsciiDigit);
        return new ScannedText(text, isTicket ? int.Parse(text, CultureInfo.InvariantCulture) : null);
    }
}
