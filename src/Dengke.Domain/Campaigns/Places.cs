namespace Dengke.Domain.Campaigns;

/// <summary>A campus 校区.</summary>
/// <param name="Name">Unique, e.g. 沙河; colleges, classes and venues refer to it by name.</param>
public sealed record Campus(string Name)
{
    public string? English { get; init; }

    public string? Address { get; init; }
}

/// <summary>A place where photos are taken.</summary>
/// <param name="Id">Short and stable; sessions refer to it.</param>
/// <param name="Name">E.g. 讲堂一层大厅.</param>
/// <param name="Campus">The name of the campus; null for a place off campus, such as a studio.</param>
public sealed record Venue(string Id, string Name, string? Campus = null)
{
    public string? English { get; init; }

    public string EnglishOrName => English ?? Name;

    public string? Address { get; init; }

    /// <summary>How to get there, one line.</summary>
    public string? Directions { get; init; }
}

/// <summary>Whom to ask.</summary>
/// <param name="Id">Short and stable, e.g. <c>registrar</c>.</param>
/// <param name="Name">A person or an office.</param>
/// <param name="Duty">What they answer for, e.g. 学籍信息.</param>
public sealed record Contact(string Id, string Name, string Duty)
{
    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Office { get; init; }

    public string? Hours { get; init; }
}
