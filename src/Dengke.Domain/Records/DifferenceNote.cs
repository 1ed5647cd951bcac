namespace Dengke.Domain.Records;

/// <summary>What a real difference looks like, where it has a known cause; the values themselves say the rest.</summary>
internal static class DifferenceNote
{
    /// <summary>U+3013, what GBK files carry for a character that they cannot hold.</summary>
    private const string Lost = "〓\uFFFD?";

    public static string Of(FieldFormat format, ReadOnlySpan<char> registry, ReadOnlySpan<char> academic) =>
        format switch
        {
            FieldFormat.Name when registry.ContainsAny(Lost) || academic.ContainsAny(Lost) => "含编码缺字",
            FieldFormat.Date when AreSwapped(registry, academic) => "月日互换",
            FieldFormat.Date when RecordDate.IsSerial(registry) || RecordDate.IsSerial(academic) => "表格日期序号",
            FieldFormat.DocumentNumber when IsLegacy(registry) != IsLegacy(academic) => "15位旧号",
            FieldFormat.DocumentNumber => Checksums(registry, academic),
            FieldFormat.MajorCode when SixDigits(registry) is { IsEmpty: false } six && six.SequenceEqual(SixDigits(academic)) =>
                "后缀不同",
            _ => "",
        };

    private static string Checksums(ReadOnlySpan<char> registry, ReadOnlySpan<char> academic) =>
        (IsWrong(registry), IsWrong(academic)) switch
        {
            (true, true) => "两侧校验码均不符",
            (true, false) => "学籍平台校验码不符",
            (false, true) => "教务系统校验码不符",
            _ => "",
        };

    private static bool IsLegacy(ReadOnlySpan<char> number) => number.Length == 15 && !number.ContainsAnyExceptInRange('0', '9');

    private static bool IsWrong(ReadOnlySpan<char> number) => Checksum.HasShape(number) && !Checksum.IsValid(number);

    private static bool AreSwapped(ReadOnlySpan<char> registry, ReadOnlySpan<char> academic) =>
        RecordDate.TryParse(registry, out var one)
        && RecordDate.TryParse(academic, out var other)
        && one.Year == other.Year
        && one.Month == other.Day
        && one.Day == other.Month;

    private static ReadOnlySpan<char> SixDigits(ReadOnlySpan<char> code) =>
        code.Length >= 6 && !code[..6].ContainsAnyExceptInRange('0', '9') ? code[..6] : [];
}
