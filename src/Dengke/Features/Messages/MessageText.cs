using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Records;
using Dengke.Platform.Text;

namespace Dengke.Features.Messages;

/// <summary>A template's texts, read once for each revision of the campaign, and filled.</summary>
internal sealed partial class MessageText
{
    private static readonly ConditionalWeakTable<MessageTemplate, MessageText> Known = [];
    private readonly FluidText subject;
    private readonly FluidText body;
    private readonly FluidText? shortText;

    private MessageText(MessageTemplate template)
    {
        subject = Read(template.Subject);
        body = Read(template.Body);
        shortText = template.Short is { } text ? Read(text) : null;
    }

    public static MessageText Of(MessageTemplate template) => Known.GetValue(template, t => new MessageText(t));

    public string Subject(IReadOnlyDictionary<string, string> values) => Fill(subject, values);

    public string Body(IReadOnlyDictionary<string, string> values) => Fill(body, values);

    /// <summary>What a text message says: the short text, else subject and link.</summary>
    public string Short(IReadOnlyDictionary<string, string> values) =>
        shortText is null ? $"{Subject(values)} {values.GetValueOrDefault("link")}".Trim() : Fill(shortText, values);

    /// <summary>
    /// What has no value is left out, and whatever looks like a document number is masked, wherever it came from: a reason that somebody typed
    /// may hold one.
    /// </summary>
    private static string Fill(FluidText text, IReadOnlyDictionary<string, string> values) =>
        DocumentNumberScan.Mask(
            DocumentNumber().Replace(text.Render(values), m => $"{m.Value[..4]}{new string('*', m.Length - 8)}{m.Value[^4..]}")
        );

    /// <exception cref="InvalidDataException">A stored template that cannot be used: a bug, since only good ones are stored.</exception>
    private static FluidText Read(string text) =>
        FluidText.Read(text, MessagePlaceholders.All.Keys.ToHashSet(StringComparer.Ordinal), out var flaws)
        ?? throw new InvalidDataException($"A stored message template is not valid: {flaws[0]}");

    /// <summary>Resident numbers of 18 and of 15 places, standing by themselves.</summary>
    [GeneratedRegex(
        @"(?<![0-9A-Za-z])([0-9]{17}[0-9Xx]|[0-9]{15})(?![0-9A-Za-z])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex DocumentNumber();
}
