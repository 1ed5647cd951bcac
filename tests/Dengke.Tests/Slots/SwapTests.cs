using System.Text;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Hall;
using Dengke.Features.Slots;
using Dengke.Tests.Capture;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Slots;

[Trait("Requirement", "SCH-3")]
public sealed class SwapTests(CaptureFixture fixture) : IClassFixture<CaptureFixture>
{
    [Fact]
    public async Task Swap_ToASlotWithRoom_MovesThePlace()
    {
        var student = await fixture.Student(CaptureFixture.At(14, 0));
        var wanted = await fixture.Slot(CaptureFixture.At(14, 15));
        var page = await fixture.Person(student).Open("/me/slot");

        var swapped = await page.Submit($"#slot-{wanted.Id}");

        Assert.Contains("时段已更改", swapped.Text);
        Assert.Equal(wanted.Id, (await Own(student)).SlotId);
        await PlacesAreRight();
    }

    [Fact]
    public async Task Swap_ManyForTheLastPlaces_NeverMoreThanThereAre()
    {
        var students = await fixture.Students(24, CaptureFixture.At(15, 0));
        var wanted = await fixture.Slot(CaptureFixture.At(15, 15), capacity: 5);

        var all = await Task.WhenAll(students.Select(s => Swap(s, wanted)));

        Assert.Equal(5, all.Count(a => a.IsOk));
        Assert.All(all.Where(a => !a.IsOk), a => Assert.Equal("slot_full", a.Failure!.Code));
        await PlacesAreRight();
    }

    [Fact]
    public async Task Swap_TwiceAtOnce_HoldsOnePlace()
    {
        var student = await fixture.Student(CaptureFixture.At(15, 30));
        var (one, two) = (await fixture.Slot(CaptureFixture.At(15, 45)), await fixture.Slot(CaptureFixture.At(16, 0)));

        await Task.WhenAll(Swap(student, one), Swap(student, two));

        await PlacesAreRight();
    }

    [Fact]
    public async Task Swap_NotAllowed_IsRefused()
    {
        var student = await fixture.Student(CaptureFixture.Ten);
        var other = await fixture.Student(CaptureFixture.Ten);
        var free = await fixture.Slot(CaptureFixture.At(11, 0));

        Assert.Equal("slot_begun", (await Swap(student, await fixture.Slot(CaptureFixture.At(9, 0)))).Failure?.Code);
        Assert.Equal(
            "other_session",
            (await Swap(student, await fixture.Slot(CaptureFixture.At(9, 0, day: 23), CaptureFixture.Shahe))).Failure?.Code
        );
        Assert.Equal("same_slot", (await Swap(student, await fixture.Slot(CaptureFixture.Ten))).Failure?.Code);
        Assert.Equal(
            "not_found",
            (await fixture.Person(other).Run(new SwapSlot(CaptureFixture.Campaign, student.Id, free.Id))).Failure?.Code
        );
        await fixture.Must(new CheckIn(CaptureFixture.Campaign, CaptureFixture.South, fixture.Pass(student)));
        Assert.Equal("checked_in", (await Swap(student, free)).Failure?.Code);
    }

    [Fact]
    [Trait("Requirement", "CAP-2")]
    public async Task Page_InTheHall_ShowsNumberPeopleAheadAndWait()
    {
        var (first, second) = (await fixture.Student(CaptureFixture.Ten), await fixture.Student(CaptureFixture.Ten));
        await fixture.Must(new SetStation(CaptureFixture.Campaign, CaptureFixture.South, 1, Open: true));
        await fixture.Must(new CheckIn(CaptureFixture.Campaign, CaptureFixture.South, fixture.Pass(first)));
        await fixture.Must(new CheckIn(CaptureFixture.Campaign, CaptureFixture.South, fixture.Pass(second)));

        var page = await fixture.Person(second).Open("/me/slot");

        Assert.Equal($"{(await fixture.Ticket(second)).Number}", page.TextOf(".ticket-number"));
        Assert.Matches("前面还有 \\d+ 人", page.TextOf(".ticket-ahead"));
        Assert.Matches("约 \\d+ 分钟", page.TextOf(".ticket-wait"));
    }

    [Fact]
    [Trait("Requirement", "CAP-1")]
    public async Task Page_BeforeTheHall_CarriesThePassOfItsOwnStudent()
    {
        var student = await fixture.Student(CaptureFixture.Ten);

        var page = await fixture.Person(student).Open("/me/slot");

        Assert.NotNull(page.Document.QuerySelector("[data-pass-key] svg"));
        Assert.Contains("穿什么, 带什么", page.Text);
    }

    [Fact]
    public async Task Calendar_Downloaded_IsOneEventInUtcWithFoldedLines()
    {
        var student = await fixture.Student(CaptureFixture.At(13, 30));
        var browser = await fixture.Person(student).Browser();

        var file = await browser.Http.GetStringAsync("/me/slot?handler=calendar", TestContext.Current.CancellationToken);

        Assert.Contains("DTSTART:20241022T053000Z\r\n", file);
        Assert.Contains("UID:", file);
        Assert.All(file.Split("\r\n"), l => Assert.InRange(Encoding.UTF8.GetByteCount(l), 0, 75));
    }

    private async Task<Outcome<Done>> Swap(Student student, CaptureSlot slot) =>
        await fixture.Person(student).Run(new SwapSlot(CaptureFixture.Campaign, student.Id, slot.Id));

    private Task<StudentSlot> Own(Student student) =>
        fixture.App.Read(db => db.StudentSlots.SingleAsync(s => s.StudentId == student.Id));

    /// <summary>Of every slot as many places are taken as students have it, and no more than it has.</summary>
    private async Task PlacesAreRight()
    {
        var slots = await fixture.App.Read(db =>
            db.CaptureSlots.Select(s => new { Slot = s, Students = db.StudentSlots.Count(o => o.SlotId == s.Id) }).ToListAsync()
        );
        Assert.All(slots, s => Assert.Equal(s.Students, s.Slot.Taken));
        Assert.All(slots, s => Assert.True(s.Slot.Taken <= s.Slot.Capacity));
    }
}
