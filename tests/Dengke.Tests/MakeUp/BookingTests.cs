using Dengke.Domain.MakeUp;
using Dengke.Features.MakeUp;
using Dengke.Tests.Messages;
using static Dengke.Tests.MakeUp.MakeUpFixture;

namespace Dengke.Tests.MakeUp;

[Trait("Requirement", "MUP-1")]
public sealed class BookingTests(MakeUpFixture fixture) : IClassFixture<MakeUpFixture>
{
    /// <summary>A Sunday.</summary>
    private static readonly DateTimeOffset Sunday = At(10, 27, 10);

    [Fact]
    public async Task Book_Sunday_IsBookedAndTheStudentTold()
    {
        var student = await fixture.Take();
        _ = await fixture.Self(student).Id();

        var booking = await fixture.Booking(Ok(await fixture.Book(student, Sunday)));
        await fixture.App.Tick();

        Assert.Equal((BookingState.Booked, null), (booking.State, booking.RetakeReason));
        var message = Assert.Single(await fixture.App.Inbox(fixture.Self(student)));
        Assert.Equal(("make_up_booked", "/me/make-up"), (message.Template, message.Link));
        Assert.Contains("10月27日(周日)10:00—11:00在示例照相馆", message.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 28, 10, "周一休息")]
    [InlineData(11, 20, 10, "校庆")]
    [InlineData(10, 23, 10, "不在补采时间内")]
    [InlineData(10, 27, 12, "营业时间为 09:00—12:00、13:00—17:00")]
    [InlineData(10, 27, 17, "营业时间为")]
    [InlineData(10, 27, 8, "营业时间为")]
    public async Task Book_WhenShut_IsRefusedAndSaysWhy(int month, int day, int hour, string why)
    {
        var refused = await fixture.Book(await fixture.Take(), At(month, day, hour));

        Assert.Equal("studio_shut", refused.Failure?.Code);
        Assert.Contains(why, refused.Failure!.Message, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(refused.Failure.English));
    }

    [Fact]
    public async Task Book_BetweenTwoStarts_IsRefused() =>
        Assert.Equal("studio_shut", (await fixture.Book(await fixture.Take(), At(10, 27, 10, 30))).Failure?.Code);

    [Fact]
    public async Task Book_MakeUpWorkday_IsOpenAsAnyOtherSaturday() =>
        Ok(await fixture.Book(await fixture.Take(), At(11, 23, 9)));

    [Fact]
    public async Task Book_LastDay_UntilItsLastHour()
    {
        Ok(await fixture.Book(await fixture.Take(), At(12, 31, 16)));
        var later = await fixture.Book(await fixture.Take(), At(12, 31, 17));
        var after = await fixture.Book(
            await fixture.Take(),
            Domain.Campaigns.ChinaTime.ToInstant(new DateTime(2025, 1, 2, 10, 0, 0))
        );

        Assert.Equal("studio_shut", later.Failure?.Code);
        Assert.Contains("不在补采时间内", after.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Book_Again_IsRefusedInFavourOfMoving()
    {
        var student = await fixture.Take();
        Ok(await fixture.Book(student, Sunday));

        var again = await fixture.Book(student, At(10, 29, 10));

        Assert.Equal("already_booked", again.Failure?.Code);
        Assert.Equal(0, await fixture.Taken(At(10, 29, 10)));
    }

    [Fact]
    public async Task Cancel_Booked_FreesThePlace()
    {
        var (student, at) = (await fixture.Take(), At(10, 30, 9));
        var id = Ok(await fixture.Book(student, at));

        Ok(await fixture.Cancel(student));

        Assert.Equal(BookingState.Cancelled, (await fixture.Booking(id)).State);
        Assert.Equal(0, await fixture.Taken(at));
        Assert.Equal("no_booking", (await fixture.Cancel(student)).Failure?.Code);
        Ok(await fixture.Book(student, at));
    }

    [Fact]
    public async Task Move_Booked_TakesTheNewPlaceAndReleasesTheOld()
    {
        var (student, from, to) = (await fixture.Take(), At(10, 31, 14), At(10, 31, 10));
        var id = Ok(await fixture.Book(student, from));

        Ok(await fixture.Move(student, to));

        Assert.Equal((0, 1), (await fixture.Taken(from), await fixture.Taken(to)));
        Assert.Equal(id, Assert.Single(await fixture.Booked(to)).Id);
        Assert.Equal("same_slot", (await fixture.Move(student, to)).Failure?.Code);
    }

    [Fact]
    public async Task Move_ToShutDay_KeepsTheOldPlace()
    {
        var (student, at) = (await fixture.Take(), At(11, 1, 9));
        Ok(await fixture.Book(student, at));

        Assert.Equal("studio_shut", (await fixture.Move(student, At(11, 4, 9))).Failure?.Code);
        Assert.Equal(1, await fixture.Taken(at));
    }

    [Fact]
    [Trait("Requirement", "MUP-2")]
    public async Task Book_WithAPortrait_NeedsAReason()
    {
        var student = await fixture.Take();
        await fixture.AddPhoto(student);

        var silent = await fixture.Book(student, At(11, 2, 9), " ");
        var booking = await fixture.Booking(Ok(await fixture.Book(student, At(11, 2, 9), " 照片闭眼 ")));

        Assert.Equal("reason_needed", silent.Failure?.Code);
        Assert.Equal("照片闭眼", booking.RetakeReason);
        Assert.Equal(1, await fixture.Taken(At(11, 2, 9)));
    }

    [Fact]
    [Trait("Requirement", "SEC-1")]
    public async Task Commands_OnAnothersRecord_AreAnsweredAsIfThereWereNone()
    {
        var (owner, other) = (await fixture.Take(), fixture.Self(await fixture.Take()));
        var id = Ok(await fixture.Book(owner, At(11, 3, 9)));

        var booked = await other.Run(new BookStudio(Campaign, owner.Id, At(11, 3, 10)));
        var moved = await other.Run(new MoveStudio(Campaign, owner.Id, At(11, 3, 10)));
        var cancelled = await other.Run(new CancelStudio(Campaign, owner.Id));
        var attended = await other.Run(new AttendStudio(Campaign, id, true, true, true, true));

        Assert.Equal("not_found", booked.Failure?.Code);
        Assert.Equal("not_found", moved.Failure?.Code);
        Assert.Equal("not_found", cancelled.Failure?.Code);
        Assert.Equal("forbidden", attended.Failure?.Code);
        Assert.Equal(BookingState.Booked, (await fixture.Booking(id)).State);
    }
}
