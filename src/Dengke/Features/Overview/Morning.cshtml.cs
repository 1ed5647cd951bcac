using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Progress;
using Dengke.Platform.Access;
using Dengke.Platform.Documents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Overview;

/// <summary>The morning report, a PDF to be printed or sent on.</summary>
[Allow(Role.Registrar)]
public sealed class MorningModel(TimeProvider clock, DocumentFonts fonts) : CampaignPage
{
    public async Task<IActionResult> OnGet()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var (id, now, ct) = (Campaign.Id, clock.GetUtcNow(), HttpContext.RequestAborted);
        var plan = (await StoredCampaign.Load(Db, id, ct)).Value;
        var progress = await Progress.Load(Db, id, ct);
        var standings = await CollegeStanding.Load(Db, plan, now, ct);
        var extensions = await Db.WindowExtensions.Where(e => e.CampaignId == id && e.StudentId == null).ToListAsync(ct);
        var content = MorningReport.Of(
            plan.Title,
            plan.School.Name,
            progress,
            await BurnDown.Load(Db, plan, progress.Whole.Total, extensions, now, ct),
            await Blockers.Load(Db, plan, standings, ct),
            ComingDates.Of(plan, extensions, now),
            now
        );
        using var output = new MemoryStream();
        var written = PdfReport.Write(output, content, fonts);
        return written.IsOk
            ? File(
                output.ToArray(),
                "application/pdf",
                $"{plan.Title}-晨报-{Domain.Campaigns.ChinaTime.ToLocal(now):yyyyMMdd}.pdf"
            )
            : Show(written.Failure!);
    }
}
