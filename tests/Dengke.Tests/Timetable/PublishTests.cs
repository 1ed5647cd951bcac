using System.Net;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Slots;
using Dengke.Features.Timetable;
using Dengke.Tests.Capture;
using Dengke.Tests.Messages;
using Dengke.Timetable;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Timetable;

/// <summary>From the solver's draft to everyone's slot. Each test begins without timetable and students.</summary>
[Trait("Requirement", "SCH-1")]
public sealed class PublishTests(CaptureFixture fixture) : IClassFixture<CaptureFixture>, IAsyncLifetime
{
    private const string Campaign = CaptureFixture.Campaign;
    private const string Page = $"/campaigns/{Campaign}/timetable";

    public async ValueTask InitializeAsync()
    {
        await fixture.WithoutVendor();
        await fixture.App.Read(async db =>
        {
            await db.MessageDeliveries.ExecuteDeleteAsync();
            await db.InboxMessages.ExecuteDeleteAsync();
            await db.StudentSlots.ExecuteDeleteAsync();
            await db.CaptureSlots.ExecuteDeleteAsync();
            await db.TimetableRules.ExecuteDeleteAsync();
            await db.TimetablePlacements.ExecuteDeleteAsync();
            await db.Timetables.ExecuteDeleteAsync();
            return await db.Students.ExecuteDeleteAsync();
        });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Page_SolvedAndPublished_GivesEveryoneASlotOfTheirCampus()
    {
        var students = await fixture.Students(90);
        await fixture.Person(students[0]).Id();
        var page = await fixture.Registrar.Open(Page);

        var draft = await page.Submit("排出草稿");
        var published = await draft.Submit("发布并通知学生");
        await fixture.App.Tick();

        Assert.Contains("新安排 90 人", published.Text);
        var slots = await Slots();
        Assert.All(students, s => Assert.Equal(CaptureFixture.Shahe, slots[s.Id].Slot!.SessionId));
        await PlacesAreRight();
        var told = Assert.Single(await fixture.App.Inbox(fixture.Person(students[0])));
        Assert.Equal("slot_assigned", told.Template);
        Assert.Contains("学生活动中心", told.Body);
        Assert.Contains("20.00", told.Body);
    }

    [Fact]
    public async Task Publish_Again_TellsOnlyThoseWhoMoveAndKeepsOwnSwaps()
    {
        var students = await fixture.Students(20);
        await Solve();
        await Publish();
        var before = await Slots();
        var swapper = students[0];
        var other = await fixture.App.Read(db =>
            db.CaptureSlots.FirstAsync(s => s.SessionId == CaptureFixture.Shahe && s.Taken == 0)
        );
        CaptureFixture.Ok(await fixture.Person(swapper).Run(new SwapSlot(Campaign, swapper.Id, other.Id)));

        await Solve();
        var withoutReason = await fixture.Registrar.Run(
            new PublishTimetable(Campaign, (await Draft()).Id, " ", (await Draft()).Version)
        );
        var same = CaptureFixture.Ok(await Publish("补充名单"));

        Assert.Equal(FailureKind.Invalid, withoutReason.Failure?.Kind);
        Assert.Equal((0, 0, 20, 0), (same.Assigned, same.Moved, same.Kept, same.Left));
        Assert.Equal(other.Id, (await Slots())[swapper.Id].SlotId);

        await Solve();
        var draft = await Draft();
        var start = before[students[1].Id].Slot!.StartsAt;
        var target = await fixture.App.Read(db =>
            db.CaptureSlots.OrderBy(s => s.StartsAt).LastAsync(s => s.SessionId == CaptureFixture.Shahe && s.StartsAt != start)
        );
        CaptureFixture.Ok(
            await fixture.Registrar.Run(
                new MoveClass(
                    Campaign,
                    draft.Id,
                    CaptureFixture.Class,
                    null,
                    CaptureFixture.Shahe,
                    target.StartsAt,
                    draft.Version
                )
            )
        );
        var moved = CaptureFixture.Ok(await Publish("教室临时占用"));

        Assert.Equal(20, moved.Moved);
        await PlacesAreRight();
    }

    [Fact]
    public async Task Move_BreaksARule_IsShownAndStillPossible()
    {
        await fixture.Students(20);
        await Solve();
        var draft = await Draft();
        var south = CaptureFixture.At(9, 0);
        CaptureFixture.Ok(
            await fixture.Registrar.Run(
                new MoveClass(Campaign, draft.Id, CaptureFixture.Class, null, CaptureFixture.South, south, draft.Version)
            )
        );

        var page = await fixture.Registrar.Open(Page);
        var stale = await fixture.Registrar.Run(
            new MoveClass(Campaign, draft.Id, CaptureFixture.Class, null, CaptureFixture.South, south, draft.Version)
        );

        Assert.Contains("草稿违反", page.Text);
        Assert.Equal("stale", stale.Failure?.Code);
    }

    [Fact]
    public async Task Solve_NoSlotIsOpen_NamesWhatToRelaxAndChangesNothing()
    {
        await fixture.Students(20);
        CaptureFixture.Ok(
            await fixture.Registrar.Run(
                new AddRule(
                    Campaign,
                    TimetableRuleKind.Blocked,
                    CaptureFixture.Class,
                    null,
                    new DateTime(2024, 10, 20),
                    new DateTime(2024, 10, 25),
                    "实习"
                )
            )
        );

        var page = await (await fixture.Registrar.Open(Page)).Submit("排出草稿");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains(CaptureFixture.Class, page.TextOf(".alert-warning"));
        Assert.Equal(0, await fixture.App.Read(db => db.Timetables.CountAsync()));
    }

    [Fact]
    public async Task Publish_MoreStudentsThanPlanned_NeverOverfillsASlot()
    {
        await fixture.Students(60);
        await Solve();
        await fixture.Students(40);

        var result = CaptureFixture.Ok(await Publish());

        Assert.Equal(100, result.Assigned);
        await PlacesAreRight();
    }

    [Fact]
    public async Task Publish_WhileStudentsSwap_CountsEveryPlaceOnce()
    {
        var students = await fixture.Students(30);
        await Solve();
        await Publish();
        await Solve();
        var draft = await Draft();
        var free = await fixture.App.Read(db => db.CaptureSlots.Where(s => s.SessionId == CaptureFixture.Shahe).ToListAsync());

        var swaps = students.Select((s, i) => fixture.Person(s).Run(new SwapSlot(Campaign, s.Id, free[i % free.Count].Id)));
        await Task.WhenAll([
            .. swaps.Select(s => (Task)s),
            fixture.Registrar.Run(new PublishTimetable(Campaign, draft.Id, "调整", draft.Version)),
        ]);

        await PlacesAreRight();
    }

    [Theory]
    [InlineData(TimetableRuleKind.Blocked, "没有这个班", null, FailureKind.Invalid)]
    [InlineData(TimetableRuleKind.Pin, CaptureFixture.Class, "none", FailureKind.Invalid)]
    [InlineData(TimetableRuleKind.Session, CaptureFixture.Class, CaptureFixture.South, FailureKind.Invalid)]
    public async Task AddRule_ThatMakesNoSense_IsRefused(TimetableRuleKind kind, string who, string? session, FailureKind failure)
    {
        await fixture.Students(1);

        var added = await fixture.Registrar.Run(new AddRule(Campaign, kind, who, session, null, null, "原因"));

        Assert.Equal(failure, added.Failure?.Kind);
    }

    [Fact]
    public async Task Session_MovedAfterPublishing_IsSaidOnThePage()
    {
        const string Words = "场次在发布之后有改动";
        await fixture.Students(20);
        await Solve();
        await Publish();
        Assert.DoesNotContain(Words, (await fixture.Registrar.Open(Page)).Text);

        await fixture.Revise(c =>
            c with
            {
                Phases = c.Phases with
                {
                    Sessions =
                    [
                        .. c.Phases.Sessions.Select(s =>
                            s with
                            {
                                Window = s.Window with { Opens = s.Window.Opens.AddMinutes(10) },
                            }
                        ),
                    ],
                },
            }
        );

        Assert.Contains(Words, (await fixture.Registrar.Open(Page)).TextOf(".alert-warning"));
        await fixture.Revise(c => c);
    }

    [Fact]
    public async Task Exception_OfOneStudent_ComesToTheOtherSession()
    {
        var students = await fixture.Students(10);
        CaptureFixture.Ok(
            await fixture.Registrar.Run(
                new AddRule(
                    Campaign,
                    TimetableRuleKind.Session,
                    students[3].StudentNo,
                    CaptureFixture.South,
                    null,
                    null,
                    "23 日参加考试"
                )
            )
        );

        await Solve();
        await Publish();

        var slots = await Slots();
        Assert.Equal(CaptureFixture.South, slots[students[3].Id].Slot!.SessionId);
        Assert.Equal(CaptureFixture.Shahe, slots[students[4].Id].Slot!.SessionId);
    }

    [Fact]
    [Trait("Requirement", "SCH-3")]
    public async Task Sheet_OfAClass_ListsItsStudentsForItsCounselorAlone()
    {
        var students = await fixture.Students(3);
        await Solve();
        await Publish();

        var own = await fixture.App.As(Role.Counselor, CaptureFixture.Class).Open($"{Page}/sheet");
        var other = await fixture.App.As(Role.Counselor, "会计21-1").Open($"{Page}/sheet?class={CaptureFixture.Class}");

        Assert.All(students, s => Assert.Contains(s.StudentNo, own.Text));
        Assert.All(students, s => Assert.DoesNotContain(s.StudentNo, other.Text));
    }

    private async Task Solve()
    {
        var campaign = await fixture.App.Read(async db =>
            (await Features.Shared.Campaigns.StoredCampaign.Load(db, Campaign, TestContext.Current.CancellationToken)).Value
        );
        var published = await fixture.App.Read(db =>
            db.Timetables.Include(t => t.Placements).FirstOrDefaultAsync(t => t.State == TimetableState.Published)
        );
        var request = await fixture.App.Read(db =>
            PlanInput.Load(db, campaign, 90, published, TestContext.Current.CancellationToken)
        );
        var plan = TimetableSolver.Solve(request, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        CaptureFixture.Ok(await fixture.Registrar.Run(new KeepTimetable(Campaign, plan.Placements, 90, 1, Optimal: true)));
    }

    private async Task<Outcome<PublishResult>> Publish(string? reason = null)
    {
        var draft = await Draft();
        return await fixture.Registrar.Run(new PublishTimetable(Campaign, draft.Id, reason, draft.Version));
    }

    private Task<TimetableVersion> Draft() =>
        fixture.App.Read(db => db.Timetables.SingleAsync(t => t.State == TimetableState.Draft));

    private Task<Dictionary<Guid, StudentSlot>> Slots() =>
        fixture.App.Read(db => db.StudentSlots.Include(s => s.Slot).ToDictionaryAsync(s => s.StudentId));

    private async Task PlacesAreRight()
    {
        var slots = await fixture.App.Read(db =>
            db.CaptureSlots.Select(s => new { Slot = s, Students = db.StudentSlots.Count(o => o.SlotId == s.Id) }).ToListAsync()
        );
        Assert.All(slots, s => Assert.Equal(s.Students, s.Slot.Taken));
        Assert.All(slots, s => Assert.True(s.Slot.Taken <= s.Slot.Capacity));
    }
}
