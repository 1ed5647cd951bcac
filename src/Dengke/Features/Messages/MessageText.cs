using System.Text.RegularExpressions;
using Dengke.Domain.Campaigns;

namespace Dengke.Features.Messages;

/// <summary>A template with its placeholders filled.</summary>
internal static partial class MessageText
{
    /// <summary>
    /// Fills a text. What has no value is left out, and whatever looks like a document number is masked, wherever it came from: a reason
    /// that somebody typed may hold one.
    /// </summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        DocumentNumber()
            .Replace(
                Placeholder().Replace(text, m => values.GetValueOrDefault(m.Groups["name"].Value, "")),
                m => $"{m.Value[..4]}{new string('*', m.Length - 8)}{m.Value[^4..]}"
            );

    /// <summary>Subject and body of a message.</summary>
    public static (string Subject, string Body) Of(MessageTemplate template, IReadOnlyDictionary<string, string> values) =>
        (Fill(template.Subject, values), Fill(template.Body, values));

    [GeneratedRegex(@"\{\{\s*(?<name>[^{}]*?)\s*\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    /// <summary>Resident numbers of 18 and of 15 places, standing by themselves.</summary>
    [GeneratedRegex(
        @"(?<![0-9A-Za-z])([0-9]{17}[0-9Xx]|[0-9]{15})(?![0-9A-Za-z])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex DocumentNumber();
}
