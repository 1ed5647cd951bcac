namespace Dengke.Features.Demo.People;

/// <summary>Ethnic groups of the students, and the names of those groups that have their own way of naming.</summary>
internal static class EthnicNames
{
    /// <summary>The separator that a name carries by 民委发〔2016〕33号, U+00B7.</summary>
    public const char Separator = '·';

    /// <summary>Groups in tenths of a percent. Groups that name themselves in their own way are a little more frequent than in the country.</summary>
    private static readonly (string Value, int Weight)[] Groups =
    [
        ("汉族", 878),
        ("回族", 17),
        ("满族", 20),
        ("壮族", 14),
        ("蒙古族", 10),
        ("土家族", 9),
        ("苗族", 8),
        ("维吾尔族", 11),
        ("藏族", 7),
        ("彝族", 5),
        ("侗族", 3),
        ("瑶族", 3),
        ("朝鲜族", 3),
        ("哈萨克族", 4),
        ("白族", 2),
        ("布依族", 2),
        ("毛南族", 1),
        ("锡伯族", 1),
        ("柯尔克孜族", 1),
        ("塔吉克族", 1),
    ];

    private static readonly string[] TurkicMen =
        "买买提 艾力 玉素甫 吐尔逊 库尔班 阿卜杜拉 热合曼 依明 亚森 木拉提 叶尔兰 巴合提 努尔兰 艾山 卡德尔 赛买提".Split(' ');

    private static readonly string[] TurkicWomen =
        "阿依古丽 古丽娜尔 热依拉 迪丽努尔 帕提古丽 米热古丽 祖丽皮亚 阿依努尔 凯丽比努尔 努尔古丽 麦尔哈巴 古扎丽努尔".Split(
            ' '
        );

    private static readonly string[] TibetanFirst = "扎西 次仁 丹增 索朗 平措 旦增 格桑 洛桑 白玛".Split(' ');
    private static readonly string[] TibetanMen = "多吉 顿珠 罗布 旺堆".Split(' ');
    private static readonly string[] TibetanWomen = "卓玛 拉姆 央宗 曲珍 卓嘎 德吉".Split(' ');
    private static readonly string[] MongolianMen = "巴特尔 苏和 布日古德 阿古拉 朝鲁 那日松".Split(' ');
    private static readonly string[] MongolianWomen = "萨日娜 其木格 乌云 娜仁 托娅 高娃".Split(' ');

    public static string Group(DemoRandom random) => random.Pick(Groups);

    /// <summary>A name in the group's own way, or null for a group (or a family) that names as the Han do.</summary>
    public static string? Of(string group, bool male, DemoRandom random) =>
        group switch
        {
            "维吾尔族" or "哈萨克族" or "柯尔克孜族" or "塔吉克族" =>
                $"{random.Pick(male ? TurkicMen : TurkicWomen)}{Separator}{random.Pick(TurkicMen)}",
            "藏族" => random.Pick(TibetanFirst) + random.Pick(male ? TibetanMen : TibetanWomen),
            "蒙古族" when random.Chance(500) => random.Pick(male ? MongolianMen : MongolianWomen),
            _ => null,
        };
}
