using Dengke.Domain.Kernel;
using Dengke.Features.People;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.People;

[Trait("Requirement", "SEC-1")]
public sealed class FirstAdministratorTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task CreateFirstAdministrator_EmptyDatabase_MakesOneWhoMustChangeThePasswordAndAsksForSecondFactors()
    {
        var first = await app.Run(new CreateFirstAdministrator(), Actor.CommandLine);
        var again = await app.Run(new CreateFirstAdministrator(), Actor.CommandLine);

        Assert.Equal("accounts_exist", again.Failure?.Code);
        Assert.Equal("/password", (await app.Visitor().SignIn(first.Value.UserName, first.Value.Password)).Path);
        Assert.Equal("true", (await app.Read(db => db.Settings.SingleAsync(s => s.Key == "require-totp"))).Value);
        Assert.False(await app.Read(db => db.AuditEvents.AnyAsync(e => e.Data.Contains(first.Value.Password))));
        Assert.False(await app.Read(db => db.Operations.AnyAsync(o => o.Result != null)));
    }
}
