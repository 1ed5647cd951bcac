using Dengke.Domain.Records;

namespace Dengke.Features.Demo.People;

/// <summary>Numbers of identity documents, drawn at random: right in form (domain facts 3.3), issued to nobody on purpose.</summary>
internal static class IdentityNumbers
{
    /// <summary>GB 11643-1999: region, birth date, sequence (odd for a man), check character. Residence permits are made alike.</summary>
    public static string Resident(string region, DateOnly birth, bool male, DemoRandom random)
    {
        var sequence = (random.Between(1, 499) * 2) - (male ? 1 : 0);
        return WithCheck($"{region}{birth:yyyyMMdd}{sequence:000}");
    }

    /// <summary>The same number with a sequence of the other sex, its check character right again.</summary>
    public static string OfOtherSex(string number)
    {
        var digit = number[16] - '0';
        return WithCheck($"{number[..16]}{(digit % 2 == 0 ? digit + 1 : digit - 1)}");
    }

    /// <summary>Any other last character than the right one; never a zero, which would look like a number that was rounded.</summary>
    public static string WithWrongCheck(string number, DemoRandom random)
    {
        var others = "123456789X".Replace(number[17].ToString(), "", StringComparison.Ordinal);
        return number[..17] + others[random.Next(others.Length)];
    }

    /// <summary>港澳居民来往内地通行证 as printed today: H or M and 8 digits.</summary>
    public static string HongKongMacaoPermit(bool macao, DemoRandom random) =>
        $"{(macao ? 'M' : 'H')}{random.Between(10_000_000, 99_999_999)}";

    /// <summary>台湾居民来往大陆通行证: 8 digits.</summary>
    public static string TaiwanPermit(DemoRandom random) => $"{random.Between(10_000_000, 99_999_999)}";

    /// <summary>A foreign passport: two letters and 7 digits.</summary>
    public static string Passport(DemoRandom random) =>
        $"{(char)('A' + random.Next(26))}{(char)('A' + random.Next(26))}{random.Between(1_000_000, 9_999_999)}";

    private static string WithCheck(string digits) => digits + Checksum.Of(digits);
}
