namespace Dengke.Bench.B1;

/// <summary>The clean record of a fictional student.</summary>
internal static class Student
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private static readonly string[] Surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
        .Select(c => $"{c}")
        .ToArray();
    private static readonly string[] Given = "子轩浩然雨桐梓涵诗琪宇航欣怡思远佳宁博文若曦明哲晓彤嘉懿一诺"
        .Select(c => $"{c}")
        .ToArray();
    private static readonly string[] Peoples =
    [
        "汉族",
        "汉族",
        "汉族",
        "汉族",
        "汉族",
        "汉族",
        "回族",
        "满族",
        "维吾尔族",
        "壮族",
    ];
    private static readonly string[] Regions = ["110105", "310101", "440106", "510104", "650102", "420106", "320102", "610113"];
    private static readonly string[] Colleges =
    [
        "金融学院",
        "外国语学院",
        "计算机学院",
        "法学院",
        "马克思主义学院",
        "数学科学学院",
        "物理学院",
        "经济与管理学院",
    ];

    private static readonly (string Code, string Name)[] Majors =
    [
        ("080901", "计算机科学与技术"),
        ("020301K", "金融学"),
        ("030101K", "法学"),
        ("050201", "英语"),
        ("070101", "数学与应用数学"),
        ("120203K", "会计学"),
        ("070201", "物理学"),
        ("080910T", "数据科学与大数据技术"),
    ];

    /// <summary>The values in the order of <see cref="StudentTables.Header"/>.</summary>
    public static string[] Values(long number)
    {
        var coin = new Coin(number);
        var male = coin.Throw("sex", 2) == 0;
        var birth = new DateOnly(2002, 1, 1).AddDays(coin.Throw("birth", 900)).ToString("yyyyMMdd");
        var college = coin.Throw("college", Colleges.Length);
        var (majorCode, majorName) = Majors[college];
        return
        [
            $"21{Regions[coin.Throw("region", Regions.Length)][..4]}15{number:D8}",
            $"2021{number:D9}",
            Name(coin),
            male ? "男" : "女",
            birth,
            Peoples[coin.Throw("people", Peoples.Length)],
            "居民身份证",
            Document(number, coin, birth, male),
            "登科示范大学",
            "本科",
            "普通全日制",
            majorCode,
            majorName,
            "4",
            Colleges[college],
            $"{majorName}系",
            $"{Colleges[college][..2]}21-{coin.Throw("class", 12) + 1}",
            "20210901",
            "20250630",
            coin.Throw("party", 5) == 0 ? "中共党员" : "共青团员",
        ];
    }

    private static string Name(Coin coin) =>
        coin.Throw("kind of name", 25) == 0
            ? $"阿依{Given[coin.Throw("a", Given.Length)]}·买买提{Surnames[coin.Throw("b", Surnames.Length)]}"
            : Surnames[coin.Throw("c", Surnames.Length)]
                + Given[coin.Throw("d", Given.Length)]
                + Given[coin.Throw("e", Given.Length)];

    /// <summary>A resident number with a right check character (GB 11643). The region is of no matter and makes it unlike any other.</summary>
    private static string Document(long number, Coin coin, string birth, bool male)
    {
        var sequence = (number % 500 * 2) + (male ? 1 : 0);
        var region = int.Parse(Regions[coin.Throw("region", Regions.Length)]) + (number / 500 % 99991 * 7);
        var digits = $"{(region % 890000) + 100000:D6}{birth}{sequence:D3}";
        var sum = digits.Select((d, i) => (d - '0') * Weights[i]).Sum();
        return digits + "10X98765432"[sum % 11];
    }
}
