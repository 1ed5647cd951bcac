namespace Dengke.Features.Demo.People;

/// <summary>Names made of common surnames, about as frequent as in the country, and of characters that given names use.</summary>
internal static class HanNames
{
    /// <summary>In tenths of a percent of the population, roughly; the rest of the country is left out.</summary>
    private static readonly (string Value, int Weight)[] Surnames =
    [
        .. Weighted(71, "王李张"),
        .. Weighted(50, "刘陈"),
        .. Weighted(30, "杨黄赵周吴"),
        .. Weighted(14, "徐孙马朱胡郭何林罗高"),
        .. Weighted(9, "郑梁谢宋唐许韩邓冯曹彭曾肖田董"),
        .. Weighted(6, "潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦"),
        .. Weighted(3, "邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪辛柯"),
        .. Weighted(1, "殷裴翟牛樊葛游祝柳岳齐梅庄倪聂温芦欧单卜楚麦车"),
        ("欧阳", 2),
        ("司马", 1),
        ("上官", 1),
        ("诸葛", 1),
        ("司徒", 1),
    ];

    private const string MaleFirst = "子浩宇俊嘉文志明泽天博思家梓奕承建立国永振瑞鸿景云逸书伟海晓正一世成展光启";
    private const string MaleSecond = "轩宇杰豪然辰涛航鹏飞龙磊强伟斌峰鑫阳晨博睿哲彬凯毅恒源铭翔锋诚骏霖皓昊远泽";
    private const string MaleOnly = "磊涛鹏超强斌峰鑫凯毅昊航阳彬杰睿哲翔诚锐骁";
    private const string FemaleFirst = "欣雨思梦佳雅诗晓子梓若静心婉文嘉可紫艺慧语怡海玉秋美冰清依芷映书乐一";
    private const string FemaleSecond = "怡涵雯婷琪萱瑶颖悦妍琳蕾洁雪倩宁欣彤媛莹璐婧菲茜然萌月馨岚薇钰桐";
    private const string FemaleOnly = "婷雪颖静倩洁琳悦莹蕾璐婧菲媛瑶妍丹宁萌岚薇";

    public static string Surname(DemoRandom random) => random.Pick(Surnames);

    /// <summary>One character in about one name of seven, else two different ones.</summary>
    public static string Given(bool male, DemoRandom random)
    {
        if (random.Chance(150))
        {
            return One(male ? MaleOnly : FemaleOnly, random);
        }

        var first = One(male ? MaleFirst : FemaleFirst, random);
        var second = One(male ? MaleSecond : FemaleSecond, random);
        return first == second ? second : first + second;
    }

    private static string One(string characters, DemoRandom random) => characters[random.Next(characters.Length)].ToString();

    private static IEnumerable<(string, int)> Weighted(int weight, string surnames) =>
        surnames.Select(s => (s.ToString(), weight));
}
