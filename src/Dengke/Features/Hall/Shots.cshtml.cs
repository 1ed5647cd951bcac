using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Access;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Hall;

/// <summary>A line of the shot-number log with its ticket.</summary>
public sealed record ShotLine(ShotEntry Entry, int Ticket);

/// <summary>拍摄号: which ticket the vendor's system gave which number; corrections, and the vendor's copy without any name (CAP-8, SEC-5).</summary>
[Allow(Role.PhotoOperator, Role.Registrar)]
public sealed class ShotsModel(TimeProvider clock) : SessionPage(clock)
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ShotLogFilter Filter { get; set; } = new();

    [BindProperty]
    public string? ShotNumber { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<ShotLine> All { get; private set; } = [];

    /// <summary>Those that the filter leaves.</summary>
    public IReadOnlyList<ShotLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await LoadShots() ?? Page();

    public async Task<IActionResult> OnPostCorrect(Guid id)
    {
        if (await LoadShots() is { } missing)
        {
            return missing;
        }

        var corrected = await Run(new CorrectShot(Campaign.Id, Session.Id, id, ShotNumber, Reason));
        if (!corrected.IsOk)
        {
            return Show(corrected.Failure!);
        }

        Say(T("已更正。", "Corrected."));
        return LocalRedirect($"{Root}/shots");
    }

    public async Task<IActionResult> OnPostOutcome(IFormFile? file)
    {
        if (await LoadShots() is { } missing)
        {
            return missing;
        }

        if (file is null or { Length: 0 })
        {
            return Show(Failure.Invalid("file", "请选择摄影方的结果文件。", "Choose the vendor's file."));
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, HttpContext.RequestAborted);
        content.Position = 0;
        var read = OutcomeFile.Read(content, Path.GetFileName(file.FileName));
        if (!read.IsOk)
        {
            return Show(read.Failure!);
        }

        var imported = await Run(new ImportOutcomes(Campaign.Id, Session.Id, read.Value.Rows));
        if (!imported.IsOk)
        {
            return Show(imported.Failure!);
        }

        var result = imported.Value;
        var unknown = string.Join(T("、", ", "), result.Unknown.Take(10));
        Say(
            T(
                $"合格 {result.Accepted}, 不合格 {result.Rejected}, 缺失 {result.Missing}; 未登记的拍摄号 {result.Unknown.Count} 个 {unknown}; 读不懂 {read.Value.Unread} 行。",
                $"{result.Accepted} accepted, {result.Rejected} rejected, {result.Missing} missing; {result.Unknown.Count} unknown numbers {unknown}; {read.Value.Unread} rows not read."
            )
        );
        return LocalRedirect($"{Root}/shots");
    }

    /// <summary>The vendor's copy: numbers and times alone.</summary>
    public async Task<IActionResult> OnGetExport()
    {
        if (await LoadShots() is { } missing)
        {
            return missing;
        }

        XlsxColumn[] columns =
        [
            new(T("拍摄号", "Shot number"), 16),
            new(T("票号", "Ticket"), 8),
            new(T("机位", "Station"), 8),
            new(T("时间", "Time"), 20),
        ];
        var rows = Lines
            .Where(l => l.Entry.VoidReason is null)
            .Select(l => (string?[])[l.Entry.ShotNumber, $"{l.Ticket}", $"{l.Entry.Station}", FullTimeOf(l.Entry.At)]);
        var name = T("拍摄号", "Shot numbers");
        return await SheetFile.Of($"{Campaign.Title}-{Session.Id}-{name}", name, columns, rows, HttpContext.RequestAborted);
    }

    private async Task<IActionResult?> LoadShots()
    {
        if (await LoadSession() is { } missing)
        {
            return missing;
        }

        var (campaign, session) = (Campaign.Id, Session.Id);
        var rows = await (
            from entry in Db.ShotEntries
            where entry.CampaignId == campaign && entry.SessionId == session
            join ticket in Db.HallTickets on entry.TicketId equals ticket.Id
            orderby entry.At descending, entry.Id descending
            select new { entry, ticket.Number }
        ).ToListAsync(HttpContext.RequestAborted);
        All = [.. rows.Select(r => new ShotLine(r.entry, r.Number))];
        Lines = Filter.Apply(All);
        return null;
    }
}
