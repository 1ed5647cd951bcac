namespace Dengke.Features.Demo.People;

/// <summary>A class of the demo campaign, as far as its students' records need it.</summary>
/// <param name="College">学院, as in the campaign.</param>
/// <param name="MajorCode">专业代码 of the catalogue of the year of entry, e.g. <c>120203K</c>.</param>
/// <param name="MajorName">专业名称.</param>
/// <param name="ClassName">班级, unique in the campaign.</param>
/// <param name="Campus">校区.</param>
/// <param name="Counselor">辅导员.</param>
/// <param name="Level">层次: 本科 or 第二学士学位.</param>
/// <param name="EntryYear">Year of entry, e.g. 2021.</param>
public sealed record DemoClass(
    string College,
    string MajorCode,
    string MajorName,
    string ClassName,
    string Campus,
    string Counselor,
    string Level,
    int EntryYear
)
{
    /// <summary>About how many students it has, from 1: people are shared out in this proportion.</summary>
    public int Size { get; init; } = 30;

    /// <summary>学制 in years: 2 for a second degree, else 4.</summary>
    public int Years => Level == SecondDegree ? 2 : 4;

    public const string SecondDegree = "第二学士学位";
}
