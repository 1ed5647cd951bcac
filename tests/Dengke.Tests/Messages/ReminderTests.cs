using Dengke.Domain.Campaigns;
using Dengke.Features.Registrar;
using Dengke.Tests.Confirmation;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Messages;

[Trait("Requirement", "CON-6")]
public sealed class ReminderTests(DatabaseTemplate template) : IAsyncLifetime
{
    private readonly ConfirmationFixture flow = new(template);

    public ValueTask InitializeAsync() => flow.InitializeAsync();

    public ValueTask DisposeAsync() => flow.DisposeAsync();

    [Fact]
    public async Task ThreeDaysAndOneDayBefore_WhoHasNotConfirmed_IsRemindedOnceEach()
    {
        var (done, left) = (flow.Student(Same), flow.Student(OtherName));
        var (counselor, secretary) = (flow.Counselor(FinanceClass), flow.Secretary(Finance));
        _ = (await counselor.Id(), await secretary.Id(), await left.Id());
        await flow.View(Same);
        Ok(await flow.Declare(Same));

        await At("2024-10-18 09:59");
        Assert.Empty(await Reminders(left));
        await At("2024-10-18 10:00");
        await At("2024-10-18 10:01");
        await flow.App.Tick();
        var first = Assert.Single(await Reminders(left));
        Assert.Contains("3 天", first);
        await At("2024-10-20 10:00");
        await At("2024-10-21 10:00");
        await At("2024-10-22 10:00");

        Assert.Equal(2, (await Reminders(left)).Count);
        Assert.Empty(await Reminders(done));
        // The counselor has registered nobody, not even who has declared.
        Assert.Equal(2, (await flow.App.Inbox(counselor)).Count(m => m.Template == "unregistered_students"));
        Assert.Equal(2, (await flow.App.Inbox(secretary)).Count(m => m.Template == "college_missing"));
    }

    [Fact]
    public async Task ProgramOffForDays_OnlyTheNearestReminderIsSent()
    {
        var left = flow.Student(OtherName);
        _ = await left.Id();

        await At("2024-10-21 08:00");

        Assert.Contains("1 天", Assert.Single(await Reminders(left)));
    }

    [Fact]
    public async Task ADeadlineMovedForOneCollege_IsAnotherDeadlineForThatCollegeOnly()
    {
        var finance = flow.Student(Same);
        var accountancy = (await flow.App.Read(db => db.Students.FirstAsync(s => s.College == Accountancy))).StudentNo;
        var other = flow.Student(accountancy);
        _ = (await finance.Id(), await other.Id());
        await At("2024-10-20 12:00");
        Ok(
            await flow.Registrar.Run(
                new ExtendWindow(
                    ConfirmationFixture.Campaign,
                    Phase.Confirmation,
                    Finance,
                    null,
                    new DateTime(2024, 10, 28, 10, 0, 0),
                    "校区停电, 顺延一周"
                )
            )
        );

        await At("2024-10-25 12:00");

        Assert.Equal(2, (await Reminders(finance)).Count);
        Assert.Single(await Reminders(other));
    }

    [Fact]
    public async Task OtherDaysInTheCampaign_AreKept()
    {
        await flow.Revise(c => c with { Phases = c.Phases with { RemindDays = [5] } });
        var left = flow.Student(OtherName);
        _ = await left.Id();

        await At("2024-10-16 10:00");
        await At("2024-10-20 10:00");

        Assert.Contains("5 天", Assert.Single(await Reminders(left)));
    }

    private async Task At(string local)
    {
        flow.App.Clock.SetUtcNow(ChinaTime.ToInstant(DateTime.Parse(local)));
        await flow.App.Tick();
    }

    private async Task<List<string>> Reminders(TestPerson student) =>
        [.. (await flow.App.Inbox(student)).Where(m => m.Template == "confirmation_reminder").Select(m => m.Subject)];
}
