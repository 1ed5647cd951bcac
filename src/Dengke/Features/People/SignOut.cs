using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;

namespace Dengke.Features.People;

[Operation("account.sign_out")]
public sealed record SignOut : Command<Done>
{
    public override Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        if (work.Actor.AccountId is { } id)
        {
            work.Record(new SignedOut(id, work.Actor.Name));
            return Task.FromResult<Outcome<Done>>(new Done());
        }

        return Task.FromResult<Outcome<Done>>(Failure.Forbidden());
    }
}
