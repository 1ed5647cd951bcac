using Dengke.Domain.Records;

namespace Dengke.Bench;

/// <summary>Made-up students, 20 columns each, every fortieth with a fault, for validation to find.</summary>
internal static class TablesData
{
    private const int Seed = 2025;
    private const string Names = "李王张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗子涵浩宇欣怡梓轩诗雨佳豪思远文博雅婷";

    public static DateOnly Today { get; } = new(2024, 10, 9);

    public static string[] Header { get; } =
    [
        "学号",
        "姓名",
        "性别",
        "民族",
        "出生日期",
        "证件类型",
        "证件号码",
        "考生号",
        "学院",
        "系所",
        "专业代码",
        "专业名称",
        "班级",
        "学制",
        "层次",
        "学习形式",
        "院校名称",
        "入学日期",
        "预计毕业日期",
        "辅导员",
    ];

    public static int Columns => Header.Length;

    public static string[][] Make(int rows)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, rows).Select(i => Row(i, random))];
    }

    private static string[] Row(int i, Random random)
    {
        var birth = new DateOnly(2002, 1, 1).AddDays(random.Next(700)).ToString("yyyyMMdd");
        var man = random.Next(2);
        var digits = $"110105{birth}{random.Next(499) * 2 + man:D3}";
        var number = digits + (i % 40 == 0 ? "X" : Checksum.Of(digits));
        var college = random.Next(20);
        return
        [
            $"2021{i:D6}",
            Name(random),
            man == 1 ? "男" : "女",
            "汉族",
            birth,
            "居民身份证",
            number,
            $"2111010515{i % 10_000:D4}",
            $"第{college}学院",
            $"第{college}系",
            college % 2 == 0 ? "080901" : "120203K",
            college % 2 == 0 ? "计算机科学与技术" : "会计学",
            $"班{college}21-{random.Next(9)}",
            "4",
            "本科",
            "普通全日制",
            "示例财经大学",
            "20210901",
            "20250630",
            $"辅导员{college}",
        ];
    }

    private static string Name(Random random) => new([.. Enumerable.Range(0, 3).Select(_ => Names[random.Next(Names.Length)])]);
}
