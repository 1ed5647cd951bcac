namespace Dengke.Features.Demo.People;

/// <summary>Places of birth: county-level codes of GB/T 2260 from every part of the country, some of them twice as weight.</summary>
internal static class Regions
{
    private static readonly string[] Codes =
    [
        .. "110101 110102 110105 110106 110108 110112 110114 120101 120104 120110".Split(' '), // 北京 天津
        .. "130102 130104 130202 130302 130403 130602 130702 140105 140106 140202".Split(' '), // 河北 山西
        .. "150102 150202 150402 210102 210106 210202 210302 220102 220202 222401".Split(' '), // 内蒙古 辽宁 吉林
        .. "230102 230103 230202 230602 310101 310104 310106 310115 320102 320106".Split(' '), // 黑龙江 上海 江苏
        .. "320205 320305 320505 320583 330102 330106 330203 330302 330402 330602".Split(' '), // 江苏 浙江
        .. "340102 340104 340202 340302 350102 350203 350502 360102 360302 360702".Split(' '), // 安徽 福建 江西
        .. "370102 370103 370202 370203 370302 370602 370702 370883 371302 410102".Split(' '), // 山东 河南
        .. "410105 410202 410302 410402 410502 410702 411302 411502 420102 420106".Split(' '), // 河南 湖北
        .. "420302 420502 420602 421002 430102 430104 430202 430302 430405 430602".Split(' '), // 湖北 湖南
        .. "440103 440106 440303 440402 440605 441302 441900 450102 450103 450202".Split(' '), // 广东 广西
        .. "450302 460105 460106 500101 500103 500106 500112 510104 510107 510302".Split(' '), // 海南 重庆 四川
        .. "510703 511302 513401 520102 520103 520302 522601 530102 530103 530302".Split(' '), // 四川 贵州 云南
        .. "532901 610102 610103 610113 610302 610602 620102 620103 620502 630102".Split(' '), // 云南 陕西 甘肃 青海
        .. "640104 640106 640302".Split(' '), // 宁夏
    ];

    private static readonly string[] Xinjiang = ["650102", "650103", "650104", "650203", "652301", "652801", "653101", "653201"];
    private static readonly string[] Tibet = ["540102", "540121", "540202", "540302"];
    private static readonly string[] InnerMongolia = ["150102", "150202", "150402", "150502", "152201"];

    /// <summary>A six-digit code; groups with a home region mostly come from there.</summary>
    public static string Of(string ethnicGroup, DemoRandom random) =>
        ethnicGroup switch
        {
            "维吾尔族" or "哈萨克族" or "柯尔克孜族" or "塔吉克族" or "锡伯族" => random.Pick(Xinjiang),
            "藏族" => random.Pick(Tibet),
            "蒙古族" when random.Chance(800) => random.Pick(InnerMongolia),
            _ => random.Pick(Codes),
        };
}
