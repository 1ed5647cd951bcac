namespace Dengke.Domain.Records;

/// <summary>
/// The 80 name characters that GBK kept in the private use area (U+E815–U+E864, GBK FE50–FEA0) until Unicode had them; the
/// registry's older files still carry them, 䶮 as U+E863 (domain facts 3.4). The table is by code points and owes nothing to a
/// codec: those of GB 18030-2000 leave 14 of the 80 in the private use area (8 that GB 18030-2022 moved, 6 of Extension B).
/// </summary>
public static class PrivateUse
{
    /// <summary>The code point of the first of the 80.</summary>
    public const char First = '\uE815';

    /// <summary>The code point of the last of the 80.</summary>
    public const char Last = '\uE864';

    private static readonly int[] Today =
    [
        .. (ReadOnlySpan<int>)[0x2E81, 0x20087, 0x20089, 0x200CC, 0x2E84, 0x3473, 0x3447, 0x2E88, 0x2E8B, 0x9FB4], // ⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴
        .. (ReadOnlySpan<int>)[0x359E, 0x361A, 0x360E, 0x2E8C, 0x2E97, 0x396E, 0x3918, 0x9FB5, 0x39CF, 0x39DF], // 㖞㘚㘎⺌⺗㥮㤘龵㧏㧟
        .. (ReadOnlySpan<int>)[0x3A73, 0x39D0, 0x9FB6, 0x9FB7, 0x3B4E, 0x3C6E, 0x3CE0, 0x2EA7, 0x215D7, 0x9FB8], // 㩳㧐龶龷㭎㱮㳠⺧𡗗龸
        .. (ReadOnlySpan<int>)[0x2EAA, 0x4056, 0x415F, 0x2EAE, 0x4337, 0x2EB3, 0x2EB6, 0x2EB7, 0x2298F, 0x43B1], // ⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱
        .. (ReadOnlySpan<int>)[0x43AC, 0x2EBB, 0x43DD, 0x44D6, 0x4661, 0x464C, 0x9FB9, 0x4723, 0x4729, 0x477C], // 䎬⺻䏝䓖䙡䙌龹䜣䜩䝼
        .. (ReadOnlySpan<int>)[0x478D, 0x2ECA, 0x4947, 0x497A, 0x497D, 0x4982, 0x4983, 0x4985, 0x4986, 0x499F], // 䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟
        .. (ReadOnlySpan<int>)[0x499B, 0x49B7, 0x49B6, 0x9FBA, 0x241FE, 0x4CA3, 0x4C9F, 0x4CA0, 0x4CA1, 0x4C77], // 䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷
        .. (ReadOnlySpan<int>)[0x4CA2, 0x4D13, 0x4D14, 0x4D15, 0x4D16, 0x4D17, 0x4D18, 0x4D19, 0x4DAE, 0x9FBB], // 䲢䴓䴔䴕䴖䴗䴘䴙䶮龻
    ];

    private static readonly string[] Characters = [.. Today.Select(char.ConvertFromUtf32)];

    /// <summary>Whether <paramref name="c"/> stands in the private use area U+E000–U+F8FF.</summary>
    public static bool Contains(char c) => c is >= '\uE000' and <= '\uF8FF';

    /// <summary>Whether the pair is a code point of the private use planes 15 and 16.</summary>
    public static bool Contains(char high, char low) => high is >= '\uDB80' and <= '\uDBFF' && char.IsLowSurrogate(low);

    /// <summary>The character of today (one or two UTF-16 units), or null where the table has none.</summary>
    public static string? Find(char c) => c is >= First and <= Last ? Characters[c - First] : null;
}
