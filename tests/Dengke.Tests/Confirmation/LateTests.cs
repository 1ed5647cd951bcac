using Dengke.Domain.Campaigns;
using Dengke.Features.Mine;
using Dengke.Features.Registrar;

namespace Dengke.Tests.Confirmation;

/// <summary>After the deadline of 10月21日(周一)10:00: closed to all, open to who was admitted late.</summary>
public sealed class LateTests(CheckingFixture confirmation) : IClassFixture<CheckingFixture>, IAsyncLifetime
{
    public ValueTask InitializeAsync()
    {
        var late = new DateTimeOffset(2024, 10, 21, 2, 0, 0, TimeSpan.Zero);
        if (confirmation.App.Clock.GetUtcNow() < late)
        {
            confirmation.App.Clock.SetUtcNow(late);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    [Trait("Requirement", "CAM-3")]
    public async Task MyRecord_AfterTheDeadline_NamesTheWindowAndHasNoButtons()
    {
        var student = await confirmation.Student();

        var page = await student.Open("/me/record");

        Assert.Contains("10月9日(周三)00:00—10月21日(周一)10:00", page.TextOf(".alert-warning"));
        Assert.Empty(page.TextsOf("main form"));
        Assert.Contains("宁静", page.TextOf("#name"));
        Assert.Null(await student.Confirmation());
    }

    [Fact]
    [Trait("Requirement", "CAM-3")]
    public async Task TickFields_AfterTheDeadline_IsOutsideTheWindow()
    {
        var student = await confirmation.Student();

        var ticked = await student.Person.Run(new TickFields(CheckingFixture.Campaign, student.Id, ["sex"]));

        Assert.Equal("outside_window", ticked.Failure!.Code);
    }

    [Fact]
    [Trait("Requirement", "CAM-3")]
    public async Task AdmittedLate_OneStudent_DeclaresAndIsMarkedLateWhileAnotherStaysOut()
    {
        var (admitted, other) = (await confirmation.Student(), await confirmation.Student());
        var until = new DateTime(2024, 10, 25, 17, 0, 0);
        var extended = await confirmation.Registrar.Run(
            new ExtendWindow(CheckingFixture.Campaign, Phase.Confirmation, null, admitted.Id, until, "住院")
        );
        Assert.True(extended.IsOk, extended.Failure?.Message);

        var mine = await admitted.Open("/me");
        await admitted.Declare();

        Assert.Contains("10月25日(周五)17:00", mine.TextOf(".next-act"));
        Assert.True((await admitted.Confirmation())!.Late);
        Assert.Contains("逾期", (await admitted.Open("/me")).TextOf(".step.is-done"));
        Assert.Contains("逾期", (await other.Open("/me")).TextOf(".step.is-late"));
    }
}
