namespace Dengke.Domain.Records;

/// <summary>
/// 证书编号 of a 毕业证书, 18 digits: institution 5, kind of education 1 (1 普通), year 4, level 2, serial 6 (domain facts 3.5).
/// </summary>
public static class CertificateNumber
{
    public const int LargestSerial = 999_999;

    private const int SchoolLength = 5;
    private const char Ordinary = '1';

    /// <param name="school">院校代码.</param>
    /// <param name="level">层次 as it is written in either system.</param>
    /// <param name="serial">From 1.</param>
    /// <returns>Null where the level has no digits of its own, or any part is out of range.</returns>
    public static string? Of(string school, int year, string level, int serial) =>
        school.Length == SchoolLength
        && school.All(char.IsAsciiDigit)
        && year is > 0 and <= 9999
        && serial is > 0 and <= LargestSerial
        && CodeTables.Level.Find(level)?.Number is { } digits
            ? $"{school}{Ordinary}{year:0000}{digits}{serial:000000}"
            : null;
}
