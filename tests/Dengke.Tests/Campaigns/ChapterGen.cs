using CsCheck;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Records;

namespace Dengke.Tests.Campaigns;

/// <summary>Makes any valid cohort rule, timeline, field catalogue and table of routes.</summary>
internal static class ChapterGen
{
    private static readonly Gen<int> Minutes = Gen.Int[1, 100_000];

    private static readonly Gen<Window> Window = Gen.Select(
        Minutes,
        Minutes,
        (start, length) => new Window(Moment(start), Moment(start + length))
    );

    private static readonly Gen<string> FieldKey = Gen.Int[0, FieldCatalogue.Default.Fields.Count - 1]
        .Select(i => FieldCatalogue.Default.Fields[i].Key);

    private static readonly Gen<CohortTest> Test = Gen.OneOf(
        HardTexts.Line.Select(CohortTest (t) => new CohortTest.Is(t)),
        HardTexts.Line.Array[0, 3].Select(CohortTest (t) => new CohortTest.OneOf([.. t])),
        HardTexts.Line.Select(CohortTest (t) => new CohortTest.StartsWith(t)),
        Gen.Int[2000, 2099].Select(CohortTest (y) => new CohortTest.YearIs(y)),
        Gen.Select(Gen.Int[2000, 2050], Gen.Int[0, 49], CohortTest (from, more) => new CohortTest.YearBetween(from, from + more)),
        Gen.Bool.Select(CohortTest (present) => present ? new CohortTest.Present() : new CohortTest.Blank())
    );

    private static readonly Gen<CohortGroup> Group = Gen.Select(
        HardTexts.MaybeLine,
        Gen.Select(FieldKey, Test, (field, test) => new CohortCondition(field, test)).Array[1, 4],
        (english, all) => new CohortGroup("") { English = english, All = [.. all] }
    );

    public static Gen<CohortRule> Cohort { get; } =
        Gen.Select(
            Group.Array[1, 3],
            Group.Array[0, 3],
            HardTexts.Line,
            (include, exclude, text) =>
                new CohortRule
                {
                    Include = [.. include.Select((g, i) => g with { Name = $"{text}{i}" })],
                    Exclude = [.. exclude.Select((g, i) => g with { Name = $"{text}{i}" })],
                }
        );

    /// <summary>Sessions are at the venues v0 to v2, the studio at v3.</summary>
    public static Gen<Phases> Phases { get; } =
        Gen.Select(
            Window,
            Window,
            Gen.Int[0, 3],
            Gen.Enum<CaptureMode>(),
            Gen.Bool,
            Gen.Int[1, 50],
            (first, second, sessions, mode, flag, number) =>
                new Phases
                {
                    Confirmation = first,
                    CollegeSubmission = second,
                    Sessions = [.. Enumerable.Range(0, sessions).Select(i => Session(i, mode, flag, number))],
                    MakeUp = flag ? Studio(second, sessions) : null,
                    ProofReading = first,
                    Sealing = second.ShiftedBy(second.Closes - second.Opens),
                }
        );

    /// <summary>Some fields of the default and <c>own_field</c>.</summary>
    public static Gen<ValueList<FieldSetting>> Fields { get; } =
        Gen.Select(
            Gen.Select(HardTexts.MaybeLine, HardTexts.Line.Array[0, 3]),
            Gen.Select(Gen.Nullable(Gen.Bool), Gen.Nullable(Gen.Enum<Source>()), Gen.Nullable(Gen.Enum<CorrectionRoute>())),
            Gen.Nullable(Gen.Int[1, 250]),
            Gen.Int[0, 5],
            (texts, choices, number, count) =>
                (ValueList<FieldSetting>)
                    [
                        .. FieldCatalogue
                            .Default.Fields.Take(count)
                            .Select(f => new FieldSetting(f.Key)
                            {
                                English = texts.Item1,
                                Aliases = [.. texts.Item2],
                                Evidence = texts.Item1 is null ? null : [.. texts.Item2],
                                Confirmed = choices.Item1,
                                Tolerated = choices.Item1,
                                Compared = choices.Item1,
                                Required = choices.Item1,
                                SourceOfTruth = choices.Item2,
                                Route = choices.Item3,
                                Order = number,
                                RegistryWidth = number,
                            }),
                        new("own_field") { Label = texts.Item1 + "自设", Format = FieldFormat.Date },
                    ]
        );

    public static Gen<ApprovalRoutes> Routes { get; } =
        Gen.Select(
            Gen.Bool,
            FieldKey.Array[1, 3],
            Gen.Enum<RouteDecision>(),
            HardTexts.MaybeLine,
            Gen.Bool,
            (fromPreset, fields, decision, text, flag) =>
                new ApprovalRoutes
                {
                    Preset = fromPreset ? "sichuan" : null,
                    Evidence = [new("paper", "户口簿") { Detail = text, Original = flag }],
                    Rules =
                    [
                        new([.. fields], decision)
                        {
                            AtLeast = flag ? fields.Length : 1,
                            Evidence = flag ? ["paper"] : [],
                            OptionalEvidence = flag ? [] : ["paper"],
                            Note = text,
                        },
                    ],
                }
        );

    private static DateTime Moment(int minutes) => new DateTime(2024, 1, 1).AddMinutes(minutes);

    private static CaptureSession Session(int index, CaptureMode mode, bool flag, int number)
    {
        var day = new DateTime(2024, 10, 22).AddDays(index);
        return new CaptureSession($"s{index}", $"v{index}", new Window(day.AddHours(8), day.AddHours(16)))
        {
            Breaks = flag ? [new(day.AddHours(12), day.AddHours(13))] : [],
            Mode = mode,
            Stations = number,
            RatePerHour = number,
            SlotMinutes = 4 + number,
            ArriveEarlyMinutes = number - 1,
        };
    }

    private static MakeUpStudio Studio(Window window, int count) =>
        new("v3", window)
        {
            Weekdays = [.. Enum.GetValues<DayOfWeek>().Take(count)],
            Hours = [.. Enumerable.Range(0, count).Select(i => new TimeRange(new TimeOnly(8 + i, 0), new TimeOnly(8 + i, 30)))],
            ShutOnDaysOff = count > 1,
            CapacityPerHour = 1 + count,
        };
}
