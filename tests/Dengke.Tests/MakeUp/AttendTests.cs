using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Domain.MakeUp;
using Dengke.Features.MakeUp;
using static Dengke.Tests.MakeUp.MakeUpFixture;

namespace Dengke.Tests.MakeUp;

[Trait("Requirement", "MUP-2")]
public sealed class AttendTests(MakeUpFixture fixture) : IClassFixture<MakeUpFixture>, IAsyncLifetime
{
    /// <summary>A Tuesday, a quarter past ten.</summary>
    private static readonly DateTimeOffset Now = At(10, 29, 10, 15);

    public ValueTask InitializeAsync()
    {
        if (fixture.App.Clock.GetUtcNow() < Now)
        {
            fixture.App.Clock.SetUtcNow(Now);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(false, true, true, true)]
    [InlineData(true, false, true, true)]
    [InlineData(true, true, false, true)]
    [InlineData(true, true, true, false)]
    public async Task Attend_WithOneOfFourNotConfirmed_IsRefused(bool school, bool college, bool number, bool name)
    {
        var student = await fixture.Take();
        var id = Ok(await fixture.Book(student, At(10, 29, 11)));

        var refused = await fixture.Operator.Run(new AttendStudio(Campaign, id, school, college, number, name));

        Assert.Equal("not_confirmed", refused.Failure?.Code);
        Assert.Empty(await fixture.Photos(student));
    }

    [Fact]
    public async Task Attend_First_TakesThePortraitAndNamesWhoConfirmed()
    {
        var student = await fixture.Take();
        var id = Ok(await fixture.Book(student, At(10, 29, 11)));

        Ok(await fixture.Attend(id, "S-17"));

        var booking = await fixture.Booking(id);
        Assert.Equal((BookingState.Attended, fixture.Operator.UserName), (booking.State, booking.ConfirmedBy));
        var photo = Assert.Single(await fixture.Photos(student));
        Assert.Equal((PhotoState.Current, "make_up", "S-17"), (photo.State, photo.Occasion, photo.ShotNumber));
        Assert.Equal("already_attended", (await fixture.Attend(id)).Failure?.Code);
    }

    [Fact]
    public async Task Attend_Retake_ReplacesTheEarlierAndKeepsItInTheHistory()
    {
        var student = await fixture.Take();
        await fixture.AddPhoto(student);
        var id = Ok(await fixture.Book(student, At(10, 29, 11), "照片闭眼"));

        Ok(await fixture.Attend(id));

        var photos = await fixture.Photos(student);
        Assert.Equal([PhotoState.Replaced, PhotoState.Current], photos.Select(p => p.State));
        Assert.Equal((photos[1].Id, "照片闭眼"), (photos[0].ReplacedById, photos[0].Reason));
    }

    [Fact]
    public async Task Attend_AnotherDaysBooking_IsRefused()
    {
        var id = Ok(await fixture.Book(await fixture.Take(), At(10, 30, 9)));

        Assert.Equal("other_day", (await fixture.Attend(id)).Failure?.Code);
    }

    [Fact]
    public async Task Miss_ThenComesTheSameDay_IsAttendedAfterAllAndALaterBookingIsGivenBack()
    {
        var student = await fixture.Take();
        var id = await WalkIn(student);
        Ok(await fixture.Operator.Run(new MissStudio(Campaign, id)));
        var later = Ok(await fixture.Book(student, At(12, 1, 9)));

        Ok(await fixture.Attend(id));

        Assert.Equal(BookingState.Attended, (await fixture.Booking(id)).State);
        Assert.Equal(BookingState.Cancelled, (await fixture.Booking(later)).State);
        Assert.Equal(0, await fixture.Taken(At(12, 1, 9)));
    }

    [Fact]
    public async Task Miss_BeforeItBegins_IsRefused()
    {
        var id = Ok(await fixture.Book(await fixture.Take(), At(10, 29, 15)));

        Assert.Equal("not_begun", (await fixture.Operator.Run(new MissStudio(Campaign, id))).Failure?.Code);
    }

    [Fact]
    [Trait("Requirement", "MUP-1")]
    public async Task Book_AnHourThatHasBegun_IsRefused() =>
        Assert.Equal("slot_begun", (await fixture.Book(await fixture.Take(), At(10, 29, 10))).Failure?.Code);

    [Fact]
    [Trait("Requirement", "MUP-1")]
    public async Task MoveAndCancel_OnceItHasBegun_AreRefused()
    {
        var student = await fixture.Take();
        await WalkIn(student);

        Assert.Equal("booking_begun", (await fixture.Move(student, At(10, 30, 9))).Failure?.Code);
        Assert.Equal("booking_begun", (await fixture.Cancel(student)).Failure?.Code);
    }

    [Fact]
    public async Task WalkIn_WithAPortrait_NeedsAReason()
    {
        var student = await fixture.Take();
        await fixture.AddPhoto(student);

        var silent = await fixture.Operator.Run(new WalkIn(Campaign, student.StudentNo));
        var id = Ok(await fixture.Operator.Run(new WalkIn(Campaign, student.StudentNo, "学信网退回")));

        Assert.Equal("reason_needed", silent.Failure?.Code);
        Assert.Equal("学信网退回", (await fixture.Booking(id)).RetakeReason);
    }

    [Fact]
    public async Task WalkIn_WithABooking_IsTodaysOrBroughtForward()
    {
        var (today, later) = (await fixture.Take(), await fixture.Take());
        Ok(await fixture.Book(today, At(10, 29, 16)));
        var id = Ok(await fixture.Book(later, At(12, 3, 9)));

        var refused = await fixture.Operator.Run(new WalkIn(Campaign, today.StudentNo));
        var brought = Ok(await fixture.Operator.Run(new WalkIn(Campaign, later.StudentNo)));

        Assert.Equal("booked_today", refused.Failure?.Code);
        Assert.Equal(id, brought);
        Assert.Equal(0, await fixture.Taken(At(12, 3, 9)));
        Ok(await fixture.Attend(brought));
    }

    [Fact]
    public async Task WalkIn_ByAStudentThemselves_IsForbidden()
    {
        var student = await fixture.Take();

        var refused = await fixture.Self(student).Run(new WalkIn(Campaign, student.StudentNo));

        Assert.Equal(FailureKind.Forbidden, refused.Failure?.Kind);
    }

    private async Task<Guid> WalkIn(Dengke.Data.Student student) =>
        Ok(await fixture.Operator.Run(new WalkIn(Campaign, student.StudentNo)));
}
