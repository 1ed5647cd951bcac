using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Confirmation;
using Dengke.Domain.MakeUp;
using Dengke.Domain.Sealing;
using Dengke.Features.Sealing;
using Dengke.Features.Shared.Campaigns;
using Dengke.Tests.Capture;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Sealing;

/// <summary>Everything that can be open is on the list, one of each kind.</summary>
[Trait("Requirement", "SEA-1")]
public sealed class ReadinessTests(SealFixture seal) : IClassFixture<SealFixture>
{
    [Fact]
    public async Task Load_StudentOfWhomEverythingIsDone_HasNothingOpen()
    {
        var student = (await seal.Done(1))[0];

        Assert.DoesNotContain(await Open(), i => i.StudentId == student.Id);
    }

    [Theory]
    [InlineData(ConfirmationState.Viewed, OpenKind.NotRegistered)]
    [InlineData(ConfirmationState.DeclaredCorrect, OpenKind.NotRegistered)]
    [InlineData(ConfirmationState.Registered, OpenKind.NotAccepted)]
    [InlineData(ConfirmationState.Submitted, OpenKind.NotAccepted)]
    public async Task Load_ConfirmationNotFinal_IsOpen(ConfirmationState state, OpenKind kind)
    {
        var student = (await seal.Done(1))[0];
        await seal.App.Read(db =>
            db.StudentConfirmations.Where(c => c.StudentId == student.Id)
                .ExecuteUpdateAsync(u => u.SetProperty(c => c.State, state))
        );

        Assert.Equal([kind], await KindsOf(student));
    }

    [Fact]
    public async Task Load_NoPortrait_IsThatAlone() =>
        Assert.Equal([OpenKind.NoPortrait], await KindsOf(await seal.WithoutPortrait()));

    [Fact]
    public async Task Load_PortraitThatNoStationHandedOver_IsOpen()
    {
        var student = (await seal.Done(1))[0];
        await seal.App.Read(db =>
            db.ReceivedShots.Where(s => s.StudentId == student.Id)
                .ExecuteUpdateAsync(u => u.SetProperty(s => s.PhotoId, (Guid?)null))
        );

        Assert.Equal([OpenKind.NotReceived], await KindsOf(student));
    }

    [Theory]
    [InlineData(ReadingState.Waiting)]
    [InlineData(ReadingState.Disputed)]
    public async Task Load_PortraitThatTheStudentHasNotConfirmed_IsOpen(ReadingState state)
    {
        var student = (await seal.Done(1))[0];
        await seal.App.Read(db =>
            db.PhotoReadings.Where(r => r.StudentId == student.Id).ExecuteUpdateAsync(u => u.SetProperty(r => r.State, state))
        );

        Assert.Equal([OpenKind.NotProofRead], await KindsOf(student));
    }

    [Theory]
    [InlineData(IdentityState.Unsure)]
    [InlineData(IdentityState.Abnormal)]
    [InlineData(IdentityState.Failed)]
    public async Task Load_IdentityCheckNotPassed_IsOpen(IdentityState state)
    {
        var student = (await seal.Done(1))[0];
        await seal.App.Read(db =>
            db.IdentityChecks.Where(c => c.StudentId == student.Id).ExecuteUpdateAsync(u => u.SetProperty(c => c.State, state))
        );

        Assert.Equal([OpenKind.IdentityOpen], await KindsOf(student));
    }

    [Fact]
    public async Task Load_NoIdentityCheck_IsOpen()
    {
        var student = (await seal.Done(1))[0];
        await seal.App.Read(db => db.IdentityChecks.Where(c => c.StudentId == student.Id).ExecuteDeleteAsync());

        Assert.Equal([OpenKind.IdentityOpen], await KindsOf(student));
    }

    [Fact]
    public async Task Load_OpenCase_IsOpenAlsoWhereNobodyKnowsWhose()
    {
        var student = (await seal.Done(1))[0];
        await seal.App.Arrange(db => db.PhotoCases.AddRange(Case(student.Id, "闭眼了"), Case(null, "不是我")));

        Assert.Equal([OpenKind.OpenCase], await KindsOf(student));
        Assert.Contains(await Open(), i => i is { Kind: OpenKind.OpenCase, StudentId: null, Note.Chinese: "不是我" });
    }

