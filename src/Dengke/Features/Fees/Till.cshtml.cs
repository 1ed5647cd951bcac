using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;

namespace Dengke.Features.Fees;

/// <summary>The till of a session.</summary>
[Allow(Role.PhotoOperator)]
public sealed class TillModel(TimeProvider clock, Vault vault) : TillPage(clock, vault)
{
    public override string Address => $"/campaigns/{Campaign.Id}/sessions/{Occasion}/till";

    protected override string OccasionOfRoute() => RouteData.Values["session"] as string ?? "";
}
