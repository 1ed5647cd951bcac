using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.People;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Tests.Confirmation;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Messages;

/// <summary>Messages that nobody asks for but that are due.</summary>
[Trait("Requirement", "MSG-1")]
public sealed class ScheduledTests(DatabaseTemplate template) : IAsyncLifetime
{
    private static readonly Phases Phases = DefaultCampaign.Read().Phases;
    private readonly ConfirmationFixture flow = new(template);

    public ValueTask InitializeAsync() => flow.InitializeAsync();

    public ValueTask DisposeAsync() => flow.DisposeAsync();

    [Fact]
    public async Task Opening_BeforeTheWindow_IsNotTold()
    {
        var later = Phases.Confirmation with { Opens = new DateTime(2024, 10, 12, 8, 0, 0) };
        await flow.Revise(c => c with { Phases = c.Phases with { Confirmation = later } });
        await At(later.OpensAt.AddMinutes(-1));
        Assert.Empty(await Of("confirmation_opens"));

        await At(later.OpensAt);
        await At(later.OpensAt.AddDays(1));

        Assert.Equal(4, (await Of("confirmation_opens")).Count);
    }

    [Fact]
    [Trait("Requirement", "MSG-1")]
    public async Task ProofReading_NotAnswered_IsRemindedOfThreeDaysAndOneDayBeforeTheEnd()
    {
        await Portrait(Same, answered: false);
        await Portrait(OtherName, answered: true);

        foreach (var days in new[] { 4, 3, 2, 1, -1 })
        {
            await At(Phases.ProofReading.ClosesAt.AddDays(-days));
            await flow.App.Tick();
        }

        var reminders = await Of("proof_reading_reminder");
        var student = await flow.Id(Same);
        Assert.Equal(2, reminders.Count);
        Assert.All(reminders, m => Assert.Equal((student, "/me/photo"), (m.StudentId, m.Link)));
    }

    [Fact]
    public async Task Sealing_WithThingsOpen_IsWarnedOf()
    {
        _ = await flow.Registrar.Id();

        await At(Phases.Sealing.ClosesAt.AddDays(-1));
        await flow.App.Tick();

        // Four students, none of whom is finished or has a portrait.
        Assert.Contains("8 项未了", Assert.Single(await Of("sealing_warning")).Subject, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "MSG-2")]
    public async Task Counselor_OfStudentsWhoHaveOpenedNothing_IsToldHowMany()
    {
        var counselor = flow.Counselor(FinanceClass);
        _ = await counselor.Id();
        await flow.App.Tick();

        await At(Phases.Confirmation.ClosesAt.AddDays(-3));

        var told = Assert.Single(await flow.App.Inbox(counselor), m => m.Template == "not_reached");
        Assert.Contains("2 名学生", told.Subject, StringComparison.Ordinal);
        Assert.EndsWith("/register/calls", told.Link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Account_MadeForAStudent_IsToldWithoutThePassword()
    {
        var administrator = flow.App.As(Role.Administrator);
        var first = Ok(NewPassword.Choose("correct horse battery", Same, "First"));
        await flow.App.Tick();
        var account = Ok(await administrator.Run(new CreateAccount(Same, "何一", Role.Student, Same, first)));

        await flow.App.Tick();

        var message = Assert.Single(await Of("account_created"));
        // What was written before there was an account is theirs as well.
        Assert.Equal(account, (await Of("confirmation_opens")).Single(m => m.StudentId == message.StudentId).AccountId);
        Assert.Equal(await flow.Id(Same), message.StudentId);
        Assert.DoesNotContain("correct horse", message.Body, StringComparison.Ordinal);
    }

    private async Task At(DateTimeOffset at)
    {
        flow.App.Clock.SetUtcNow(at);
        await flow.App.Tick();
    }

    private Task<List<InboxMessage>> Of(string id) =>
        flow.App.Read(db => db.InboxMessages.AsNoTracking().Where(m => m.Template == id).ToListAsync());

    private async Task Portrait(string number, bool answered)
    {
        var (student, photo) = (await flow.Id(number), Guid.CreateVersion7());
        var now = flow.App.Clock.GetUtcNow();
        await flow.App.Arrange(db =>
        {
            db.CapturedPhotos.Add(
                new CapturedPhoto
                {
                    Id = photo,
                    CampaignId = ConfirmationFixture.Campaign,
                    StudentId = student,
                    Occasion = "south",
                    TakenAt = now,
                }
            );
            db.PhotoReadings.Add(
                new PhotoReading
                {
                    Id = Guid.CreateVersion7(),
                    CampaignId = ConfirmationFixture.Campaign,
                    StudentId = student,
                    PhotoId = photo,
                    State = answered ? Domain.Capture.ReadingState.Confirmed : Domain.Capture.ReadingState.Waiting,
                    AddedAt = now,
                    ExpiresAt = now.AddYears(1),
                }
            );
        });
    }
}
