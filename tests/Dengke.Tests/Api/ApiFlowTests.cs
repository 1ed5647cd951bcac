using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dengke.Domain.Kernel;
using Dengke.Tests.Confirmation;
using Dengke.Tests.People;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Api;

/// <summary>What people do at pages, done by programs.</summary>
[Trait("Requirement", "RUN-5")]
public sealed class ApiFlowTests(DatabaseTemplate template) : IAsyncLifetime
{
    private const string Campaign = ConfirmationFixture.Campaign;
    private readonly ConfirmationFixture flow = new(template);

    public ValueTask InitializeAsync() => flow.InitializeAsync();

    public ValueTask DisposeAsync() => flow.DisposeAsync();

    [Fact]
    public async Task Record_ReadTickedDeclaredAndRegistered_IsAsByThePages()
    {
        var student = await flow.Student(ConfirmationFixture.Same).Browser();
        var me = (await student.Read("/me")).Body!;
        var id = (Guid)me["student_id"]!;
        var asked = me["fields"]!.AsArray().Where(f => (bool)f!["asked"]!).Select(f => (string)f!["key"]!).ToArray();
        Assert.Equal(Campaign, (string?)me["campaign"]);
        Assert.Equal("not_started", (string?)me["state"]);

        Assert.Equal(204, (await student.Act("confirmation.view", new { campaign_id = Campaign, student_id = id })).Status);
        var ticked = await student.Act(
            "confirmation.tick",
            new
            {
                campaign_id = Campaign,
                student_id = id,
                ticked = asked[..2],
            }
        );
        Assert.Equal(204, ticked.Status);
        me = (await student.Read("/me")).Body!;
        Assert.Equal(2, me["fields"]!.AsArray().Count(f => (bool)f!["ticked"]!));

        var half = await Declare(asked[..2]);
        Assert.Equal((422, "invalid"), (half.Status, half.Code));
        Assert.Equal(asked.Length - 2, half.Body!["errors"]!.AsArray().Count);
        var declared = await Declare(asked);
        Assert.Equal((200, "declared_correct"), (declared.Status, (string?)declared.Body));
        Assert.Equal(409, (await Declare(asked)).Status);

        var counselor = await flow.Counselor(ConfirmationFixture.FinanceClass).Browser();
        var seen = (await counselor.Read($"/campaigns/{Campaign}/students")).Items();
        Assert.All(seen, s => Assert.Equal(ConfirmationFixture.FinanceClass, (string?)s["class_name"]));
        var registered = await counselor.Act(
            "confirmation.register",
            new
            {
                campaign_id = Campaign,
                student_ids = new[] { id },
                evidence_seen = true,
            }
        );
        Assert.Equal(1, (int)registered.Body!["registered"]!);
        Assert.Equal("registered", (string?)(await student.Read("/me")).Body!["state"]);
        Assert.True(
            await flow.App.Read(db => db.Operations.AnyAsync(o => o.Type == "confirmation.declare" && o.Channel == Channel.Api))
        );

        Task<Answer> Declare(string[] fields) =>
            student.Act(
                "confirmation.declare",
                new
                {
                    campaign_id = Campaign,
                    student_id = id,
                    ticked = fields,
                    version = (int)me["version"]!,
                    seen = (string?)me["seen"],
                }
            );
    }

    [Fact]
    public async Task Act_SentTwiceUnderOneKey_IsDoneOnce()
    {
        var registrar = await flow.Registrar.Browser();
        var asked = new
        {
            campaign_id = Campaign,
            phase = "confirmation",
            college = ConfirmationFixture.Finance,
            student_id = (Guid?)null,
            until = "2024-10-25T10:00:00",
            reason = "校医院停电",
        };

        var first = await registrar.Act("window.extend", asked, "extend-1");
        var second = await registrar.Act("window.extend", asked, "extend-1");

        Assert.Equal(200, first.Status);
        Assert.Equal((string?)first.Body, (string?)second.Body);
        Assert.Equal(1, await flow.App.Read(db => db.WindowExtensions.CountAsync()));
        Assert.Equal(400, (await registrar.Act("window.extend", asked, new string('k', 65))).Status);
    }