    [Fact]
    public async Task Load_ShotSetAside_IsOpen()
    {
        var aside = await seal.Reading.SetAside(await seal.Reading.Capture.Student());

        Assert.Contains(await Open(), i => i.Kind == OpenKind.SetAside && i.Subject == aside.Shot.Id.ToString());
    }

    [Fact]
    public async Task Load_BookingNeitherKeptNorCancelled_IsOpen()
    {
        var student = (await seal.Done(1))[0];
        var slot = new StudioSlot
        {
            Id = Guid.CreateVersion7(),
            CampaignId = SealFixture.Campaign,
            StartsAt = SealFixture.Day.AddDays(-100),
            EndsAt = SealFixture.Day.AddDays(-100).AddHours(1),
        };
        await seal.App.Arrange(db =>
        {
            db.StudioSlots.Add(slot);
            db.StudioBookings.Add(
                new StudioBooking
                {
                    Id = Guid.CreateVersion7(),
                    CampaignId = SealFixture.Campaign,
                    StudentId = student.Id,
                    SlotId = slot.Id,
                    State = BookingState.Booked,
                }
            );
        });

        Assert.Equal([OpenKind.BookingToCome], await KindsOf(student));
    }

    [Theory]
    [InlineData(SubmissionState.Open)]
    [InlineData(SubmissionState.AwaitingSignature)]
    [InlineData(SubmissionState.Submitted)]
    public async Task Load_CollegeNotAccepted_IsOpen(SubmissionState state)
    {
        await seal.Done(1);
        await Set(state);

        var open = await Open();

        Assert.Contains(open, i => i is { Kind: OpenKind.CollegeOpen, Subject: CaptureFixture.College });
        await Set(SubmissionState.Accepted);
        Assert.DoesNotContain(await Open(), i => i.Kind == OpenKind.CollegeOpen);

        Task Set(SubmissionState to) =>
            seal.App.Read(db => db.CollegeSubmissions.ExecuteUpdateAsync(u => u.SetProperty(s => s.State, to)));
    }

    [Fact]
    public async Task Name_WithoutReasonOrOfWhatIsNotOpen_IsRefused()
    {
        var student = await seal.WithoutPortrait();

        Assert.Equal("invalid", (await seal.Name(OpenKind.NoPortrait, student.Id.ToString(), " ")).Failure?.Code);
        Assert.Equal("stale", (await seal.Name(OpenKind.OpenCase, student.Id.ToString())).Failure?.Code);
        Assert.Equal("stale", (await seal.Name(OpenKind.NoPortrait, "nobody")).Failure?.Code);
    }

    [Fact]
    public async Task Name_NamedAlready_HasTheNewReason()
    {
        var subject = (await seal.WithoutPortrait()).Id.ToString();
        CaptureFixture.Ok(await seal.Name(OpenKind.NoPortrait, subject, "休学"));

        CaptureFixture.Ok(await seal.Name(OpenKind.NoPortrait, subject, "应征入伍"));

        Assert.Equal("应征入伍", (await Open()).Single(i => i.Subject == subject).Exception?.Reason);
    }

    private async Task<IReadOnlyList<OpenItem>> Open() =>
        await seal.App.Read(async db =>
            await OpenItems.Load(
                db,
                (await StoredCampaign.Load(db, SealFixture.Campaign, seal.Stopping)).Value,
                SealFixture.Day,
                seal.Stopping
            )
        );

    private async Task<IReadOnlyList<OpenKind>> KindsOf(Student student) =>
        [.. (await Open()).Where(i => i.StudentId == student.Id).Select(i => i.Kind)];

    private static PhotoCase Case(Guid? student, string text) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            CampaignId = SealFixture.Campaign,
            Origin = CaseOrigin.Hall,
            State = CaseState.Open,
            StudentId = student,
            Text = text,
            OpenedBy = "1 号机",
            OpenedAt = SealFixture.Day,
        };
}
