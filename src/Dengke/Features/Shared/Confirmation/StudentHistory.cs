using System.Collections.Frozen;
using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Events;
using Dengke.Platform.Access;
using Dengke.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Confirmation;

/// <summary>One step that was taken with a student's confirmation, as told to the student and whoever looks after them.</summary>
/// <param name="By">Who did it: 本人, a name, or the office.</param>
/// <param name="Reason">Why, where the step carries one.</param>
/// <param name="Binds">As <see cref="StepAttribute.Binds"/>.</param>
public sealed record HistoryStep(DateTimeOffset At, string By, string Words, string? Reason, bool Binds);

/// <summary>The steps of one student, read from the audit trail, newest first.</summary>
public static class StudentHistory
{
    private const int Most = 100;

    private static readonly FrozenDictionary<string, StepAttribute> Steps = EventWords.TypesWith<StepAttribute>();

    /// <param name="correction">Only the steps of this correction; null for all.</param>
    public static async Task<IReadOnlyList<HistoryStep>> Load(
        DengkeDb db,
        Guid student,
        Guid? correction,
        DengkePage page,
        CancellationToken ct
    )
    {
        var subject = student.ToString();
        var rows = await Told(db)
            .Where(t => t.Happened.Subject == subject)
            .OrderByDescending(t => t.Operation.At)
            .ThenByDescending(t => t.Happened.Id)
            .Take(Most)
            .ToListAsync(ct);
        List<HistoryStep> steps = [];
        foreach (var row in rows)
        {
            using var data = JsonDocument.Parse(row.Happened.Data);
            var fields = data.RootElement;
            if (correction is { } id && !(fields.TryGetProperty("correctionId", out var about) && about.GetGuid() == id))
            {
                continue;
            }

            steps.Add(Tell(row, fields, page.InEnglish));
        }

        return steps;
    }

    /// <summary>All steps of several students, by student, in Chinese, oldest first.</summary>
    public static async Task<ILookup<Guid, HistoryStep>> LoadMany(
        DengkeDb db,
        IReadOnlyCollection<Guid> students,
        CancellationToken ct
    )
    {
        var subjects = students.Select(s => s.ToString()).ToArray();
        var rows = await Told(db).Where(t => subjects.Contains(t.Happened.Subject)).ToListAsync(ct);
        return rows.OrderBy(r => r.Operation.At)
            .ThenBy(r => r.Happened.Id)
            .Select(r =>
            {
                using var data = JsonDocument.Parse(r.Happened.Data);
                return (Student: Guid.Parse(r.Happened.Subject!), Step: Tell(r, data.RootElement, inEnglish: false));
            })
            .ToLookup(r => r.Student, r => r.Step);
    }

    private static IQueryable<ToldEvent> Told(DengkeDb db)
    {
        var told = Steps.Keys;
        return from happened in db.AuditEvents
            where told.Contains(happened.Type)
            join operation in db.Operations on happened.OperationId equals operation.Id
            select new ToldEvent { Happened = happened, Operation = operation };
    }

    private static HistoryStep Tell(ToldEvent row, JsonElement fields, bool inEnglish)
    {
        var step = Steps[row.Happened.Type];
        var words = EventWords.Fill(inEnglish ? step.English : step.Chinese, fields, inEnglish);
        return new HistoryStep(row.Operation.At, By(row.Operation, inEnglish), words, row.Operation.Reason, step.Binds);
    }

    private static string By(Operation operation, bool inEnglish) =>
        operation.ActorRole switch
        {
            Role.Student => inEnglish ? "the student" : "本人",
            Role.Registrar => inEnglish ? "the registrar" : "教务处",
            { } role => $"{operation.ActorName}({(inEnglish ? RoleNames.English(role) : RoleNames.Chinese(role))})",
            null => operation.ActorName,
        };

    /// <summary>By initialiser, so that the query still sees through to its rows.</summary>
    private sealed class ToldEvent
    {
        public required AuditEvent Happened { get; init; }

        public required Operation Operation { get; init; }
    }
}
