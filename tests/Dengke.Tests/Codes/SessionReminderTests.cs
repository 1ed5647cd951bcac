using Dengke.Features.Codes;
using Dengke.Tests.Capture;
using Dengke.Tests.Messages;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Codes;

/// <summary>The day before the session at the other campus.</summary>
[Trait("Requirement", "COD-2")]
public sealed class SessionReminderTests(CaptureFixture fixture) : IClassFixture<CaptureFixture>
{
    [Fact]
    public async Task DayBefore_WhoHasASlotAndNoCode_IsRemindedOnce()
    {
        var tomorrow = CaptureFixture.At(9, 0, day: 23);
        var (left, ready, today) = (
            await fixture.Student(tomorrow, CaptureFixture.Shahe),
            await fixture.Student(tomorrow, CaptureFixture.Shahe),
            await fixture.Student(CaptureFixture.At(11, 0))
        );
        foreach (var student in new[] { left, ready, today })
        {
            _ = await fixture.Person(student).Id();
        }

        var bind = new BindCode(CaptureFixture.Campaign, ready.Id, $"REGISTRY-{Guid.NewGuid()}");
        CaptureFixture.Ok(await fixture.Person(ready).Run(bind));

        // The program may have looked before they were there, or not: it begins anew.
        await fixture.App.Tick();
        await fixture.App.Read(async db =>
        {
            await db.MessageDeliveries.ExecuteDeleteAsync();
            await db.InboxMessages.ExecuteDeleteAsync();
            return await db.Reminders.ExecuteDeleteAsync();
        });
        await fixture.App.Tick();
        await fixture.App.Tick();
        await fixture.App.Tick();

        var told = Assert.Single(await fixture.App.Inbox(fixture.Person(left)), m => m.Template == "code_reminder");
        Assert.Contains("还剩 1 天", told.Body);
        Assert.Contains("学生活动中心", told.Body);
        Assert.DoesNotContain(await fixture.App.Inbox(fixture.Person(ready)), m => m.Template == "code_reminder");
        // Today's session has begun.
        Assert.DoesNotContain(await fixture.App.Inbox(fixture.Person(today)), m => m.Template == "code_reminder");
    }
}
