namespace Dengke.Features.Demo.People;

/// <summary>Why a person is or is not one of the campaign's graduates (domain facts 3.7).</summary>
public enum StudentGroup
{
    /// <summary>普通本科.</summary>
    Ordinary,

    /// <summary>第二学士学位, entered two years before graduation.</summary>
    SecondDegree,

    /// <summary>港澳台: other documents, and the region in the place of the ethnic group.</summary>
    HongKong,
    Macao,
    Taiwan,

    /// <summary>留学生: registered, and no part of the campaign.</summary>
    Foreign,

    /// <summary>双培生: guests of another university, which keeps their registration.</summary>
    Visiting,

    /// <summary>计划外: outside the national plan, so not in the registry.</summary>
    OutsidePlan,

    /// <summary>降级: entered a year before the classmates.</summary>
    MovedDown,
}

/// <summary>What the demo's academic system calls the groups (学生类别).</summary>
internal static class StudentCategory
{
    public static string Of(StudentGroup group) =>
        group switch
        {
            StudentGroup.Ordinary or StudentGroup.MovedDown => "普通本科生",
            StudentGroup.SecondDegree => "第二学士学位",
            StudentGroup.HongKong or StudentGroup.Macao or StudentGroup.Taiwan => "港澳台生",
            StudentGroup.Foreign => "留学生",
            StudentGroup.Visiting => "双培生",
            StudentGroup.OutsidePlan => "计划外",
            _ => throw new ArgumentOutOfRangeException(nameof(group)),
        };
}

/// <summary>A fictional student as both systems ought to have them.</summary>
internal sealed record DemoPerson
{
    public required StudentGroup Group { get; init; }

    public required DemoClass Class { get; init; }

    public required string Surname { get; init; }

    public required string Given { get; init; }

    public required bool Male { get; init; }

    public required DateOnly Birth { get; init; }

    public required string Ethnicity { get; init; }

    public required string DocumentType { get; init; }

    public required string DocumentNo { get; init; }

    public required string ExamNo { get; init; }

    public required string StudentNo { get; init; }

    public required string PoliticalStatus { get; init; }

    /// <summary>A year before the class's for those who moved down.</summary>
    public required int EntryYear { get; init; }

    public string Name => Surname + Given;

    /// <summary>Whether the registry has the person, too.</summary>
    public bool IsRegistered => Group is not (StudentGroup.Visiting or StudentGroup.OutsidePlan);

    public bool HasResidentNumber => DocumentNo.Length == 18;
}
