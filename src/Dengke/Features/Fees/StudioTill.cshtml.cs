using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;

namespace Dengke.Features.Fees;

/// <summary>The till of the make-up studio.</summary>
[Allow(Role.PhotoOperator)]
public sealed class StudioTillModel(TimeProvider clock, Vault vault) : TillPage(clock, vault)
{
    public override string Address => $"/campaigns/{Campaign.Id}/make-up/till";

    protected override string OccasionOfRoute() => CapturedPhoto.MakeUp;
}
