namespace Dengke.Domain.Campaigns;

/// <summary>A college 学院. Records, classes and rights refer to it by name.</summary>
/// <param name="Name">Unique, as in the academic system.</param>
/// <param name="Campus">The name of the campus where its students are.</param>
public sealed record College(string Name, string Campus)
{
    /// <summary>The academic system's code.</summary>
    public string? Code { get; init; }

    public string? English { get; init; }
}

/// <summary>A major 专业 as the cohort has it. Directions of one major share its code and differ in name.</summary>
/// <param name="Name">Unique; classes refer to it.</param>
/// <param name="Code">Six digits with an optional T, K or TK, e.g. <c>020301K</c>.</param>
/// <param name="College">The name of the college that runs it.</param>
public sealed record Major(string Name, string Code, string College)
{
    public string? English { get; init; }
}

/// <summary>A counselor 辅导员, who registers the students of their classes.</summary>
/// <param name="UserName">The name of the account, unique.</param>
/// <param name="Name">The person's name.</param>
/// <param name="College">The name of the college.</param>
public sealed record Counselor(string UserName, string Name, string College)
{
    public string? Phone { get; init; }

    public string? Email { get; init; }
}

/// <summary>A class 班级. Records refer to it by name.</summary>
/// <param name="Name">Unique, e.g. 金融21-1.</param>
/// <param name="College">The name of its college.</param>
/// <param name="Major">The name of its major.</param>
/// <param name="Counselor">The user name of its counselor.</param>
public sealed record StudentClass(string Name, string College, string Major, string Counselor)
{
    /// <summary>The name of its campus where that is not its college's.</summary>
    public string? Campus { get; init; }

    /// <summary>About how many students it has; for planning until the records are imported.</summary>
    public int? Size { get; init; }
}
