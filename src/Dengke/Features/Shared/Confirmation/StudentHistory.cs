using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Confirmation;

/// <summary>One step that was taken with a student's confirmation, as told to the student and whoever looks after them.</summary>
/// <param name="By">Who did it: 本人, a name, or the office.</param>
/// <param name="Reason">Why, where the step carries one.</param>
/// <param name="Binds">Whether it was a declaration, a registration or a decision.</param>
public sealed record HistoryStep(DateTimeOffset At, string By, string Words, string? Reason, bool Binds);

/// <summary>The steps of one student, read from the audit trail, newest first.</summary>
public static class StudentHistory
{
    private const int Most = 100;

    /// <summary>Types of events that are told; ticks and looks at the record are not worth a line.</summary>
    private static readonly string[] Told =
    [
        "RecordViewed",
        "RecordDeclared",
        "DeclarationWithdrawn",
        "CorrectionAsked",
        "CorrectionWithdrawn",
        "EvidenceAdded",
        "EvidenceRemoved",
        "StudentRegistered",
        "StudentContacted",
        "DeclarationReturned",
        "CorrectionGranted",
        "CorrectionRefused",
        "CorrectionForwarded",
        "CorrectionReopened",
        "WindowExtended",
    ];

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
        var rows = await (
            from happened in db.AuditEvents
            where happened.Subject == subject && Told.Contains(happened.Type)
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
            if (correction is null || Text(data, "correctionId") == correction.ToString())
            {
                steps.Add(
                    new HistoryStep(
                        row.operation.At,
                        By(row.operation, page),
                        Words(row.happened.Type, data, page),
                        row.operation.Reason,
                        row.happened.Type is "RecordDeclared" or "StudentRegistered" or "CorrectionGranted" or "CorrectionRefused"
                    )
                );
            }
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

    private static string Words(string type, JsonDocument data, DengkePage page)
    {
        var field = Text(data, "field");
        return type switch
        {
            "RecordViewed" => page.T("打开了学籍信息", "Opened the record"),
            "RecordDeclared" => page.T(
                $"提交确认: {Text(data, "fields")} 项无误, {Text(data, "corrections")} 项申请更正",
                $"Declared: {Text(data, "fields")} fields right, {Text(data, "corrections")} corrections"
            ),
            "DeclarationWithdrawn" => page.T("撤回了确认", "Withdrew the declaration"),
            "CorrectionAsked" => page.T($"申请更正“{field}”", $"Asked for a correction of “{field}”"),
            "CorrectionWithdrawn" => page.T($"撤回“{field}”的更正申请", $"Withdrew the correction of “{field}”"),
            "EvidenceAdded" => page.T($"为“{field}”补充了材料", $"Added evidence for “{field}”"),
            "EvidenceRemoved" => page.T($"撤下“{field}”的一份材料", $"Took away evidence for “{field}”"),
            "StudentRegistered" => page.T("登记", "Registered"),
            "StudentContacted" => page.T($"辅导员告知: {Text(data, "note")}", $"Told by the counselor: {Text(data, "note")}"),
            "DeclarationReturned" => page.T("退回, 请重新核对", "Returned, to be checked anew"),
            "CorrectionGranted" => page.T($"同意更正“{field}”", $"Granted the correction of “{field}”"),
            "CorrectionRefused" => page.T($"未同意更正“{field}”", $"Refused the correction of “{field}”"),
            "CorrectionForwarded" => page.T($"“{field}”已上报: {Text(data, "to")}", $"“{field}” sent on to {Text(data, "to")}"),
            "CorrectionReopened" => page.T($"重新审核“{field}”", $"Reopened the correction of “{field}”"),
            "WindowExtended" => page.T("准许逾期补办", "Admitted late"),
            _ => type,
        };
    }

    private static string Text(JsonDocument data, string name) =>
        data.RootElement.TryGetProperty(name, out var value) ? value.ToString() : "";
}
