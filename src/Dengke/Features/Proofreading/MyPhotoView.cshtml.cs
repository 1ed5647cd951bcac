using System.Buffers.Text;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Proofreading;

/// <summary>The watermarked view of the student's own portrait, for nobody else and kept by no browser; there is no such page for staff.</summary>
[Allow(Role.Student)]
public sealed class MyPhotoViewModel(TimeProvider clock, Vault vault) : DengkePage
{
    public async Task<IActionResult> OnGet()
    {
        Response.Headers.CacheControl = "no-store";
        var now = clock.GetUtcNow();
        var own = Db.Students.OwnedBy(Actor).OrderByDescending(s => s.CampaignId).Select(s => s.Id).Take(1);
        var view = await Db
            .PhotoReadings.Where(r => own.Contains(r.StudentId) && r.ExpiresAt > now)
            .Where(r => Db.CapturedPhotos.Any(p => p.Id == r.PhotoId && p.State == PhotoState.Current))
            .Select(r => r.SealedView)
            .FirstOrDefaultAsync(HttpContext.RequestAborted);
        return view is null
            ? NotFound()
            : File(Base64Url.DecodeFromChars(vault.Open(view, SealPurposes.PhotoView)), "image/jpeg");
    }
}
