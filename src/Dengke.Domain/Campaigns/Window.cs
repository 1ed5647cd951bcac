namespace Dengke.Domain.Campaigns;

/// <summary>
/// A span of local time in China, to the minute, in which something may be done: from <paramref name="Opens"/> on and
/// before <paramref name="Closes"/>, so that a deadline of 10:00 is missed at 10:00 sharp.
/// </summary>
/// <param name="Opens">Local date and time, kind unspecified, seconds zero.</param>
/// <param name="Closes">Local date and time, kind unspecified, seconds zero; midnight ends the day before it.</param>
public readonly record struct Window(DateTime Opens, DateTime Closes)
{
    public DateTimeOffset OpensAt => ChinaTime.ToInstant(Opens);

    public DateTimeOffset ClosesAt => ChinaTime.ToInstant(Closes);

    public bool Contains(DateTimeOffset instant) => Contains(ChinaTime.ToLocal(instant));

    public bool Contains(DateTime local) => Opens <= local && local < Closes;

    public bool Contains(Window other) => Opens <= other.Opens && other.Closes <= Closes;

    public bool Overlaps(Window other) => Opens < other.Closes && other.Opens < Closes;

    public Window ShiftedBy(TimeSpan by) => new(Opens + by, Closes + by);

    /// <summary>
    /// As in <c>10月9日(周三)00:00—10月21日(周一)10:00</c>; within one day <c>10月22日(周二)08:30—16:30</c>; with years where they differ.
    /// </summary>
    public string Describe()
    {
        var lastDay = ClosesAtMidnight ? Closes.AddDays(-1) : Closes;
        var end = ClosesAtMidnight ? "24:00" : $"{Closes:HH:mm}";
        if (lastDay.Date == Opens.Date)
        {
            return $"{ChinaTime.Describe(Opens)}—{end}";
        }

        var day = ChinaTime.Describe(DateOnly.FromDateTime(lastDay));
        return lastDay.Year == Opens.Year
            ? $"{ChinaTime.Describe(Opens)}—{day}{end}"
            : $"{Opens.Year}年{ChinaTime.Describe(Opens)}—{lastDay.Year}年{day}{end}";
    }

    /// <summary>As in <c>Wed 9 Oct 00:00 to Mon 21 Oct 10:00</c>.</summary>
    public string DescribeInEnglish() => $"{ChinaTime.DescribeInEnglish(Opens)} to {ChinaTime.DescribeInEnglish(Closes)}";

    public override string ToString() => Describe();

    private bool ClosesAtMidnight => Closes.TimeOfDay == TimeSpan.Zero && Closes > Opens;
}