    /// <summary>Under a key an answer is kept to be given again; a document number is not kept in clear.</summary>
    [Fact]
    [Trait("Requirement", "SEC-2")]
    public async Task Act_WhoseAnswerIsSecret_TakesNoKeyAndLeavesNothing()
    {
        var registrar = await flow.Registrar.Browser();
        var asked = new
        {
            campaign_id = Campaign,
            student_id = await flow.Id(ConfirmationFixture.Same),
            reason = "核对身份证原件",
        };

        Assert.Equal((400, "key_not_taken"), StatusAndCode(await registrar.Act("student.unveil", asked, "unveil-1")));
        Assert.Equal(200, (await registrar.Act("student.unveil", asked)).Status);

        Assert.All(
            await flow.App.Read(db => db.Operations.Where(o => o.Type == "student.unveil").ToListAsync()),
            o => Assert.Null(o.Result)
        );
    }

    [Fact]
    public async Task Session_BegunWithPassword_IsWhoseItIs_AndEnds()
    {
        var person = await flow.App.WithPassword(null, new Grant(Role.Student, ConfirmationFixture.Same));
        var browser = flow.App.Visitor();

        Assert.Equal((401, "not_signed_in"), StatusAndCode(await SignIn("not this one")));
        var signedIn = await SignIn(PeopleExtensions.Password);

        Assert.Equal(200, signedIn.Status);
        Assert.Equal("student", (string?)signedIn.Body!["grants"]![0]!["role"]);
        Assert.Equal((string?)signedIn.Body["account_id"], (string?)(await browser.Read("/session")).Body!["account_id"]);
        Assert.Equal(204, (await browser.Send(HttpMethod.Delete, "/session", null)).Status);
        Assert.Equal((401, "http_401"), StatusAndCode(await browser.Read("/session")));
        Assert.Equal((401, "http_401"), StatusAndCode(await browser.Send(HttpMethod.Delete, "/session", null)));

        Task<Answer> SignIn(string password) => Begin(browser, person, password);
    }

    /// <summary>What a first sign-in asks for stays with a person at a page.</summary>
    [Fact]
    public async Task Session_OfStaffWithoutSecondFactor_SaysWhereToBegin_AndOpensNothing()
    {
        var person = await flow.App.WithPassword(null, new Grant(Role.Registrar));
        var browser = flow.App.Visitor();

        var signedIn = await Begin(browser, person, PeopleExtensions.Password);

        Assert.Equal("/second-factor", (string?)signedIn.Body!["first_step"]);
        Assert.Equal((403, "http_403"), StatusAndCode(await browser.Read($"/campaigns/{Campaign}/corrections")));
    }

    [Fact]
    public async Task Lists_InParts_AreTheWhole()
    {
        var registrar = await flow.Registrar.Browser();
        var whole = (await registrar.Read($"/campaigns/{Campaign}/students?limit=1000")).Items();

        var first = await registrar.Read($"/campaigns/{Campaign}/students?limit=2");
        var rest = await registrar.Read($"/campaigns/{Campaign}/students?offset=2&limit=1000");

        Assert.True(whole.Count > 2);
        Assert.Equal(whole.Count, (int)first.Body!["total"]!);
        Assert.Equal(whole.Select(Id), first.Items().Concat(rest.Items()).Select(Id));
        Assert.Equal(404, (await registrar.Read("/campaigns/1999/students")).Status);
        Assert.Equal(404, (await registrar.Read("/campaigns/1999/slots")).Status);
        Assert.Equal(404, (await registrar.Read("/campaigns/1999/progress")).Status);
        Assert.Equal((404, "http_404"), StatusAndCode(await registrar.Read("/no-such-list")));
        Assert.Equal((400, "http_400"), StatusAndCode(await registrar.Read($"/campaigns/{Campaign}/slots?limit=some")));
        Assert.Equal((405, "http_405"), StatusAndCode(await registrar.Read("/acts/window.extend")));

        static string? Id(JsonObject student) => (string?)student["id"];
    }

    private static Task<Answer> Begin(Browser browser, TestPerson person, string password) =>
        browser.Send(HttpMethod.Post, "/session", JsonContent.Create(new { user_name = person.UserName, password }));

    private static (int, string?) StatusAndCode(Answer answer) => (answer.Status, answer.Code);
}
