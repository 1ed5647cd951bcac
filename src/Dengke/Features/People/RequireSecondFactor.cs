using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

/// <summary>Decides whether staff must have a second factor; asked for at their next sign-in.</summary>
[Api("Sets whether staff need a second factor.")]
[Operation("account.require_second_factor", Role.Administrator)]
public sealed record RequireSecondFactor(bool Required) : Command<Done>
{
    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var value = Required ? "true" : "false";
        var setting = await work.Db.Settings.FirstOrDefaultAsync(s => s.Key == Arrival.RequireTotp, ct);
        if (setting is null)
        {
            work.Db.Settings.Add(new Setting { Key = Arrival.RequireTotp, Value = value });
        }
        else
        {
            setting.Value = value;
        }

        work.Record(new SecondFactorRequirementSet(Required));
        return new Done();
    }
}
