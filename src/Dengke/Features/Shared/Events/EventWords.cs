using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dengke.Data;
using Dengke.Domain.Records;
using Dengke.Platform.Handling;
using Dengke.Platform.Web;

namespace Dengke.Features.Shared.Events;

/// <summary>Tells events in words: by the sentence that their type carries (<see cref="WordsAttribute"/>), else field by field.</summary>
internal static partial class EventWords
{
    private static readonly FrozenDictionary<string, WordsAttribute> Sentences = TypesWith<WordsAttribute>();

    /// <summary>The program's types of events that carry <typeparamref name="T"/>, by the name under which they are stored.</summary>
    public static FrozenDictionary<string, T> TypesWith<T>()
        where T : Attribute =>
        typeof(EventWords)
            .Assembly.GetTypes()
            .Where(t => t.IsAssignableTo(typeof(IAuditEvent)))
            .Select(t => (t.Name, Carried: t.GetCustomAttribute<T>()))
            .Where(t => t.Carried is not null)
            .ToFrozenDictionary(t => t.Name, t => t.Carried!, StringComparer.Ordinal);

    public static string Tell(AuditEvent happened, bool inEnglish)
    {
        using var data = JsonDocument.Parse(happened.Data);
        var fields = data.RootElement;
        if (Sentences.TryGetValue(happened.Type, out var words))
        {
            return Fill(inEnglish ? words.English : words.Chinese, fields, inEnglish);
        }

        var told = fields.EnumerateObject().Select(f => $"{f.Name}: {Text(f.Value, inEnglish)}");
        return $"{happened.Type} {string.Join(", ", told)}".Trim();
    }

    /// <summary>The sentence with what the event stored in place of each name in braces.</summary>
    public static string Fill(string sentence, JsonElement fields, bool inEnglish) =>
        Placeholder().Replace(sentence, m => ValueOf(fields, m.Groups["field"].Value, inEnglish)).Trim();

    private static string ValueOf(JsonElement fields, string name, bool inEnglish) =>
        !fields.TryGetProperty(name, out var value) ? ""
        : EventCodes.WordOf(Text(value, inEnglish), inEnglish) is { } word ? word
        : inEnglish && name is ("field" or "label") ? EnglishLabel(value.GetString()!)
        : Text(value, inEnglish);

    /// <summary>Events hold a field's Chinese label; one that a campaign has added stays as it is.</summary>
    private static string EnglishLabel(string label) =>
        FieldCatalogue.Default.Fields.FirstOrDefault(f => f.Label == label)?.EnglishLabel ?? label;

    private static string Text(JsonElement value, bool inEnglish) =>
        value.ValueKind switch
        {
            JsonValueKind.String when IsInstant(value, out var at) => inEnglish
                ? ChinaTime.FullInEnglish(at)
                : ChinaTime.Full(at),
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(v => Text(v, inEnglish))),
            JsonValueKind.Object when value.TryGetProperty("name", out var name) && value.TryGetProperty("no", out var number) =>
                $"{name.GetString()}({number.GetString()})",
            JsonValueKind.Object => string.Join(
                "; ",
                value.EnumerateObject().Select(p => $"{p.Name} = {Text(p.Value, inEnglish)}")
            ),
            _ => value.GetRawText(),
        };

    private static bool IsInstant(JsonElement value, out DateTimeOffset at) =>
        value.TryGetDateTimeOffset(out at) && value.GetString()!.Contains('T', StringComparison.Ordinal);

    [GeneratedRegex(@"\{(?<field>\w+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
