using CsCheck;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;

namespace Dengke.Tests.Campaigns;

/// <summary>Makes any valid campaign.</summary>
internal static class CampaignGen
{
    private static readonly Gen<Words> AllWords = Gen.Select(
        Gen.Select(HardTexts.Line, HardTexts.MaybeLine, HardTexts.MaybeLine),
        HardTexts.Message,
        Gen.Select(HardTexts.Lines, HardTexts.MaybeLines, (chinese, english) => new BilingualText(chinese, english)),
        (lines, message, text) => new Words(lines.Item1, lines.Item2, lines.Item3, message, text)
    );

    public static Gen<Campaign> Any { get; } =
        Gen.Select(
            Gen.Select(ChapterGen.Cohort, ChapterGen.Phases, ChapterGen.Fields, ChapterGen.Routes),
            AllWords,
            Gen.Int[0, 3],
            Gen.Long[0, 99_999_999],
            Gen.Bool,
            (chapters, words, count, fen, flag) =>
                Lists(words, count, flag) with
                {
                    Id = $"{fen}",
                    Cohort = chapters.Item1,
                    Phases = chapters.Item2,
                    MatchKeys = ["document_no", "own_field"],
                    Fields = chapters.Item3,
                    Routes = chapters.Item4,
                    Fees = new Fees
                    {
                        OnSite = new Money(fen),
                        MakeUp = new Money(count),
                        Methods = flag ? [PaymentMethod.WeChat, PaymentMethod.Cash] : [],
                        Payee = words.Line,
                        Includes = words.Maybe,
                    },
                    Photo = new PhotoSettings("graduation")
                    {
                        Comparison = flag,
                        RegistryLagDays = count,
                        ArchiveName = flag ? "{college}/{student_no}-{name}.jpg" : null,
                    },
                    Texts = new CampaignTexts
                    {
                        Dress = words.Text,
                        CodeSaving = words.Text,
                        Bring = flag ? words.Text : null,
                    },
                    Documents = new DocumentSettings
                    {
                        Issuer = words.Maybe,
                        Number = words.Other,
                        Date = flag ? new DateOnly(2024, 9, 24) : null,
                        Templates = flag
                            ? [new(CampaignDocument.CaptureCodeGuide, "# 标题\n" + words.Message.Replace("name", "school.name"))]
                            : [],
                    },
                }
        );

    private static Campaign Lists(Words words, int count, bool flag)
    {
        var each = Enumerable.Range(0, count).ToList();
        return new Campaign
        {
            FileVersion = Campaign.CurrentFileVersion,
            Title = words.Line,
            EnglishTitle = words.Maybe,
            TimeZone = ChinaTime.ZoneName,
            School = new School(words.Line, "01234") { English = words.Other, ShortName = words.Maybe },
            Campuses = [new(Name(0)) { English = words.Maybe, Address = words.Other }],
            Venues =
            [
                .. Enumerable
                    .Range(0, 4)
                    .Select(i => new Venue($"v{i}", words.Line, flag ? Name(0) : null) { Directions = words.Other }),
            ],
            Colleges =
            [
                .. each.Select(i => new College(Name(i), Name(0)) { Code = flag ? $"0{i}" : null, English = words.Other }),
            ],
            Majors = [.. each.Select(i => new Major(Name(i), flag ? "020301K" : "020302", Name(i)) { English = words.Maybe })],
            Counselors =
            [
                .. each.Select(i => new Counselor($"c{i}", words.Line, Name(i)) { Phone = words.Maybe, Email = words.Other }),
            ],
            Classes =
            [
                .. each.Select(i => new StudentClass(Name(i), Name(0), Name(0), "c0")
                {
                    Campus = flag ? Name(0) : null,
                    Size = flag ? 30 : null,
                }),
            ],
            Contacts =
            [
                .. each.Select(i => new Contact($"x{i}", words.Line, words.Line) { Phone = words.Maybe, Office = words.Other }),
            ],
            Messages =
            [
                .. each.Select(i => new MessageTemplate($"m{i}", (MessageAudience)i, words.Subject, words.Message)
                {
                    Channels = [(MessageChannel)i],
                    Short = flag ? words.Subject : null,
                    Urgent = flag,
                }),
            ],
            Calendar = new HolidayCalendar
            {
                DaysOff =
                [
                    .. each.Select(i => new DaysOff(
                        new DateOnly(2024, 10, 1 + (2 * i)),
                        new DateOnly(2024, 10, 2 + (2 * i)),
                        words.Line
                    )),
                ],
                Workdays = [new(new DateOnly(2024, 10, 12), words.Line)],
            },
        };

        string Name(int i) => $"{words.Line}{i}";
    }

    private sealed record Words(string Line, string? Maybe, string? Other, string Message, BilingualText Text)
    {
        public string Subject => Message.ReplaceLineEndings(" ").Replace('\u2028', ' ');
    }
}
