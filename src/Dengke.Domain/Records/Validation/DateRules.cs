namespace Dengke.Domain.Records;

/// <summary>The rules of dates, alone and with each other (domain facts 3.1).</summary>
internal static class DateRules
{
    private const int YoungestAtEntry = 14;
    private const int OldestAtEntry = 60;
    private const int EarliestYear = 1900;
    private const int FurthestYears = 15;

    /// <summary>Graduation comes up to four months before the anniversary of entry (September to June), and seldom after it.</summary>
    private static readonly (int Early, int Late) GraduationWindow = (-125, 31);

    public static DateOnly? Check(RecordField field, ReadOnlySpan<char> folded, DateOnly today, Findings findings)
    {
        if (!RecordDate.TryParseTrimmed(folded, out var date))
        {
            findings.Add(
                field,
                RecordDate.IsSerial(folded) ? FindingRules.DateSerial : FindingRules.DateUnreadable,
                folded.ToString()
            );
            return null;
        }

        var latest = field.Key == RecordValidation.BirthDate ? today : today.AddYears(FurthestYears);
        if (date.Year < EarliestYear || date > latest)
        {
            findings.Add(field, FindingRules.DateImplausible, $"{date:yyyyMMdd}");
        }

        return date;
    }

    public static void CheckAge(RecordField field, DateOnly birth, DateOnly entry, Findings findings)
    {
        var age = entry.Year - birth.Year - (entry < birth.AddYears(entry.Year - birth.Year) ? 1 : 0);
        if (age is < YoungestAtEntry or > OldestAtEntry)
        {
            findings.Add(field, FindingRules.AgeAtEntry, $"{age}");
        }
    }

    public static void CheckGraduation(RecordField field, DateOnly entry, int months, DateOnly graduation, Findings findings)
    {
        var expected = entry.AddMonths(months);
        var days = graduation.DayNumber - expected.DayNumber;
        if (days < GraduationWindow.Early || days > GraduationWindow.Late)
        {
            findings.Add(field, FindingRules.GraduationDate, $"{expected:yyyyMMdd}");
        }
    }
}
