using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.People;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.People;

[Trait("Requirement", "SEC-1")]
public sealed class LastAdministratorTests(AppFixture app) : IClassFixture<AppFixture>
{
    private static readonly Grant Administrator = new(Role.Administrator);

    [Fact]
    public async Task LastOne_DisabledOrRevoked_IsRefused()
    {
        var last = await OnlyAdministrator();
        var gone = new Actor(Guid.NewGuid(), "an administrator no more", [Administrator], Channel.Web);

        var disabled = await app.Run(new DisableAccount(last.Id, last.Version, "x"), gone);
        var revoked = await app.Run(new RevokeRole(last.Id, last.Version, last.Grants[0].Id), gone);

        Assert.Equal(["last_administrator", "last_administrator"], [disabled.Failure?.Code, revoked.Failure?.Code]);
    }

    [Fact]
    public async Task OneOfTwo_Disabled_IsDone()
    {
        await OnlyAdministrator();
        var other = await app.Somebody(Administrator).Account();

        var outcome = await app.Somebody(Administrator).Run(new DisableAccount(other.Id, other.Version, "x"));

        Assert.True(outcome.IsOk);
    }

    [Fact]
    public async Task TwoAdministrators_RemoveEachOtherAtOnce_OneStays()
    {
        for (var round = 0; round < 5; round++)
        {
            await NoAdministrator();
            var (one, two) = (app.Somebody(Administrator), app.Somebody(Administrator));
            var (first, second) = (await one.Account(), await two.Account());

            await Task.WhenAll(
                Task.Run(() => one.Run(new DisableAccount(second.Id, second.Version, "x"))),
                Task.Run(() => two.Run(new DisableAccount(first.Id, first.Version, "x")))
            );

            Assert.Equal(1, await app.Read(db => db.Accounts.CountAsync(a => !a.Disabled)));
        }
    }

    private async Task<Account> OnlyAdministrator()
    {
        await NoAdministrator();
        return await app.Somebody(Administrator).Account();
    }

    private Task<int> NoAdministrator() =>
        app.Read(db => db.Accounts.ExecuteUpdateAsync(a => a.SetProperty(p => p.Disabled, true)));
}
