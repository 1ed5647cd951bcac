using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.People;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Audit;

[Trait("Requirement", "SEC-1")]
public sealed class AuditPageTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Audit_Operation_IsToldInWordsWithActorRoleTimeReasonAndChannel()
    {
        var person = app.Somebody(new Grant(Role.Student, "2021000001"));
        var account = await person.Account();
        var administrator = app.As(Role.Administrator);
        await administrator.Run(new DisableAccount(account.Id, account.Version, "已毕业离校"));

        var page = await app.As(Role.Auditor).Open($"/audit?person={person.UserName}");

        var row = Assert.Single(page.TextsOf("tbody tr"));
        Assert.Contains("2024-10-10 10:00:00", row, StringComparison.Ordinal);
        Assert.Contains($"{administrator.UserName} 系统管理员", row, StringComparison.Ordinal);
        Assert.Contains($"停用账号 {person.UserName}", row, StringComparison.Ordinal);
        Assert.Contains("已毕业离校", row, StringComparison.Ordinal);
        Assert.Contains("网页", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_InEnglish_IsToldInEnglish()
    {
        var person = app.Somebody();
        var account = await person.Account();
        await app.As(Role.Administrator).Run(new GrantRole(account.Id, account.Version, Role.Counselor, "金融21-1"));
        var auditor = app.Somebody(new Grant(Role.Auditor));
        (await auditor.Browser()).Cookies.SetCookies(app.Address, "dengke-language=en");

        var page = await auditor.Open($"/audit?person={person.UserName}");

        Assert.Contains($"{person.UserName} was granted Counselor 金融21-1", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_ByDay_IsCutAtMidnightInBeijing()
    {
        await Put("midnight", new DateTimeOffset(2024, 10, 1, 16, 0, 0, TimeSpan.Zero));
        await Put("before", new DateTimeOffset(2024, 10, 1, 15, 59, 59, TimeSpan.Zero));

        var page = await app.As(Role.Registrar).Open("/audit?from=2024-10-02&to=2024-10-02");

        Assert.Contains("by midnight", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("by before", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_EventWithoutSentence_IsToldFieldByField()
    {
        await Put("fields", app.Clock.GetUtcNow());

        var page = await app.As(Role.Registrar).Open("/audit?person=by+fields");

        Assert.Contains("SomethingElse field: value, number: 3", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_ByAdministrator_ShowsOperationsOnAccountsOnly()
    {
        await Put("records", app.Clock.GetUtcNow());
        await app.As(Role.Administrator).Run(new RequireSecondFactor(false));

        var page = await app.As(Role.Administrator).Open("/audit");
        var asked = await app.As(Role.Administrator).Open("/audit?type=test.any&person=by+records");

        Assert.Contains("account.require_second_factor", page.TextsOf("tbody code"));
        Assert.DoesNotContain("test.any", page.Text, StringComparison.Ordinal);
        Assert.Empty(asked.TextsOf("tbody code"));
    }

    [Fact]
    public async Task Audit_MoreThanAPage_IsTurned()
    {
        var day = new DateTimeOffset(2024, 9, 1, 4, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < 51; i++)
        {
            await Put($"paged {i:00}", day.AddSeconds(i));
        }

        var first = await app.As(Role.Auditor).Open("/audit?from=2024-09-01&to=2024-09-01");
        var second = await first.Follow("下一页");

        Assert.Equal(50, first.TextsOf("tbody tr").Count);
        Assert.Contains("by paged 00", Assert.Single(second.TextsOf("tbody tr")), StringComparison.Ordinal);
    }

    private Task Put(string name, DateTimeOffset at) =>
        app.Arrange(db =>
        {
            var operation = new Operation
            {
                Id = Guid.CreateVersion7(at),
                Type = "test.any",
                ActorName = $"by {name}",
                Channel = Channel.System,
                At = at,
            };
            db.Operations.Add(operation);
            db.AuditEvents.Add(
                new AuditEvent
                {
                    Id = Guid.CreateVersion7(at),
                    OperationId = operation.Id,
                    Type = "SomethingElse",
                    TypeVersion = 1,
                    Data = """{"field":"value","number":3}""",
                }
            );
        });
}
