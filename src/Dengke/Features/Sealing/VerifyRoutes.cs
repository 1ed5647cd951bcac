using Dengke.Data;
using Dengke.Platform.Limits;
using Dengke.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Sealing;

/// <summary>The public keys by which campaigns are sealed: for the verification page, and for anyone who checks receipts by other means.</summary>
internal sealed class VerifyRoutes : IRoutes
{
    public void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/verify/jwks.json", Keys).AllowAnonymous().RequireRateLimiting(RequestLimits.Checks);

    private static async Task<IResult> Keys(DengkeDb db, CancellationToken ct)
    {
        var signers = db.CampaignSeals.Select(s => s.KeyId).Union(db.Errata.Select(e => e.KeyId));
        var set = await SealFiles.SetOf(db.SigningKeys.Where(k => signers.Contains(k.KeyId)), ct);
        return Results.Bytes(set, "application/json");
    }
}
