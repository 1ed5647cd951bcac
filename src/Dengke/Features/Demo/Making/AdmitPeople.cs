using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Clock;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Demo.Making;

[Words("建立 {accounts} 个演示账号", "{accounts} demo accounts made")]
public sealed record DemoPeopleAdmitted(int Accounts) : IAuditEvent;

/// <summary>Gives the demo's people their accounts. Refused with <c>no_demo</c> wherever the data are not a demo's.</summary>
/// <param name="People">User names must be different.</param>
/// <param name="PasswordHash">
/// One hash for all: thousands of salted ones would take minutes and keep no secret, since the demo prints its one password.
/// </param>
/// <returns>How many accounts were made.</returns>
[Operation("demo.admit_people", Role.Registrar)]
public sealed record AdmitPeople(IReadOnlyList<DemoPersona> People, string PasswordHash) : Command<int>
{
    public override async Task<Outcome<int>> Handle(Work work, CancellationToken ct)
    {
        if (!await work.Db.Settings.AnyAsync(s => s.Key == DemoClock.OffsetSetting, ct))
        {
            return Failure.Refused("no_demo", "只有演示数据才能批量建立演示账户。", "Only a demo makes accounts in bulk.");
        }

        work.Db.Accounts.AddRange(People.Select(p => AccountOf(work, p)));
        work.Record(new DemoPeopleAdmitted(People.Count));
        return People.Count;
    }

    private Account AccountOf(Work work, DemoPersona person)
    {
        var id = work.NewId();
        return new Account
        {
            Id = id,
            UserName = person.UserName,
            UserNameKey = person.UserName.ToLowerInvariant(),
            DisplayName = person.DisplayName,
            PasswordHash = PasswordHash,
            SecurityStamp = work.NewId(),
            CreatedAt = work.Now,
            Grants =
            [
                .. person.Grants.Select(g => new AccountGrant
                {
                    Id = work.NewId(),
                    AccountId = id,
                    Role = g.Role,
                    Scope = g.Scope,
                }),
            ],
        };
    }
}
