using System.Net;
using System.Text.Json;
using Dengke.Features.Timetable;
using Dengke.Platform.CommandLine;
using Dengke.Tests.Capture;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Spectre.Console.Cli;

namespace Dengke.Tests.Timetable;

/// <summary>The page of the simulation and the commands. One timetable, planned by the command.</summary>
public sealed class SimulationTests(CaptureFixture fixture) : IClassFixture<CaptureFixture>, IAsyncLifetime
{
    private const string Page = $"/campaigns/{CaptureFixture.Campaign}/timetable/simulation";

    public async ValueTask InitializeAsync()
    {
        await fixture.WithoutVendor();
        await fixture.App.Read(async db =>
        {
            await db.TimetablePlacements.ExecuteDeleteAsync();
            await db.Timetables.ExecuteDeleteAsync();
            await db.MessageDeliveries.ExecuteDeleteAsync();
            await db.InboxMessages.ExecuteDeleteAsync();
            return await db.Students.ExecuteDeleteAsync();
        });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    [Trait("Requirement", "SCH-2")]
    public async Task Page_WithoutATimetable_SaysWhatToDo()
    {
        var page = await fixture.Registrar.Open(Page);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("还没有采集安排", page.Text);
    }

    [Fact]
    [Trait("Requirement", "SCH-2")]
    public async Task Page_OfADraft_ForecastsItsSession()
    {
        await Solve(200);

        var page = await fixture.Registrar.Open(Page);
        var fewer = await fixture.Registrar.Open($"{Page}?More=-3&Target=20");
        var ideal = await fixture.Registrar.Open($"{Page}?Absent=0&Early=0&Late=0&Impatient=0&Missed=0&Breakdowns=0&Target=30");

        Assert.Contains("第 1 版(草稿)", page.Text);
        Assert.Contains("200", Assert.Single(page.TextsOf(".table-cards tbody tr")));
        Assert.NotEmpty(page.TextsOf(".chart-data tbody tr"));
        Assert.Contains("需要", Assert.Single(fewer.TextsOf(".alert-warning li")));
        Assert.Contains("各场都达到目标", ideal.Text);
    }

    [Theory]
    [InlineData("Absent=101")]
    [InlineData("Target=-1")]
    [InlineData("More=99")]
    [InlineData("Absent=NaN")]
    [InlineData("Absent=viele")]
    [Trait("Requirement", "SCH-2")]
    public async Task Page_NumbersThatMakeNoSense_IsRefusedInOneSentence(string query)
    {
        var page = await fixture.Registrar.Open($"{Page}?{query}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Single(page.TextsOf("main .alert-danger li, main .alert-danger p"));
    }

    [Fact]
    [Trait("Requirement", "SCH-2")]
    public async Task Command_Simulate_PrintsEachSession()
    {
        await Solve(100);

        var run = await Command<SimulateScheduleCommand>("--json", "--target", "60", "--runs", "3");

        Assert.Equal(ExitCode.Clean, run.Status);
        var session = Assert.Single(JsonDocument.Parse(run.Out).RootElement.GetProperty("sessions").EnumerateArray());
        Assert.Equal("shahe", session.GetProperty("session_id").GetString());
        Assert.Equal(100, session.GetProperty("invited").GetInt32());
        Assert.True(session.GetProperty("median_wait").GetDouble() <= session.GetProperty("percentile95").GetDouble());
        Assert.Equal(ExitCode.Findings, (await Command<SimulateScheduleCommand>("--target", "0")).Status);
        Assert.Contains("shahe: 100 人", (await Command<SimulateScheduleCommand>()).Out);
    }

    [Fact]
    [Trait("Requirement", "SCH-1")]
    public async Task Command_Solve_LooksAndKeepsOnlyWhenTold()
    {
        await fixture.Students(50);

        var looked = await Command<SolveScheduleCommand>();
        var none = await fixture.App.Read(db => db.Timetables.CountAsync());
        var kept = await Command<SolveScheduleCommand>("--apply", "--json");

        Assert.Equal((ExitCode.Clean, 0), (looked.Status, none));
        Assert.Contains("50 人", looked.Out);
        var json = JsonDocument.Parse(kept.Out).RootElement;
        Assert.Equal(1, json.GetProperty("version").GetInt32());
        Assert.Equal(50, json.GetProperty("placements").EnumerateArray().Sum(p => p.GetProperty("students").GetInt32()));
    }

    [Fact]
    [Trait("Requirement", "SCH-1")]
    public async Task Command_Solve_MoreThanThereIsRoomFor_SaysWhatToRelax()
    {
        await fixture.Students(2500);

        var run = await Command<SolveScheduleCommand>("--apply");

        Assert.Equal(ExitCode.Findings, run.Status);
        Assert.Contains("增加 2 个机位", run.Out);
        Assert.Equal(0, await fixture.App.Read(db => db.Timetables.CountAsync()));
    }

    [Fact]
    [Trait("Requirement", "SCH-2")]
    public async Task Command_BadInput_IsOneLineAndTwo()
    {
        var nobody = await Command<SolveScheduleCommand>();
        var nothing = await Command<SimulateScheduleCommand>();
        var unknown = await Support.CommandLine.Run<SolveScheduleCommand>([.. Where(), "--campaign", "1999"]);

        Assert.All([nobody, nothing, unknown], r => Assert.Equal(ExitCode.BadInput, r.Status));
        Assert.All([nobody, nothing, unknown], r => Assert.Single(r.Error.Trim().Split('\n')));
        await Assert.ThrowsAsync<CommandRuntimeException>(() => Command<SimulateScheduleCommand>("--absent", "200"));
        await Assert.ThrowsAsync<CommandRuntimeException>(() => Command<SolveScheduleCommand>("--limit", "0"));
    }

    private async Task Solve(int students)
    {
        await fixture.Students(students);
        Assert.Equal(ExitCode.Clean, (await Command<SolveScheduleCommand>("--apply")).Status);
    }

    private Task<Support.CommandLine> Command<TCommand>(params string[] arguments)
        where TCommand : class, ICommand =>
        CommandLine.Run<TCommand>([.. Where(), "--campaign", CaptureFixture.Campaign, .. arguments]);

    private string[] Where() => ["--data", fixture.App.DataFolder, "--database", fixture.App.DatabaseText];
}
