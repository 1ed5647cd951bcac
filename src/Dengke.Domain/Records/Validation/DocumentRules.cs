namespace Dengke.Domain.Records;

/// <summary>The rules of 证件类型 and 证件号码 (domain facts 3.3).</summary>
internal static class DocumentRules
{
    public static void CheckType(RecordField field, ReadOnlySpan<char> type, Findings findings, RowFacts facts)
    {
        facts.StatedKind = DocumentTypes.KindOf(type);
        if (facts.StatedKind is null)
        {
            findings.Add(field, FindingRules.DocumentTypeUnknown, type.ToString());
        }
    }

    /// <summary>Wants the type judged before, so that the number is measured by the document it is said to be.</summary>
    public static void CheckNumber(
        RecordField field,
        ReadOnlySpan<char> number,
        bool isNewData,
        Findings findings,
        RowFacts facts
    )
    {
        facts.ShownKind = IdentityDocument.Recognise(number);
        var kind = facts.StatedKind ?? facts.ShownKind;
        if (kind == DocumentKind.Other)
        {
            return;
        }

        if (kind is null || !IdentityDocument.Has(kind.Value, number))
        {
            var isMismatch = kind is not null && facts.ShownKind is not null;
            findings.Add(
                field,
                isMismatch ? FindingRules.DocumentTypeMismatch : FindingRules.DocumentShape,
                kind is { } stated ? DocumentTypes.TextOf(stated) : ""
            );
            return;
        }

        if (Checksum.HasShape(number) || (kind == DocumentKind.ResidentId && number.Length == 15))
        {
            CheckIdNumber(field, number, kind.Value, isNewData, findings, facts);
        }
    }

    private static void CheckIdNumber(
        RecordField field,
        ReadOnlySpan<char> number,
        DocumentKind kind,
        bool isNewData,
        Findings findings,
        RowFacts facts
    )
    {
        var flaw = IdNumber.Read(number, out var id);
        switch (flaw)
        {
            case IdNumberFlaw.BirthDate:
                findings.Add(field, FindingRules.DocumentBirthDate);
                return;
            case IdNumberFlaw.Checksum:
                findings.Add(field, number.EndsWith("000") ? FindingRules.DocumentRounded : FindingRules.DocumentChecksum);
                return;
        }

        facts.Id = id;
        if (id.IsLegacy)
        {
            findings.Add(field, isNewData ? FindingRules.DocumentLegacyRefused : FindingRules.DocumentLegacy);
        }

        if (!id.HasKnownRegion)
        {
            findings.Add(field, FindingRules.DocumentRegion);
        }

        if (id.Kind != kind)
        {
            findings.Add(field, FindingRules.DocumentTypeUnusual, DocumentTypes.TextOf(id.Kind));
        }
    }
}
