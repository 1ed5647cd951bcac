using Dengke.Domain.Kernel;

namespace Dengke.Domain.Campaigns;

internal static class CalendarChecks
{
    public static IReadOnlyList<CampaignCheck> All { get; } = [new(DaysOff), new(Workdays)];

    private static IEnumerable<FieldError> DaysOff(Campaign campaign)
    {
        foreach (var (index, days) in campaign.Calendar.DaysOff.Index())
        {
            if (days.To < days.From)
            {
                yield return new FieldError($"calendar.days_off[{index}].to", $"假期“{days.Name}”的最后一天早于第一天。");
            }
            else if (
                campaign.Calendar.DaysOff.Take(index).FirstOrDefault(d => d.From <= days.To && days.From <= d.To) is { } other
            )
            {
                yield return new FieldError($"calendar.days_off[{index}]", $"假期“{days.Name}”与“{other.Name}”重叠。");
            }
        }
    }

    private static IEnumerable<FieldError> Workdays(Campaign campaign)
    {
        foreach (var (index, workday) in campaign.Calendar.Workdays.Index())
        {
            var path = $"calendar.workdays[{index}].date";
            var date = ChinaTime.Describe(workday.Date);
            if (campaign.Calendar.DayOff(workday.Date) is { } holiday)
            {
                yield return new FieldError(path, $"{date}既是调休上班日, 又在假期“{holiday.Name}”内。");
            }
            else if (workday.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                yield return new FieldError(path, $"{date}不是周末, 无需写为调休上班日。");
            }
            else if (campaign.Calendar.Workdays.Take(index).Any(w => w.Date == workday.Date))
            {
                yield return new FieldError(path, $"{date}已写过一次。");
            }
        }
    }
}
