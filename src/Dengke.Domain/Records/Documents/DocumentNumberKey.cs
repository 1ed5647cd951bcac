namespace Dengke.Domain.Records;

/// <summary>
/// The key by which document numbers are compared: half-width capitals without spaces, and of a 港澳居民来往内地通行证 the first 9
/// characters, since the two behind them only count reissues (公安部 2010; domain facts 3.3).
/// </summary>
internal static class DocumentNumberKey
{
    private const int PermitLength = 9;
    private const int PermitWithReissueLength = 11;

    /// <summary>Writes the key; it is never longer than the value.</summary>
    public static int Write(ReadOnlySpan<char> value, Span<char> destination)
    {
        var key = destination[..CodeText.Write(value, destination)];
        if (key.Length == 18 && IsLikeX(key[17]) && !key[..17].ContainsAnyExceptInRange('0', '9'))
        {
            key[17] = 'X';
        }

        return IsPermitWithReissue(key) ? PermitLength : key.Length;
    }

    /// <summary>H or M, 8 digits for life and 2 that count reissues.</summary>
    public static bool IsPermitWithReissue(ReadOnlySpan<char> key) =>
        key.Length == PermitWithReissueLength && key[0] is 'H' or 'M' && !key[1..].ContainsAnyExceptInRange('0', '9');

    /// <summary>What people type for the check character X: the times sign, Greek chi, Cyrillic ha, the Roman ten.</summary>
    private static bool IsLikeX(char c) => c is '×' or '\u03A7' or '\u0425' or '\u0445' or '\u2169' or '\u2179';
}
