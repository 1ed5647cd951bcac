using Dengke.Features.Demo.People;

namespace Dengke.Tests.Demo;

/// <summary>A small university: four colleges of fifteen classes, and one class of second-degree students.</summary>
internal static class SomeClasses
{
    public const string Institution = "示例财经大学";

    private static readonly (string College, string Code, string Major, string Short, string Campus)[] Majors =
    [
        ("金融学院", "020301K", "金融学", "金融", "沙河"),
        ("会计学院", "120203K", "会计学", "会计", "学院南路"),
        ("法学院", "030101K", "法学", "法学", "沙河"),
        ("信息学院", "080901", "计算机科学与技术", "计算机", "学院南路"),
    ];

    public static IReadOnlyList<DemoClass> All { get; } =
    [
        .. Majors.SelectMany(m =>
            Enumerable
                .Range(1, 15)
                .Select(i => new DemoClass(m.College, m.Code, m.Major, $"{m.Short}21-{i}", m.Campus, "counselor-1", "本科", 2021))
        ),
        new("法学院", "030101K", "法学", "法学二学位23", "沙河", "counselor-2", DemoClass.SecondDegree, 2023),
    ];
}
