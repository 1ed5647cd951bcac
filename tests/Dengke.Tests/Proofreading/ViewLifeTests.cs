using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Features.Proofreading;
using Dengke.Tests.Documents;
using Dengke.Tests.Messages;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Proofreading;

/// <summary>No view stays longer than it is needed. Each test has a campaign of its own, since it moves the clock.</summary>
[Trait("Requirement", "HND-4")]
public sealed class ViewLifeTests(DatabaseTemplate template) : IAsyncLifetime
{
    private readonly ReadingFixture fixture = new(template);

    public ValueTask InitializeAsync() => fixture.InitializeAsync();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task View_AtTheEndOfTheWindow_IsWipedOnceAndCanBeUploadedNoMore()
    {
        var (one, other) = (await fixture.Ready(), await fixture.Ready());

        await Move(new DateTime(2025, 3, 28, 16, 59, 0));
        Assert.NotNull((await fixture.Reading(one)).SealedView);
        await Move(new DateTime(2025, 3, 28, 17, 0, 0));
        await Move(new DateTime(2025, 3, 28, 17, 1, 0));

        Assert.Null((await fixture.Reading(one)).SealedView);
        Assert.Null((await fixture.Reading(other)).SealedView);
        var wiped = await fixture.App.Read(db => db.AuditEvents.Where(e => e.Type == nameof(ViewsWiped)).ToListAsync());
        Assert.Contains("\"views\":2", Assert.Single(wiped).Data);
        var late = await fixture.Registrar.Run(new KeepViews(ReadingFixture.Campaign, [ViewOf(one)]));
        Assert.Equal("outside_window", late.Failure?.Code);
    }

    [Fact]
    public async Task View_UploadedBeforeTheWindow_IsKeptThirtyDaysFromItsOpening()
    {
        await using var winter = new ReadingFixture(template) { Starts = At(new DateTime(2025, 2, 1, 9, 0, 0)) };
        await winter.InitializeAsync();
        var taken = await winter.Taken();

        var early = await winter.Registrar.Run(new KeepViews(ReadingFixture.Campaign, [ViewOf(taken)]));
        winter.App.Clock.SetUtcNow(At(new DateTime(2025, 2, 12, 9, 0, 0)));
        await winter.Keep(taken);
        var page = await winter.Person(taken.Student).Open(ReadingFixture.Mine);

        Assert.Equal("outside_window", early.Failure?.Code);
        Assert.Equal(At(new DateTime(2025, 3, 26, 8, 0, 0)), (await winter.Reading(taken)).ExpiresAt);
        Assert.Contains("校对开始后即可作答", page.Text);
        Assert.Equal("outside_window", (await winter.Confirm(taken)).Failure?.Code);
    }

    [Fact]
    public async Task View_OfAPortraitThatWasReplaced_IsWiped()
    {
        var taken = await fixture.Ready();
        await fixture.App.Arrange(db => db.CapturedPhotos.Single(p => p.Id == taken.Photo!.Id).State = PhotoState.Replaced);

        await fixture.App.Tick();

        Assert.Null((await fixture.Reading(taken)).SealedView);
    }

    [Fact]
    public async Task View_Expired_IsProvidedAgainWithinAnExtensionAndTheStudentIsNotToldTwice()
    {
        var taken = await fixture.Ready();
        _ = await fixture.Person(taken.Student).Id();
        await Move(new DateTime(2025, 3, 28, 17, 0, 0));
        await fixture.App.Arrange(db =>
            db.WindowExtensions.Add(
                new WindowExtension
                {
                    Id = Guid.CreateVersion7(),
                    CampaignId = ReadingFixture.Campaign,
                    Phase = Phase.ProofReading,
                    StudentId = taken.Student.Id,
                    Until = At(new DateTime(2025, 4, 3, 17, 0, 0)),
                    Reason = "出国",
                    GrantedBy = "registrar",
                    GrantedAt = fixture.App.Clock.GetUtcNow(),
                }
            )
        );

        var page = await fixture.Person(taken.Student).Open(ReadingFixture.Mine);
        var renewed = await fixture.Keep(taken);
        await fixture.App.Tick();

        Assert.Contains("校对图已到期删除", page.Text);
        Assert.Equal((0, 1), (renewed.Added, renewed.Renewed));
        Assert.Equal(At(new DateTime(2025, 4, 3, 17, 0, 0)), (await fixture.Reading(taken)).ExpiresAt);
        Assert.True((await fixture.Confirm(taken)).IsOk);
        Assert.Single(
            await fixture.App.Read(db => db.OutboxMessages.Where(m => m.Payload.Contains("proof_reading_opens")).ToListAsync())
        );
    }

    private static NewView ViewOf(TakenShot taken) =>
        new(taken.Shot.Token, taken.Shot.Shot, taken.Shot.Sha256, SamplePhotos.Jpeg(180, 240));

    private static DateTimeOffset At(DateTime local) => ChinaTime.ToInstant(local);

    private async Task Move(DateTime local)
    {
        fixture.App.Clock.SetUtcNow(At(local));
        await fixture.App.Tick();
    }
}
