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
        var told = Steps.Keys;
        var rows = await (
            from happened in db.AuditEvents
            where happened.Subject == subject && told.Contains(happened.Type)
            join operation in db.Operations on happened.OperationId equals operation.Id
            orderby operation.At descending, happened.Id descending
            select new { happened, operation }
        )
            .Take(Most)
            .ToListAsync(ct);
        List<HistoryStep> steps = [];
        foreach (var row in rows)
        {
            using var data = JsonDocument.Parse(row.happened.Data);
            var fields = data.RootElement;
            if (correction is { } id && !(fields.TryGetProperty("correctionId", out var about) && about.GetGuid() == id))
            {
                continue;
            }

            var step = Steps[row.happened.Type];
            var words = EventWords.Fill(page.T(step.Chinese, step.English), fields, page.InEnglish);
            steps.Add(new HistoryStep(row.operation.At, By(row.operation, page), words, row.operation.Reason, step.Binds));
        }

        return steps;
    }

    private static string By(Operation operation, DengkePage page) =>
        operation.ActorRole switch
        {
            Role.Student => page.T("本人", "the student"),
            Role.Registrar => page.T("教务处", "the registrar"),
            { } role => $"{operation.ActorName}({page.T(RoleNames.Chinese(role), RoleNames.English(role))})",
            null => operation.ActorName,
        };
}
