using CsCheck;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;

namespace Dengke.Domain.Tests.Capture;

[Trait("Requirement", "SCH-1")]
public sealed class SessionSlotsTests
{
    private static readonly DateTime Day = new(2024, 10, 22);

    [Fact]
    public void Of_WholeHours_CutsThemIntoEqualSlots()
    {
        var slots = SessionSlots.Of(Session("08:30", "10:00", 30));

        Assert.Equal(["0 08:30-09:00 120", "1 09:00-09:30 120", "2 09:30-10:00 120"], slots.Select(Text));
    }

    [Fact]
    public void Of_Break_ShortensTheSlotBeforeItAndStartsAnewAtItsEnd()
    {
        var slots = SessionSlots.Of(Session("11:00", "13:30", 30, "11:50-12:40"));

        Assert.Equal(["0 11:00-11:30 120", "1 11:30-11:50 80", "2 12:40-13:10 120", "3 13:10-13:30 80"], slots.Select(Text));
    }

    [Fact]
    public void Of_BreaksOutOfOrderOverlappingAndOverTheEdges_LeavesWhatIsOpen()
    {
        var slots = SessionSlots.Of(Session("08:00", "12:00", 60, "11:00-13:00", "09:30-10:00", "09:00-09:40", "07:00-08:15"));

        Assert.Equal(["0 08:15-09:00 180", "1 10:00-11:00 240"], slots.Select(Text));
    }

    [Fact]
    public void Of_BreakOverTheWholeSession_IsEmpty() =>
        Assert.Empty(SessionSlots.Of(Session("08:00", "12:00", 60, "08:00-12:00")));

    [Fact]
    public void Of_BreakAfterClosing_ChangesNothing() =>
        Assert.Equal(
            SessionSlots.Of(Session("08:00", "12:00", 60)),
            SessionSlots.Of(Session("08:00", "12:00", 60, "12:00-13:00", "14:00-15:00"))
        );

    [Theory]
    [InlineData(1, 10, 5, 0)]
    [InlineData(1, 50, 15, 12)]
    [InlineData(3, 50, 15, 37)]
    [InlineData(50, 1000, 240, 200_000)]
    public void Of_Capacity_IsRoundedDown(int stations, int rate, int minutes, int expected)
    {
        var session = Session("08:00", "12:00", minutes) with { Stations = stations, RatePerHour = rate };

        Assert.Equal(expected, SessionSlots.Of(session)[0].Capacity);
    }

    [Fact]
    public void Of_SlotsWithoutLength_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SessionSlots.Of(Session("08:00", "12:00", 0)));

    [Fact]
    public void Of_AnySession_CoversEachOpenMinuteOnceAndNoBreak()
    {
        var minute = Gen.Int[0, 600];
        var breaks = Gen.Select(minute, Gen.Int[0, 90]).List[0, 4];
        Gen.Select(minute, Gen.Int[1, 600], Gen.Int[5, 240], breaks)
            .Sample(
                (opens, length, slotMinutes, pauses) =>
                {
                    var session = new CaptureSession("a", "v", At(opens, length))
                    {
                        Breaks = [.. pauses.Select(p => At(p.Item1, p.Item2))],
                        Stations = 2,
                        RatePerHour = 60,
                        SlotMinutes = slotMinutes,
                    };

                    var slots = SessionSlots.Of(session);

                    Assert.Equal(Enumerable.Range(0, slots.Count), slots.Select(s => s.Index));
                    Assert.All(slots, s => Assert.InRange((s.End - s.Start).TotalMinutes, 1, slotMinutes));
                    Assert.All(slots, s => Assert.Equal((int)(2 * (s.End - s.Start).TotalMinutes), s.Capacity));
                    for (var t = Day; t < Day.AddDays(1); t = t.AddMinutes(1))
                    {
                        var open = session.Window.Contains(t) && !session.Breaks.Any(b => b.Contains(t));
                        Assert.Equal(open ? 1 : 0, slots.Count(s => s.Window.Contains(t)));
                    }
                },
                iter: 200
            );
    }

    private static Window At(int opens, int minutes) => new(Day.AddMinutes(opens), Day.AddMinutes(opens + minutes));

    private static CaptureSession Session(string opens, string closes, int slotMinutes, params string[] breaks) =>
        new("south-1022", "hall", Span(opens, closes))
        {
            Breaks = [.. breaks.Select(b => Span(b[..5], b[6..]))],
            Stations = 4,
            RatePerHour = 60,
            SlotMinutes = slotMinutes,
        };

    private static Window Span(string from, string to) => new(Day + TimeSpan.Parse(from), Day + TimeSpan.Parse(to));

    private static string Text(SlotTime slot) => $"{slot.Index} {slot.Start:HH:mm}-{slot.End:HH:mm} {slot.Capacity}";
}
