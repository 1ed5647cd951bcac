using CsCheck;
using Dengke.Domain.Campaigns;

namespace Dengke.Timetable.Tests;

/// <summary>Requests to test with.</summary>
internal static class Make
{
    public static readonly DateTime Day = new(2024, 10, 22);

    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static Window Span(string from, string to, int day = 0) =>
        new(Day.AddDays(day) + TimeSpan.Parse(from), Day.AddDays(day) + TimeSpan.Parse(to));

    public static DateTime At(string time, int day = 0) => Day.AddDays(day) + TimeSpan.Parse(time);

    /// <summary>A session of 15-minute slots for <paramref name="perSlot"/> students each, before the fill.</summary>
    public static PlanSession Session(
        string id,
        string? campus,
        int perSlot,
        string opens = "08:00",
        string closes = "12:00",
        int day = 0
    ) =>
        new(
            new CaptureSession(id, "hall", Span(opens, closes, day))
            {
                Stations = 1,
                RatePerHour = perSlot * 4,
                SlotMinutes = 15,
            },
            campus
        );

    public static PlanSession Pausing(this PlanSession session, string from, string to) =>
        session with
        {
            Session = session.Session with { Breaks = [.. session.Session.Breaks, Span(from, to)] },
        };

    public static PlanRequest Request(IEnumerable<PlanSession> sessions, params IEnumerable<PlanClass> classes) =>
        new()
        {
            Sessions = [.. sessions],
            Classes = [.. classes],
            FillPercent = 100,
        };

    public static Plan Solve(PlanRequest request) => TimetableSolver.Solve(request, Limit, TestContext.Current.CancellationToken);

    /// <summary>Two campuses, two days, one session of eight hours on each; 300 classes of 12 to 28 in 20 colleges, 6,000 in all.</summary>
    public static PlanRequest University()
    {
        var sizes = Enumerable.Range(0, 150).SelectMany(i => new[] { 20 - (i * 7 % 9), 20 + (i * 7 % 9) });
        return new()
        {
            Sessions =
            [
                Session("north-1022", "北校区", 60, "08:00", "16:00"),
                Session("north-1023", "北校区", 60, "08:00", "16:00", 1),
                Session("south-1022", "南校区", 60, "08:00", "16:00"),
                Session("south-1023", "南校区", 60, "08:00", "16:00", 1),
            ],
            Classes =
            [
                .. sizes.Select(
                    (size, i) =>
                        new PlanClass($"班{i:000}", $"学院{i / 15:00}", i / 15 % 2 == 0 ? "北校区" : "南校区", size)
                        {
                            Blocked = i % 5 == 0 ? [Span("08:00", "12:00", i % 2)] : [],
                            Exceptions = i % 10 == 3 ? [new($"S{i:000}", null, [Span("08:00", "16:00")])] : [],
                        }
                ),
            ],
        };
    }

    /// <summary>Requests of one or two campuses and a handful of classes, many with a plan and some without.</summary>
    public static Gen<PlanRequest> Any(int sessions, int slots, int classes, int size)
    {
        var campus = OneOf<string?>("A", "A", "A", "B", null);
        var block = Gen.Select(Gen.Int[0, slots], Gen.Int[0, 2], (s, n) => new Window(Start(s), Start(s + n)));
        var blocks = Gen.Frequency(
            (2, Gen.Const<IReadOnlyList<Window>>([])),
            (1, block.List[1, 2].Select(b => (IReadOnlyList<Window>)b))
        );
        var session = Gen.Select(campus, Gen.Int[1, size], Gen.Int[1, slots], Gen.Int[0, 3 * slots]);
        var exception = Gen.Select(OneOf<string?>(null, "s0", "s1"), blocks);
        var @class = Gen.Select(campus, OneOf("甲", "乙"), Gen.Int[1, size * 3 / 2], blocks, exception.List[0, 1]);
        var pin = Gen.Select(Gen.Int[0, classes], Gen.Int[0, sessions - 1], Gen.Int[0, slots]);
        return Gen.Select(session.Array[1, sessions], @class.Array[1, classes], pin.Array[0, 1], OneOf(100, 100, 70))
            .Select(
                (s, c, p, fill) =>
                    new PlanRequest
                    {
                        Sessions =
                        [
                            .. s.Select(
                                (x, i) =>
                                {
                                    var made = Session($"s{i}", x.Item1, x.Item2, "08:00", Text(x.Item3));
                                    // Three in four have no break, the others one in the place of a slot.
                                    return x.Item4 < slots ? made.Pausing(Text(x.Item4), Text(x.Item4 + 1)) : made;
                                }
                            ),
                        ],
                        Classes =
                        [
                            .. c.Select(
                                (x, i) =>
                                    new PlanClass($"c{i}", x.Item2, x.Item1, x.Item3)
                                    {
                                        Blocked = x.Item4,
                                        Exceptions = [.. x.Item5.Select(e => new PlanException($"e{i}", e.Item1, e.Item2))],
                                    }
                            ),
                        ],
                        Pins =
                        [
                            .. p.Where(x => x.Item1 < c.Length)
                                .Select(x => new PlanPin($"c{x.Item1}", $"s{x.Item2}", Start(x.Item3))),
                        ],
                        FillPercent = fill,
                    }
            );
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static DateTime Start(int slot) => Day.AddHours(8).AddMinutes(15 * slot);

    private static string Text(int slot) => $"{Start(slot):HH:mm}";
}
