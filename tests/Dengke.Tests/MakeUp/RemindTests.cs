using Dengke.Data;
using Dengke.Tests.Messages;
using Dengke.Tests.Support;
using static Dengke.Tests.MakeUp.MakeUpFixture;

namespace Dengke.Tests.MakeUp;

/// <summary>Who is told that the studio is open, and that its last days have come.</summary>
[Trait("Requirement", "MUP-1")]
public sealed class RemindTests(DatabaseTemplate template) : IAsyncLifetime
{
    private readonly MakeUpFixture fixture = new(template);

    public ValueTask InitializeAsync() => fixture.InitializeAsync();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task Opening_WhoHasNoPortrait_IsToldOnce()
    {
        var (left, done) = (await Person(), await Person());
        await fixture.AddPhoto(done);

        await At(10, 24, 8, 59);
        Assert.Empty(await Told(left));
        await At(10, 24, 9);
        await At(10, 24, 10);
        await At(10, 25, 10);

        var told = Assert.Single(await Told(left));
        Assert.Equal("make_up_opens", told.Template);
        Assert.Contains("30.00 元", told.Body);
        Assert.Equal("/me/make-up", told.Link);
        Assert.Empty(await Told(done));
    }

    [Fact]
    public async Task LastDays_WhoHasNeitherPortraitNorVisit_IsToldThreeDaysAndOneDayBefore()
    {
        var (left, booked) = (await Person(), await Person());
        await At(12, 27, 10);
        Ok(await fixture.Book(booked, MakeUpFixture.At(12, 29, 9)));

        await At(12, 28, 17);
        await At(12, 28, 18);
        await At(12, 30, 18);
        await At(12, 31, 18);

        var days = (await Told(left)).Where(m => m.Template == "make_up_last_days").Select(m => m.Subject).ToList();
        Assert.Equal(["补采还剩 3 天", "补采还剩 1 天"], days);
        // The visit of the other was missed by then.
        Assert.Equal(
            ["补采还剩 1 天"],
            (await Told(booked)).Where(m => m.Template == "make_up_last_days").Select(m => m.Subject)
        );
    }

    private async Task<Student> Person()
    {
        var student = await fixture.Take();
        _ = await fixture.Self(student).Id();
        return student;
    }

    private async Task At(int month, int day, int hour, int minute = 0)
    {
        fixture.App.Clock.SetUtcNow(MakeUpFixture.At(month, day, hour, minute));
        await fixture.App.Tick();
        await fixture.App.Tick();
    }

    private async Task<List<InboxMessage>> Told(Student student) =>
        [
            .. (await fixture.App.Inbox(fixture.Self(student)))
                .Where(m => m.Template.StartsWith("make_up_", StringComparison.Ordinal))
                .OrderBy(m => m.CreatedAt),
        ];
}
