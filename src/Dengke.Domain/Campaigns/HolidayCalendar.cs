namespace Dengke.Domain.Campaigns;

/// <summary>Days off in a row.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Name">E.g. 国庆节.</param>
public sealed record DaysOff(DateOnly From, DateOnly To, string Name)
{
    public bool Contains(DateOnly date) => From <= date && date <= To;
}

/// <summary>A day of a weekend on which people work 调休上班.</summary>
/// <param name="For">The holiday that it makes up for.</param>
public sealed record MakeUpWorkday(DateOnly Date, string For);

/// <summary>The holidays of the campaign's months, as the State Council's notice of each year has them. Data, asked for afresh each year.</summary>
public sealed record HolidayCalendar
{
    public ValueList<DaysOff> DaysOff { get; init; } = [];

    public ValueList<MakeUpWorkday> Workdays { get; init; } = [];

    /// <summary>The holiday on a date, or null.</summary>
    public DaysOff? DayOff(DateOnly date) => DaysOff.FirstOrDefault(d => d.Contains(date));

    public bool IsWorkday(DateOnly date) =>
        DayOff(date) is null
        && (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) || Workdays.Any(w => w.Date == date));

    /// <summary>The date <paramref name="count"/> working days after <paramref name="date"/>.</summary>
    public DateOnly AddWorkdays(DateOnly date, int count)
    {
        while (count > 0)
        {
            date = date.AddDays(1);
            count -= IsWorkday(date) ? 1 : 0;
        }

        return date;
    }
}
