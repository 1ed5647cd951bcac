namespace Dengke.Domain.Records;

/// <summary>
/// The first digits of 居民身份证 and 考生号, GB/T 2260. Counties come, go and change their codes, and a number keeps the one of its
/// first day, so only provinces are known here and an unknown one is a warning (domain facts 3.3).
/// </summary>
public static class Regions
{
    public const int HongKong = 810000;
    public const int Macao = 820000;
    public const int Taiwan = 830000;

    /// <summary>Whether the first two of a region's six digits are a province's.</summary>
    public static bool IsKnown(int region) =>
        (region / 10000)
            is (>= 11 and <= 15)
                or (>= 21 and <= 23)
                or (>= 31 and <= 37)
                or (>= 41 and <= 46)
                or (>= 50 and <= 54)
                or (>= 61 and <= 65)
                or 71
                or (>= 81 and <= 83);
}
