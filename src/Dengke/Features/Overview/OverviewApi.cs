using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
using Dengke.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Overview;

/// <summary>How far everything is.</summary>
internal sealed class OverviewApi : IRoutes
{
    public void Map(IEndpointRouteBuilder app) =>
        app.MapRead<IReadOnlyList<ProgressRow>>(
            "/campaigns/{campaign}/progress",
            Rows,
            "overview",
            "How many students of each college, or with college= of each of its classes, have done each step.",
            Role.Registrar
        );

    private static async Task<IResult> Rows(string campaign, string? college, DengkeDb db, CancellationToken ct)
    {
        if (!await db.Campaigns.AnyAsync(c => c.Id == campaign, ct))
        {
            return ApiProblem.Of(Failure.NotFound());
        }

        var progress = await Progress.Load(db, campaign, ct);
        return Results.Json(string.IsNullOrEmpty(college) ? progress.Colleges : progress.ClassesOf(college), ApiJson.Options);
    }
}
