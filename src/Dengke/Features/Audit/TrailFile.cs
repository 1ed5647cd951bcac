using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Audit;

/// <summary>The trail as filtered, as XLSX, a row an operation; what is shown on the page and nothing else.</summary>
internal static class TrailFile
{
    /// <summary>Operations in a file; more are for a shorter span of days.</summary>
    public const int Most = 100_000;

    private const int AtOnce = 1_000;

    /// <returns><c>too_many</c> where there are more than <see cref="Most"/>.</returns>
    public static async Task<Outcome<FileContentResult>> Of(
        AuditPage page,
        IQueryable<Operation> operations,
        CancellationToken ct
    )
    {
        if (await operations.CountAsync(ct) > Most)
        {
            return Failure.Refused(
                "too_many",
                $"超过 {Most:N0} 次操作, 请按日期或操作缩小范围再导出。",
                $"More than {Most:N0} operations; narrow them by day or operation first."
            );
        }

        var shown = await operations.AsNoTracking().ToListAsync(ct);
        var rows = new List<string?[]>(shown.Count);
        foreach (var part in shown.Chunk(AtOnce))
        {
            rows.AddRange((await page.Tell(part, ct)).Select(t => Row(page, t)));
        }

        var name = page.T("操作记录", "Audit trail");
        return await SheetFile.Of(name, name, Columns(page), rows, ct);
    }

    private static XlsxColumn[] Columns(AuditPage page) =>
        [
            new(page.T("时间", "Time"), 20),
            new(page.T("操作人", "By"), 16),
            new(page.T("角色", "As"), 14),
            new(page.T("内容", "What"), 60),
            new(page.T("操作", "Operation"), 24),
            new(page.T("批次", "Campaign"), 14),
            new(page.T("原因", "Why"), 30),
            new(page.T("途径", "Through"), 12),
        ];

    private static string?[] Row(AuditPage page, ToldOperation told)
    {
        var operation = told.Operation;
        return
        [
            $"{told.At:yyyy-MM-dd HH:mm:ss}",
            operation.ActorName,
            operation.ActorRole is { } role ? page.WordOf(role) : null,
            string.Join('\n', told.Events),
            operation.Type,
            operation.CampaignId,
            operation.Reason,
            page.WordOf(operation.Channel),
        ];
    }
}
