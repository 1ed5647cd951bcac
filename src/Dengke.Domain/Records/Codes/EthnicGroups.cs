namespace Dengke.Domain.Records;

/// <summary>
/// 民族, GB/T 3304-1991: 56 ethnic groups with number and letters, and 97 and 98 for the rest. Registry files write the text with
/// 族. 毛难 and 崩龙 are the old names of 36 and 46 (domain facts 3.5).
/// </summary>
public static class EthnicGroups
{
    private const string Groups = """
        汉HA 蒙古MG 回HU 藏ZA 维吾尔UG 苗MH 彝YI 壮ZH 布依BY 朝鲜CS 满MA 侗DO 瑶YA 白BA
        土家TJ 哈尼HN 哈萨克KZ 傣DA 黎LI 傈僳LS 佤VA 畲SH 高山GS 拉祜LH 水SU 东乡DX 纳西NX 景颇JP
        柯尔克孜KG 土TU 达斡尔DU 仫佬ML 羌QI 布朗BL 撒拉SL 毛南MN 仡佬GL 锡伯XB 阿昌AC 普米PM 塔吉克TA 怒NU
        乌孜别克UZ 俄罗斯RS 鄂温克EW 德昂DE 保安BN 裕固YG 京GI 塔塔尔TT 独龙DR 鄂伦春OR 赫哲HZ 门巴MB 珞巴LB 基诺JN
        """;

    /// <summary>The table; <see cref="CodeEntry.Text"/> carries 族.</summary>
    public static CodeTable Table { get; } =
        new([
            .. Groups.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Entry),
            new CodeEntry("其他", "97") { Spellings = ["其它", "其他民族", "其它民族"] },
            new CodeEntry("外国血统中国籍人士", "98") { Spellings = ["外国血统中国籍", "外国血统"] },
        ]);

    /// <summary>Whether the text is an old name in use no more.</summary>
    public static bool IsOldName(ReadOnlySpan<char> text) =>
        text.Contains("毛难", StringComparison.Ordinal) || text.Contains("崩龙", StringComparison.Ordinal);

    /// <summary>Whether the text is what students of Hong Kong, Macao and Taiwan give instead: their region (domain facts 3.1).</summary>
    public static bool IsRegion(ReadOnlySpan<char> text)
    {
        var region = text.StartsWith("中国") ? text[2..] : text;
        return region is "香港" or "澳门" or "台湾" or "港澳台" or "香港特别行政区" or "澳门特别行政区" or "台湾省" or "台湾地区";
    }

    private static CodeEntry Entry(string group, int index)
    {
        var name = group[..^2];
        string[] old = name switch
        {
            "毛南" => ["毛难族", "毛难"],
            "德昂" => ["崩龙族", "崩龙"],
            _ => [],
        };
        return new CodeEntry(name + "族", $"{index + 1:00}", group[^2..]) { Spellings = [name, .. old] };
    }
}
