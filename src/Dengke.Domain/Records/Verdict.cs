namespace Dengke.Domain.Records;

/// <summary>What the comparison of one field of one matched student came to. File names: <see cref="Verdicts"/>.</summary>
public enum Verdict
{
    /// <summary>Equal character by character.</summary>
    Same,

    /// <summary>Equal after folding.</summary>
    Format,

    /// <summary>Different, and the catalogue allows it.</summary>
    Tolerated,

    /// <summary>Different; the source of truth wins.</summary>
    Differs,

    /// <summary>Blank in the registry, present in the academic system.</summary>
    MissingInRegistry,

    /// <summary>Blank in the academic system, present in the registry.</summary>
    MissingInAcademic,
}

/// <summary>Why a row has no partner. File names: <see cref="Verdicts"/>.</summary>
public enum UnmatchedReason
{
    NotInRegistry,
    NotInAcademic,
    DuplicateKey,
    InvalidKey,
}

/// <summary>The names of verdicts and reasons in files and in the API.</summary>
public static class Verdicts
{
    public static string Name(this Verdict verdict) =>
        verdict switch
        {
            Verdict.Same => "same",
            Verdict.Format => "format",
            Verdict.Tolerated => "tolerated",
            Verdict.Differs => "differs",
            Verdict.MissingInRegistry => "missing_in_registry",
            Verdict.MissingInAcademic => "missing_in_academic",
            _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
        };

    public static string Name(this UnmatchedReason reason) =>
        reason switch
        {
            UnmatchedReason.NotInRegistry => "not_in_registry",
            UnmatchedReason.NotInAcademic => "not_in_academic",
            UnmatchedReason.DuplicateKey => "duplicate_key",
            UnmatchedReason.InvalidKey => "invalid_key",
            _ => throw new ArgumentOutOfRangeException(nameof(reason)),
        };

    /// <summary>Whether a person has something to do about it.</summary>
    public static bool IsFinding(this Verdict verdict) =>
        verdict is Verdict.Differs or Verdict.MissingInRegistry or Verdict.MissingInAcademic;
}
