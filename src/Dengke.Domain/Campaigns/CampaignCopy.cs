using System.Text.RegularExpressions;

namespace Dengke.Domain.Campaigns;

/// <summary>What somebody has to do before a copied campaign can be used.</summary>
/// <param name="Chapter">The id of the chapter.</param>
/// <param name="IsEmptied">Whether the copy left the list empty, to be filled afresh; else something is to be looked over.</param>
/// <param name="Message">One sentence.</param>
public sealed record ToDo(string Chapter, bool IsEmptied, string Message);

/// <summary>
/// A campaign made from last year's (CAM-6).
/// <list type="bullet">
/// <item>Every date and time moves by exactly 52 weeks, so each keeps its day of the week; month and day go back by one, or by two across
/// a 29 February, which is always less than a week.</item>
/// <item>A make-up that lasts until 31 December still does, because that end is the end of the year and no day of the week.</item>
/// <item>Years in the id, the titles, the names and conditions of the cohort rule count one up, as far as they stand alone (2025 and not 202510).</item>
/// <item>Classes, counselors and the holiday calendar are last year's and are emptied, and so are the notice's number and date.</item>
/// </list>
/// </summary>
/// <param name="Campaign">The new campaign.</param>
/// <param name="ToDo">What is left to people.</param>
public sealed partial record CampaignCopy(Campaign Campaign, ValueList<ToDo> ToDo)
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(52 * 7);

    public static CampaignCopy ForNextYear(Campaign campaign)
    {
        var next = campaign with
        {
            Id = NextYear(campaign.Id),
            Title = NextYear(campaign.Title),
            EnglishTitle = campaign.EnglishTitle is { } english ? NextYear(english) : null,
            Cohort = new CohortRule { Include = Shift(campaign.Cohort.Include), Exclude = Shift(campaign.Cohort.Exclude) },
            Phases = Shift(campaign.Phases),
            Classes = [],
            Counselors = [],
            Calendar = new HolidayCalendar(),
            Documents = campaign.Documents with { Number = null, Date = null },
        };
        return new CampaignCopy(next, [.. WhatToDo(campaign, next)]);
    }

    private static Phases Shift(Phases phases) =>
        new()
        {
            Confirmation = phases.Confirmation.ShiftedBy(Year),
            CollegeSubmission = phases.CollegeSubmission.ShiftedBy(Year),
            RemindDays = phases.RemindDays,
            Sessions =
            [
                .. phases.Sessions.Select(s =>
                    s with
                    {
                        Window = s.Window.ShiftedBy(Year),
                        Breaks = [.. s.Breaks.Select(b => b.ShiftedBy(Year))],
                    }
                ),
            ],
            MakeUp = phases.MakeUp is { } studio ? studio with { Window = Shift(studio.Window) } : null,
            ProofReading = phases.ProofReading.ShiftedBy(Year),
            Sealing = phases.Sealing.ShiftedBy(Year),
        };

    private static Window Shift(Window makeUp)
    {
        var lastDay = makeUp.Closes.TimeOfDay == TimeSpan.Zero ? makeUp.Closes.AddDays(-1) : makeUp.Closes;
        var shifted = makeUp.ShiftedBy(Year);
        return lastDay is { Month: 12, Day: 31 } ? shifted with { Closes = makeUp.Closes.AddYears(1) } : shifted;
    }

    private static ValueList<CohortGroup> Shift(ValueList<CohortGroup> groups) =>
        [
            .. groups.Select(g =>
                g with
                {
                    Name = NextYear(g.Name),
                    English = g.English is { } english ? NextYear(english) : null,
                    All = [.. g.All.Select(c => c with { Test = Shift(c.Test) })],
                }
            ),
        ];

    private static CohortTest Shift(CohortTest test) =>
        test switch
        {
            CohortTest.YearIs year => new CohortTest.YearIs(year.Year + 1),
            CohortTest.YearBetween years => new CohortTest.YearBetween(years.From + 1, years.To + 1),
            CohortTest.Is text => new CohortTest.Is(NextYear(text.Value)),
            CohortTest.OneOf texts => new CohortTest.OneOf([.. texts.Values.Select(NextYear)]),
            CohortTest.StartsWith start => new CohortTest.StartsWith(NextYear(start.Text)),
            _ => test,
        };

    private static IEnumerable<ToDo> WhatToDo(Campaign last, Campaign next)
    {
        if (next.Id == last.Id)
        {
            yield return new ToDo("basics", false, $"批次编号“{last.Id}”中没有年份, 请另取一个编号。");
        }

        yield return new ToDo("cohort", false, "范围中的年份已加一, 请用今年的数据预览一遍。");
        yield return new ToDo("phases", false, "各时间已顺延 52 周, 星期不变; 请对照今年的校历逐项核对, 避开节假日。");
        yield return new ToDo("organisation", false, "请核对学院和专业; 专业代码以该年级入学时的目录为准。");
        yield return new ToDo("classes", true, "请重新填写辅导员和班级。");
        yield return new ToDo("calendar", true, "请按国务院办公厅的通知填写今年的假期和调休上班日。");
        foreach (var message in next.Messages.Where(m => NamesDate().IsMatch(m.Subject + m.Body)))
        {
            yield return new ToDo("messages", false, $"消息模板“{message.Id}”中写有年份或日期, 请改写。");
        }

        BilingualText?[] texts = [next.Texts.Dress, next.Texts.CodeSaving, next.Texts.Bring, next.Texts.Privacy];
        if (texts.Any(t => t is not null && NamesDate().IsMatch(t.Chinese + t.English)))
        {
            yield return new ToDo("texts", false, "说明文字中写有年份或日期, 请改写。");
        }

        if (last.Documents.Number is not null || last.Documents.Date is not null)
        {
            yield return new ToDo("documents", true, "请填写今年通知的文号和日期。");
        }

        if (next.Documents.Templates.Any(t => NamesDate().IsMatch(t.Text)))
        {
            yield return new ToDo("documents", false, "通知或附件的模板中写有年份或日期, 请改写。");
        }
    }

    private static string NextYear(string text) => LoneYear().Replace(text, m => $"{int.Parse(m.ValueSpan) + 1}");

    [GeneratedRegex("(?<![0-9])20[0-9]{2}(?![0-9])", RegexOptions.None, 1000)]
    private static partial Regex LoneYear();

    [GeneratedRegex("20[0-9]{2}|[0-9]{1,2} *月 *[0-9]{1,2} *日", RegexOptions.None, 1000)]
    private static partial Regex NamesDate();
}
