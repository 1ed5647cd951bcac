using System.Net;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.People;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.People;

[Trait("Requirement", "SEC-1")]
public sealed class AccountsTests(AppFixture app) : IClassFixture<AppFixture>
{
    private TestPerson Administrator => app.As(Role.Administrator);

    [Fact]
    public async Task Create_Done_ShowsAFirstPasswordOnceThatOpensTheDoorToItsChange()
    {
        var page = await Create("Chen.Mo", Role.Counselor, "金融21-1");

        var password = page.TextOf("#first-password")!;
        Assert.Equal("/password", (await app.Visitor().SignIn("chen.mo", password)).Path);
        var account = await Account("chen.mo");
        Assert.Equal([(Role.Counselor, "金融21-1")], account.Grants.Select(g => (g.Role, g.Scope)));
        var details = await Administrator.Open($"/accounts/{account.Id}");
        Assert.DoesNotContain(password, details.Text, StringComparison.Ordinal);
        Assert.False(await app.Read(db => db.AuditEvents.AnyAsync(e => e.Data.Contains(password))));
    }

    [Fact]
    public async Task Create_NameTakenInAnotherCase_IsRefusedBesideTheField()
    {
        await Create("taken", Role.Auditor);

        var page = await Create("TAKEN", Role.Auditor);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("这个用户名已被使用。", page.TextOf("#UserName-error"));
    }

    [Theory]
    [InlineData(Role.Counselor, "", "该角色需要填写班级。")]
    [InlineData(Role.CollegeLeader, "", "该角色需要填写学院。")]
    [InlineData(Role.Registrar, "金融学院", "该角色没有范围, 请留空。")]
    public async Task Create_ScopeThatDoesNotFitTheRole_IsRefusedBesideTheField(Role role, string scope, string message)
    {
        var page = await Create($"u{Guid.NewGuid():N}"[..10], role, scope);

        Assert.Equal(message, page.TextOf("#Scope-error"));
    }

    [Fact]
    public async Task Accounts_Search_FindsByNameAndByRole()
    {
        await Create("findable", Role.PhotoOperator);
        var list = await Administrator.Open("/accounts");

        var found = await list.Submit("筛选", ("q", "FINDA"), ("role", "PhotoOperator"));
        var none = await list.Submit("筛选", ("q", "FINDA"), ("role", "Auditor"));

        Assert.Equal(["Name of findable"], found.TextsOf("tbody th"));
        Assert.Empty(none.TextsOf("tbody th"));
    }

    [Fact]
    public async Task GrantAndRevoke_BySomebodyElse_TakeEffectAndEndTheSession()
    {
        var person = app.Somebody(new Grant(Role.Auditor));
        await person.Open("/audit");
        var details = await Administrator.Open($"/accounts/{await person.Id()}");

        details = await details.Submit("授予角色", ("Role", "CollegeSecretary"), ("Scope", "金融学院"));
        Assert.Equal("/sign-in", (await person.Open("/audit")).Path.Split('?')[0]);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await details.Submit("收回 审计");

        Assert.Equal([(Role.CollegeSecretary, "金融学院")], (await person.Account()).Grants.Select(g => (g.Role, g.Scope)));
        Assert.Equal(["RoleGranted", "RoleRevoked"], (await app.EventsAbout(await person.Id())).Select(e => e.Type));
    }

    [Fact]
    public async Task Disable_WithReason_EndsTheSessionAndKeepsOut()
    {
        var person = await app.WithPassword(null, new Grant(Role.Student, "2021000009"));
        var browser = app.Visitor();
        await browser.SignIn(person.UserName);
        var details = await Administrator.Open($"/accounts/{await person.Id()}");

        await details.Submit("停用账号", ("Reason", "已毕业离校"));

        Assert.Equal("/sign-in", (await browser.Open("/password")).Path.Split('?')[0]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.Visitor().SignIn(person.UserName)).Status);
        Assert.Equal(
            "已毕业离校",
            await app.Read(db => db.Operations.Where(o => o.Type == "account.disable").Select(o => o.Reason).SingleAsync())
        );
    }

    [Fact]
    public async Task ResetPassword_Done_LiftsTheLockAndAsksForAChange()
    {
        var person = await app.WithPassword(
            a => (a.FailedSignIns, a.LockedUntil) = (5, app.Clock.GetUtcNow().AddHours(1)),
            new Grant(Role.Student, "2021000010")
        );
        var details = await Administrator.Open($"/accounts/{await person.Id()}");

        var page = await details.Submit("重置密码");

        Assert.Equal("/password", (await app.Visitor().SignIn(person.UserName, page.TextOf("#first-password")!)).Path);
    }

    [Fact]
    public async Task Unlock_LockedAccount_MaySignInAgain()
    {
        var person = await app.WithPassword(
            a => (a.FailedSignIns, a.LockedUntil) = (5, app.Clock.GetUtcNow().AddHours(1)),
            new Grant(Role.Student, "2021000011")
        );

        await (await Administrator.Open($"/accounts/{await person.Id()}")).Submit("解除登录限制");

        Assert.Equal("/home", (await app.Visitor().SignIn(person.UserName)).Redirects[0]);
    }

    [Fact]
    public async Task Change_AccountThatSomebodyElseChangedMeanwhile_IsConflict()
    {
        var person = app.Somebody(new Grant(Role.Auditor));
        var details = await Administrator.Open($"/accounts/{await person.Id()}");
        var seen = await person.Account();
        await Administrator.Run(new GrantRole(seen.Id, seen.Version, Role.PhotoOperator, null));

        var page = await details.Submit("授予角色", ("Role", "Registrar"));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.DoesNotContain((await person.Account()).Grants, g => g.Role == Role.Registrar);
    }

    [Fact]
    public async Task OwnAccount_DisableOrChangeOfRoles_IsRefused()
    {
        var self = await Administrator.Account();
        var own = self.Grants.Single().Id;

        Assert.Equal("own_account", (await Administrator.Run(new DisableAccount(self.Id, self.Version, "x"))).Failure?.Code);
        Assert.Equal("own_account", (await Administrator.Run(new RevokeRole(self.Id, self.Version, own))).Failure?.Code);
        Assert.Equal(
            "own_account",
            (await Administrator.Run(new GrantRole(self.Id, self.Version, Role.Registrar, null))).Failure?.Code
        );
    }

    [Fact]
    public async Task Details_OfNoAccount_IsNotFound() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Administrator.Open($"/accounts/{Guid.NewGuid()}")).Status);

    private async Task<WebPage> Create(string userName, Role role, string scope = "") =>
        await (await Administrator.Open("/accounts/new")).Submit(
            "创建账号",
            ("UserName", userName),
            ("DisplayName", $"Name of {userName}"),
            ("Role", role.ToString()),
            ("Scope", scope)
        );

    private Task<Account> Account(string key) =>
        app.Read(db => db.Accounts.Include(a => a.Grants).SingleAsync(a => a.UserNameKey == key));
}
