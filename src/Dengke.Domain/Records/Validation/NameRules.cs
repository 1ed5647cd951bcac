namespace Dengke.Domain.Records;

/// <summary>The rules of 姓名 (REC-4, domain facts 3.4): each flaw once, with the proposed name where there is one.</summary>
internal static class NameRules
{
    public static void Check(RecordField field, string name, Findings findings)
    {
        var flaws = PersonName.Inspect(name);
        if (flaws.Count == 0)
        {
            return;
        }

        var proposal = PersonName.Propose(name);
        foreach (var finding in flaws.DistinctBy(f => (f.Flaw, f.CodePoint)))
        {
            var rule = RuleOf(finding.Flaw);
            var detail =
                finding.Flaw == NameFlaw.Replacement ? char.ConvertFromUtf32(finding.CodePoint) : $"U+{finding.CodePoint:X4}";
            findings.Add(field, rule, detail, proposal == name ? null : proposal);
        }
    }

    private static FindingRule RuleOf(NameFlaw flaw) =>
        flaw switch
        {
            NameFlaw.Padding => FindingRules.NamePadding,
            NameFlaw.Invisible => FindingRules.NameInvisible,
            NameFlaw.Separator => FindingRules.NameSeparator,
            NameFlaw.FullWidth => FindingRules.NameFullWidth,
            NameFlaw.LegacyCharacter => FindingRules.NameLegacyCharacter,
            NameFlaw.PrivateUse => FindingRules.NamePrivateUse,
            NameFlaw.Replacement => FindingRules.NameReplacement,
            NameFlaw.Broken => FindingRules.NameBroken,
            _ => throw new ArgumentOutOfRangeException(nameof(flaw)),
        };
}
