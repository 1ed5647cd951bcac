using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Mine;

/// <summary>我的毕业事项: what is mine to do, until when, what was done and by whom, and what comes after.</summary>
[Allow(Role.Student)]
public sealed class MineModel(TimeProvider clock) : StudentPage(clock)
{
    public IReadOnlyList<MyStep> Steps { get; private set; } = [];

    public IReadOnlyList<Correction> Corrections { get; private set; } = [];

    public IReadOnlyList<HistoryStep> History { get; private set; } = [];

    /// <summary>What is to be done for the portrait: title, text, page and what its button says; null where nothing is.</summary>
    public (string Title, string Text, string Link, string Act)? NextOfPortrait { get; private set; }

    /// <summary>The campaign's seal, where the student is in it.</summary>
    public CampaignSeal? Seal { get; private set; }

    /// <summary>Whether the notice or an attachment is published.</summary>
    public bool HasNotice { get; private set; }

    /// <summary>It is the student's turn.</summary>
    public bool IsMine => Student.InCohort && Seal is null && Closed is null && !State.IsDeclared();

    public string Ask => State == ConfirmationState.Viewed ? T("继续核对", "Go on checking") : T("开始核对", "Open my record");

    public async Task<IActionResult> OnGet()
    {
        if (await LoadOwn() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        var (id, campaign, college, round) = (
            Student.Id,
            Student.CampaignId,
            Student.College,
            Student.Confirmation?.SummaryRound
        );
        Corrections = await Db
            .Corrections.Where(c => c.StudentId == id && c.State != CorrectionState.Withdrawn)
            .OrderBy(c => c.AskedAt)
            .ToListAsync(ct);
        var signed = round is null
            ? null
            : await Db
                .CollegeSubmissions.Where(s => s.CampaignId == campaign && s.College == college)
                .SelectMany(s => s.Signed)
                .FirstOrDefaultAsync(s => s.Round == round && s.ReturnedAt == null, ct);
        History = await StudentHistory.Load(Db, id, null, this, ct);
        var portrait = await PortraitStanding.Load(Db, this, ct);
        Seal = await Db.CampaignSeals.FirstOrDefaultAsync(
            s => s.CampaignId == campaign && Db.SealedStudents.Any(r => r.StudentId == id),
            ct
        );
        NextOfPortrait =
            Seal is not null
                ? (
                    T("您的信息已封存", "Your record is sealed"),
                    T(
                        "回执可以下载了: 封存的每一项, 和不经学校也能验证的凭据。",
                        "Your receipt is ready: every value as sealed, and a proof that anyone can check."
                    ),
                    "/me/seal",
                    T("查看回执", "See the receipt")
                )
            : Student.InCohort ? portrait.Next(this)
            : null;
        Steps = new MySteps(this, signed, portrait, Seal).All();
        HasNotice = await Db.PublishedDocuments.AnyAsync(d => d.CampaignId == campaign, ct);
        return Page();
    }
}
