namespace Dengke.Domain.Records;

/// <summary>The rules of coded values and of numbers that are no documents (domain facts 3.1, 3.5, 3.6). All take folded values.</summary>
internal static class CodeRules
{
    private const int LongestExamNumber = 18;
    private const int GaokaoExamNumber = 14;
    private const int OldestExamYears = 15;

    /// <summary>Only where the registry's list is public is a value outside it an error.</summary>
    public static void CheckTable(RecordField field, ReadOnlySpan<char> value, FindingRule unknown, Findings findings)
    {
        if (CodeTables.For(field.Format)?.FindCompact(value) is null)
        {
            findings.Add(field, unknown, value.ToString());
        }
    }

    public static void CheckSex(RecordField field, ReadOnlySpan<char> sex, Findings findings, RowFacts facts)
    {
        var stated = CodeTables.Sex.FindCompact(sex)?.Text;
        if (stated is "男" or "女")
        {
            facts.Sex = stated;
        }
        else if (stated is null)
        {
            findings.Add(field, FindingRules.SexUnknown, sex.ToString());
        }
        else
        {
            findings.Add(field, FindingRules.SexUnstated);
        }
    }

    public static void CheckEthnicity(
        RecordField field,
        string value,
        ReadOnlySpan<char> folded,
        Findings findings,
        RowFacts facts
    )
    {
        facts.EthnicityIsRegion = EthnicGroups.IsRegion(folded);
        if (facts.EthnicityIsRegion.Value)
        {
            return;
        }

        CheckTable(field, folded, FindingRules.EthnicityUnknown, findings);
        if (EthnicGroups.IsOldName(value))
        {
            findings.Add(field, FindingRules.EthnicityOldName, folded.ToString(), folded.ToString());
        }
    }

    public static void CheckDuration(RecordField field, ReadOnlySpan<char> years, Findings findings, RowFacts facts)
    {
        facts.DurationMonths = Duration.Months(years);
        if (!Duration.IsAllowed(years))
        {
            findings.Add(field, FindingRules.DurationUnknown, years.ToString());
        }
    }

    public static void CheckMajorCode(RecordField field, ReadOnlySpan<char> code, Findings findings)
    {
        switch (MajorCode.Check(code))
        {
            case MajorCodeFlaw.Shape:
                findings.Add(field, FindingRules.MajorCodeShape);
                break;
            case MajorCodeFlaw.Suffix:
                findings.Add(field, FindingRules.MajorCodeSuffix, code[6..].ToString());
                break;
            case MajorCodeFlaw.Discipline:
                findings.Add(field, FindingRules.MajorCodeDiscipline, code[..2].ToString());
                break;
        }
    }

    /// <summary>14 digits begin with year and province; other routes number differently, so that is a warning only.</summary>
    public static void CheckExamNumber(RecordField field, ReadOnlySpan<char> number, DateOnly today, Findings findings)
    {
        if (number.Length > LongestExamNumber || !MatchKeys.IsUsable(FieldFormat.ExamNumber, number))
        {
            findings.Add(field, FindingRules.ExamNumberShape);
        }
        else if (number.Length == GaokaoExamNumber && !number.ContainsAnyExceptInRange('0', '9'))
        {
            var age = today.Year - (2000 + int.Parse(number[..2]));
            if (age is < 0 or > OldestExamYears || !Regions.IsKnown(int.Parse(number[2..8])))
            {
                findings.Add(field, FindingRules.ExamNumberUnlikely, number[..4].ToString());
            }
        }
    }

    public static void CheckStudentNumber(RecordField field, ReadOnlySpan<char> number, Findings findings)
    {
        if (!MatchKeys.IsUsable(FieldFormat.StudentNumber, number))
        {
            findings.Add(field, FindingRules.StudentNumberShape);
        }
    }
}
