namespace Dengke.Timetable;

/// <summary>The stable codes of <see cref="PlanConflict.Kind"/>.</summary>
public static class PlanConflictKind
{
    /// <summary>A campus with classes has no session.</summary>
    public const string NoSession = "no_session";

    /// <summary>There are fewer places than students: in all, on a campus or in a session.</summary>
    public const string Places = "places";

    /// <summary>What a class has blocked leaves it no slot, or is broken by a plan.</summary>
    public const string Blocked = "blocked";

    /// <summary>No run of slots without a break holds a class.</summary>
    public const string TooLarge = "too_large";

    /// <summary>A class that is pinned cannot come then, or does not in a plan.</summary>
    public const string Pin = "pin";

    /// <summary>A student who comes apart cannot come as asked, or does not in a plan.</summary>
    public const string Exception = "exception";

    /// <summary>Classes that would fit if they could go to another campus, or that a plan sends there.</summary>
    public const string Campus = "campus";

    /// <summary>Classes that would fit if sessions had no breaks.</summary>
    public const string Breaks = "breaks";

    /// <summary>More than one of the above has to give way.</summary>
    public const string Several = "several";

    /// <summary>Time ran out.</summary>
    public const string Time = "time";

    /// <summary>A slot of a plan has more students than it may.</summary>
    public const string OverCapacity = "over_capacity";

    /// <summary>A plan spreads a class over sessions, over slots that do not adjoin, or over more slots than it needs.</summary>
    public const string Torn = "torn";

    /// <summary>Students of a class have no slot in a plan.</summary>
    public const string Missing = "missing";

    /// <summary>A plan has more students of a class than there are.</summary>
    public const string TooMany = "too_many";

    /// <summary>A plan names a class, student, session or slot that does not exist.</summary>
    public const string Unknown = "unknown";
}
