namespace Dengke.Domain.Records;

/// <summary>What is wrong with a resident-style number; the gravest comes first.</summary>
public enum IdNumberFlaw
{
    None,

    /// <summary>Not 17 digits and a check character, nor 15 digits.</summary>
    Shape,

    /// <summary>The birth date in it is no date.</summary>
    BirthDate,

    /// <summary>The check character does not fit (ISO 7064 MOD 11-2).</summary>
    Checksum,
}

/// <summary>
/// A number built as GB 11643-1999 has it: 6 digits region, 8 birth date, 3 sequence (odd for men), 1 check character. The residence
/// permits of 港澳台 (regions 810000, 820000, 830000) and, since 2023-12-01, 外国人永久居留身份证 (first digit 9) are built alike.
/// The 15-digit number before it has two digits for the year and no check character (domain facts 3.3).
/// </summary>
/// <param name="Region">The six digits of the region.</param>
/// <param name="BirthDate">The birth date.</param>
/// <param name="Sequence">0 to 999.</param>
/// <param name="IsLegacy">Whether the number has 15 digits.</param>
public readonly record struct IdNumber(int Region, DateOnly BirthDate, int Sequence, bool IsLegacy)
{
    private const int LegacyLength = 15;

    /// <summary>Whether the holder is entered as male.</summary>
    public bool IsMale => Sequence % 2 == 1;

    /// <summary>男 or 女, as the registry writes it.</summary>
    public string Sex => IsMale ? "男" : "女";

    /// <summary>The kind of document that carries such a number.</summary>
    public DocumentKind Kind =>
        Region switch
        {
            Regions.HongKong or Regions.Macao => DocumentKind.HongKongMacaoResidencePermit,
            Regions.Taiwan => DocumentKind.TaiwanResidencePermit,
            >= 900000 => DocumentKind.PermanentResidence,
            _ => DocumentKind.ResidentId,
        };

    /// <summary>Whether the region is one that is known; that of a permanent-residence card is no county and always is.</summary>
    public bool HasKnownRegion => Kind == DocumentKind.PermanentResidence || Regions.IsKnown(Region);

    /// <summary>
    /// Reads a folded number (half-width, capital X, no spaces) without allocating. With <see cref="IdNumberFlaw.Checksum"/> the
    /// parts are read all the same; with the other flaws <paramref name="id"/> is empty.
    /// </summary>
    public static IdNumberFlaw Read(ReadOnlySpan<char> number, out IdNumber id)
    {
        id = default;
        var isLegacy = number.Length == LegacyLength;
        if (isLegacy ? number.ContainsAnyExceptInRange('0', '9') : !Checksum.HasShape(number))
        {
            return IdNumberFlaw.Shape;
        }

        var birth = isLegacy ? number[6..12] : number[8..14];
        var year = isLegacy ? 1900 + Digits(number[6..8]) : Digits(number[6..10]);
        var month = Digits(birth[2..4]);
        var day = Digits(birth[4..]);
        if (year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return IdNumberFlaw.BirthDate;
        }

        id = new IdNumber(
            Digits(number[..6]),
            new DateOnly(year, month, day),
            Digits(isLegacy ? number[12..] : number[14..17]),
            isLegacy
        );
        return isLegacy || Checksum.IsValid(number) ? IdNumberFlaw.None : IdNumberFlaw.Checksum;
    }

    private static int Digits(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
