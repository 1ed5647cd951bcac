using System.Globalization;
using System.Text;
using Dengke.Data;
using Dengke.Domain.Campaigns;

namespace Dengke.Features.Slots;

/// <summary>A slot as a calendar file, RFC 5545: one event, with a reminder an hour before. A moved slot replaces the one imported before.</summary>
internal static class SlotCalendar
{
    /// <summary>Octets to a line, without its end (RFC 5545, 3.1).</summary>
    private const int LineLength = 75;

    public static string Of(Campaign campaign, CaptureSlot slot, Venue? venue, Guid student, DateTimeOffset now, bool english)
    {
        var what = english ? "Graduation portrait" : "毕业图像采集";
        var where = english ? venue?.English ?? venue?.Name : $"{venue?.Campus} {venue?.Name}".Trim();
        var bring = english ? campaign.Texts.Bring?.English : campaign.Texts.Bring?.Chinese;
        string[] lines =
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Dengke//Capture slot//ZH",
            "METHOD:PUBLISH",
            "BEGIN:VEVENT",
            $"UID:{student:N}-capture@dengke",
            $"SEQUENCE:{now.ToUnixTimeSeconds() / 60}",
            $"DTSTAMP:{Time(now)}",
            $"DTSTART:{Time(slot.StartsAt)}",
            $"DTEND:{Time(slot.EndsAt)}",
            $"SUMMARY:{Escape($"{campaign.Title} {what}")}",
            $"LOCATION:{Escape(where ?? "")}",
            $"DESCRIPTION:{Escape(bring ?? "")}",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            $"DESCRIPTION:{Escape(what)}",
            "TRIGGER:-PT1H",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
        ];
        return string.Concat(lines.Select(l => Fold(l) + "\r\n"));
    }

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .ReplaceLineEndings("\\n");

    /// <summary>Breaks a line that is too long, between characters, never within one.</summary>
    private static string Fold(string line)
    {
        var folded = new StringBuilder();
        var length = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (length + rune.Utf8SequenceLength > LineLength)
            {
                folded.Append("\r\n ");
                length = 1;
            }

            folded.Append(rune);
            length += rune.Utf8SequenceLength;
        }

        return folded.ToString();
    }
}
