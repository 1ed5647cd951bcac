using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Summaries;
using Dengke.Platform.Crypto;
using Dengke.Platform.Limits;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Dengke.Features.Colleges;

/// <summary>
/// Tells anyone who holds a signed paper whether it is what was signed, and still stands (CON-5). Names no student; every unknown
/// token is answered alike.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(RequestLimits.Checks)]
public sealed class VerifyModel : DengkePage
{
    /// <summary>Null for an unknown token.</summary>
    public SignedSheet? Sheet { get; private set; }

    public Campaign Settings { get; private set; } = null!;

    /// <summary>The digest that the reader has copied from the paper, as typed.</summary>
    [BindProperty(SupportsGet = true, Name = "digest")]
    public string? Copied { get; set; }

    /// <summary>Null where nothing was copied.</summary>
    public bool? IsEqual =>
        string.IsNullOrWhiteSpace(Copied) || Sheet is null ? null : Digest.Equal(Sheet.Signature.RowsHash, Copied);

    /// <summary>Whether the paper is the one that counts.</summary>
    public bool Stands => Sheet is { IsIntact: true, Signature.ReturnedAt: null };

    public async Task<IActionResult> OnGet(string token)
    {
        var vault = HttpContext.RequestServices.GetRequiredService<Vault>();
        Sheet = await SignedSheet.Find(Db, vault, token, HttpContext.RequestAborted);
        if (Sheet is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        Settings = (await StoredCampaign.Load(Db, Sheet.CampaignId, HttpContext.RequestAborted)).Value;
        return Page();
    }

    public string At(DateTimeOffset at)
    {
        var local = Domain.Campaigns.ChinaTime.ToLocal(at);
        return T(SummaryPaper.Time(at), $"{local:d MMM yyyy HH:mm:ss}");
    }
}
