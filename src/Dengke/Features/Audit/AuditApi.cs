using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
using Dengke.Platform.Web;

namespace Dengke.Features.Audit;

internal sealed record OperationEntry(
    Guid Id,
    string Type,
    string? Campaign,
    string Actor,
    Role? Role,
    Channel Channel,
    string? Reason,
    DateTimeOffset At
);

/// <summary>The audit trail, as far as one may see it.</summary>
internal sealed class AuditApi : IRoutes
{
    public void Map(IEndpointRouteBuilder app) =>
        app.MapRead<ApiList<OperationEntry>>(
            "/audit",
            Operations,
            "audit",
            "The operations, the newest first, filtered as on the page.",
            Role.Auditor,
            Role.Registrar,
            Role.Administrator
        );

    private static async Task<ApiList<OperationEntry>> Operations(
        [AsParameters] AuditFilter filter,
        [AsParameters] ApiSlice slice,
        DengkeDb db,
        HttpContext http,
        CancellationToken ct
    )
    {
        var operations = await filter.Apply(db, http.Caller(), ct);
        return await slice.Of(
            operations
                .OrderByDescending(o => o.Id)
                .Select(o => new OperationEntry(o.Id, o.Type, o.CampaignId, o.ActorName, o.ActorRole, o.Channel, o.Reason, o.At)),
            ct
        );
    }
}
