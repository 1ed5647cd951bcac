namespace Dengke.Domain.Records;

/// <summary>What the rules across fields need to know of a row, gathered while its fields are judged one by one.</summary>
internal sealed class RowFacts
{
    public DateOnly? BirthDate { get; set; }

    public DateOnly? EntryDate { get; set; }

    public DateOnly? GraduationDate { get; set; }

    public int? DurationMonths { get; set; }

    /// <summary>男 or 女.</summary>
    public string? Sex { get; set; }

    public bool? EthnicityIsRegion { get; set; }

    /// <summary>What the document type's text says.</summary>
    public DocumentKind? StatedKind { get; set; }

    /// <summary>What the number's own shape says.</summary>
    public DocumentKind? ShownKind { get; set; }

    /// <summary>The parts of a sound resident-style number.</summary>
    public IdNumber? Id { get; set; }

    /// <summary>Whether the document is one of Hong Kong, Macao or Taiwan; null where there is no document to go by.</summary>
    public bool? IsOfHongKongMacaoTaiwan
    {
        get
        {
            // Many systems call a residence permit 居民身份证; the number knows better. Eight digits alone prove no Taiwan permit.
            var shown = ShownKind == DocumentKind.TaiwanTravelPermit ? null : ShownKind;
            var kind = Id?.Kind ?? StatedKind ?? shown;
            return kind is null or DocumentKind.Other
                ? null
                : kind
                    is DocumentKind.HongKongMacaoResidencePermit
                        or DocumentKind.HongKongMacaoTravelPermit
                        or DocumentKind.TaiwanResidencePermit
                        or DocumentKind.TaiwanTravelPermit;
        }
    }
}
