namespace Dengke.Domain.Records;

/// <summary>The numbers of identity documents: their kinds by shape, and how they are shown (domain facts 3.3). All take folded numbers.</summary>
public static class IdentityDocument
{
    private const int MostShownAtEachEnd = 4;

    /// <summary>
    /// The kind whose shape the number has, or null for none. Shapes overlap with foreign passports (5 to 15 capitals and digits),
    /// so a passport is what no other kind claims.
    /// </summary>
    public static DocumentKind? Recognise(ReadOnlySpan<char> number) =>
        number switch
        {
            { Length: 18 } => !Checksum.HasShape(number) ? null
            : IdNumber.Read(number, out var id) == IdNumberFlaw.BirthDate ? DocumentKind.ResidentId
            : id.Kind,
            { Length: 15 } when AreDigits(number) => DocumentKind.ResidentId,
            _ when Has(DocumentKind.HongKongMacaoTravelPermit, number) => DocumentKind.HongKongMacaoTravelPermit,
            _ when Has(DocumentKind.TaiwanTravelPermit, number) => DocumentKind.TaiwanTravelPermit,
            _ when Has(DocumentKind.PermanentResidence, number) => DocumentKind.PermanentResidence,
            _ when Has(DocumentKind.Passport, number) => DocumentKind.Passport,
            _ => null,
        };

    /// <summary>Whether a number has the shape of a kind; checksum and birth date are <see cref="IdNumber.Read"/>'s matter.</summary>
    public static bool Has(DocumentKind kind, ReadOnlySpan<char> number) =>
        kind switch
        {
            DocumentKind.ResidentId => Checksum.HasShape(number) || (number.Length == 15 && AreDigits(number)),
            DocumentKind.HongKongMacaoResidencePermit or DocumentKind.TaiwanResidencePermit => Checksum.HasShape(number),
            // 8 digits for life, with or without 2 that count reissues.
            DocumentKind.HongKongMacaoTravelPermit => number is ['H' or 'M', .. { Length: 8 or 10 } digits] && AreDigits(digits),
            // 8 digits; 10 on older permits.
            DocumentKind.TaiwanTravelPermit => number.Length is 8 or 10 && AreDigits(number),
            // 3 letters and 12 digits on the card of 2017, 18 digits that begin with 9 since 2023-12-01.
            DocumentKind.PermanentResidence => (number is ['9', ..] && Checksum.HasShape(number))
                || (number.Length == 15 && !number[..3].ContainsAnyExceptInRange('A', 'Z') && AreDigits(number[3..])),
            DocumentKind.Passport => number.Length is >= 5 and <= 15 && AreCapitalsAndDigits(number),
            _ => !number.IsEmpty,
        };

    /// <summary>
    /// The number for a screen: the first and last 4 characters, 1101**********002X; of a number shorter than 16 a quarter of its
    /// length at each end, so that at least half is hidden always.
    /// </summary>
    public static string Mask(string? number)
    {
        if (string.IsNullOrEmpty(number))
        {
            return "";
        }

        var shown = Math.Min(MostShownAtEachEnd, number.Length / 4);
        return string.Create(
            number.Length,
            (number, shown),
            static (masked, from) =>
            {
                from.number.CopyTo(masked);
                masked[from.shown..^from.shown].Fill('*');
            }
        );
    }

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static bool AreCapitalsAndDigits(ReadOnlySpan<char> text) =>
        Characters.IsPlainCode(text) && text.ContainsAnyInRange('0', '9');
}
