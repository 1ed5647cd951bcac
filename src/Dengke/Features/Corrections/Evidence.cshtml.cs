using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Dengke.Platform.Files;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Corrections;

/// <summary>
/// One file of evidence, for whoever may see its student: the owner, the class's counselor, the college, the registrar. To everybody
/// else there is no such file. A photo is shown, a PDF is handed out to be opened elsewhere; neither is kept by the browser.
/// </summary>
[Allow(Role.Student, Role.Counselor, Role.CollegeSecretary, Role.CollegeLeader, Role.Registrar)]
public sealed class EvidenceModel(FileStore files) : DengkePage
{
    public Task<IActionResult> OnGet(string campaign, Guid id) => Answer(campaign, id, small: false);

    /// <summary>A photo as a small picture, some 10 KB.</summary>
    public Task<IActionResult> OnGetSmall(string campaign, Guid id) => Answer(campaign, id, small: true);

    private async Task<IActionResult> Answer(string campaign, Guid id, bool small)
    {
        var ct = HttpContext.RequestAborted;
        var visible = Db.Students.Where(s => s.CampaignId == campaign).Visible(Actor).Select(s => s.Id);
        var file = await Db.EvidenceFiles.FirstOrDefaultAsync(
            e => e.Id == id && e.CampaignId == campaign && e.RemovedAt == null && visible.Contains(e.StudentId),
            ct
        );
        if (file is null || await files.Get(Db, file.FileId, ct) is not { } content)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "no-store";
        if (file.MediaType == EvidenceContent.Jpeg)
        {
            return File(small ? Thumbnail.Of(content) : content, EvidenceContent.Jpeg);
        }

        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return File(content, EvidenceContent.Pdf, $"{file.AddedAt:yyyyMMdd}-{file.Id:N}.pdf");
    }
}
