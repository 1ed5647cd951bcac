using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Confirmation;

/// <summary>One step in a student's history, told in both languages.</summary>
public sealed record HistoryStep(Operation Operation, string Chinese, string English, bool Binds);

/// <summary>What happened to one student, newest first: the audit trail's events whose subject the student is.</summary>
public static partial class StudentHistory
{
    private const int Most = 100;

    /// <summary>Sentences of the events about one student; on their own page they are not named again.</summary>
    private static readonly Dictionary<string, WordsAttribute> Sentences = typeof(StudentEvent)
        .Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(StudentEvent)))
        .Where(t => t.GetCustomAttribute<WordsAttribute>() is not null)
        .ToDictionary(t => t.Name, t => t.GetCustomAttribute<WordsAttribute>()!, StringComparer.Ordinal);

    private static readonly string[] Binding =
    [
        "confirmation.declare",
        "confirmation.register",
        "confirmation.register_by_proxy",
    ];

    public static async Task<IReadOnlyList<HistoryStep>> Load(DengkeDb db, Guid student, CancellationToken ct)
    {
        var subject = student.ToString();
        var found = await db
            .AuditEvents.Where(e => e.Subject == subject)
            .Join(db.Operations, e => e.OperationId, o => o.Id, (e, o) => new { Event = e, Operation = o })
            .OrderByDescending(x => x.Operation.At)
            .ThenByDescending(x => x.Event.Id)
            .Take(Most)
            .ToListAsync(ct);
        return
        [
            .. found
                .Where(x => Sentences.ContainsKey(x.Event.Type))
                .Select(x =>
                {
                    var words = Sentences[x.Event.Type];
                    using var data = JsonDocument.Parse(x.Event.Data);
                    return new HistoryStep(
                        x.Operation,
                        Tell(words.Chinese, data.RootElement, "该生"),
                        Tell(words.English, data.RootElement, "the student"),
                        Binding.Contains(x.Operation.Type)
                    );
                }),
        ];
    }

    private static string Tell(string sentence, JsonElement data, string student)
    {
        var told = Placeholder()
            .Replace(sentence, m => data.TryGetProperty(m.Groups["field"].Value, out var value) ? Text(value, student) : "")
            .Trim();
        return told.Length > 0 ? char.ToUpperInvariant(told[0]) + told[1..] : told;
    }

    private static string Text(JsonElement value, string student) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Object => student,
            _ => value.GetRawText(),
        };

    [GeneratedRegex(@"\{(?<field>\w+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
