using Dengke.Domain.Campaigns;
using Dengke.Domain.MakeUp;
using Dengke.Features.MakeUp;
using Dengke.Features.Registrar;
using Dengke.Tests.Support;
using static Dengke.Tests.MakeUp.MakeUpFixture;

namespace Dengke.Tests.MakeUp;

/// <summary>Time passes over a booking, and over the studio's last day.</summary>
[Trait("Requirement", "MUP-1")]
public sealed class LapseTests(DatabaseTemplate template) : IAsyncLifetime
{
    private readonly MakeUpFixture fixture = new(template);

    public ValueTask InitializeAsync() => fixture.InitializeAsync();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task Book_AfterNobodyMarkedTheMissedOne_MarksItAndBooks()
    {
        var student = await fixture.Take();
        var missed = Ok(await fixture.Book(student, At(10, 25, 9)));
        fixture.App.Clock.SetUtcNow(At(10, 25, 9, 59));
        var tooEarly = await fixture.Book(student, At(10, 25, 13));
        fixture.App.Clock.SetUtcNow(At(10, 25, 10));

        Ok(await fixture.Book(student, At(10, 25, 13)));

        Assert.Equal("already_booked", tooEarly.Failure?.Code);
        Assert.Equal(BookingState.Missed, (await fixture.Booking(missed)).State);
    }

    [Fact]
    public async Task WalkIn_OnAMonday_IsRefusedWithTheReason()
    {
        var student = await fixture.Take();
        fixture.App.Clock.SetUtcNow(At(10, 28, 10));

        var refused = await fixture.Operator.Run(new WalkIn(MakeUpFixture.Campaign, student.StudentNo));

        Assert.Equal("studio_shut", refused.Failure?.Code);
        Assert.Contains("周一休息", refused.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "CAM-3")]
    public async Task Book_AfterTheLastDay_IsForWhoWasAdmittedLateAlone()
    {
        var (late, other) = (await fixture.Take(), await fixture.Take());
        var (until, at) = (new DateTime(2025, 1, 3, 17, 0, 0), ChinaTime.ToInstant(new DateTime(2025, 1, 3, 16, 0, 0)));
        Ok(await fixture.Registrar.Run(new ExtendWindow(MakeUpFixture.Campaign, Phase.MakeUp, null, late.Id, until, "住院")));
        fixture.App.Clock.SetUtcNow(ChinaTime.ToInstant(new DateTime(2025, 1, 2, 8, 0, 0)));

        Ok(await fixture.Book(late, at));

        Assert.Equal("studio_shut", (await fixture.Book(other, at)).Failure?.Code);
    }
}
