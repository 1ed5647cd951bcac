using Dengke.Photos.Faces;
using Dengke.Photos.Files;
using Dengke.Photos.Measures;
using Dengke.Photos.Specifications;

namespace Dengke.Photos;

/// <summary>What was found out about one picture.</summary>
/// <param name="Findings">One for every rule of the specification, in its order; empty if the file could not be read.</param>
public sealed record PhotoReport(IReadOnlyList<Finding> Findings)
{
    /// <summary>Why the file is not a picture that can be judged, or null.</summary>
    public PhotoProblem? Problem { get; init; }

    /// <summary>What the file says of itself: format, size, resolution; null if it is no picture.</summary>
    public PictureHeader? Header { get; init; }

    /// <summary>The largest face; null if there is none.</summary>
    public FaceOutline? Face { get; init; }

    /// <summary>All that was measured, by the measure's name; null where it could not be.</summary>
    public IReadOnlyDictionary<string, double?> Measures { get; init; } = new Dictionary<string, double?>();

    /// <summary>The worst of the findings, with <see cref="Verdict.Human"/> left aside; <see cref="Verdict.Fail"/> for an unreadable file.</summary>
    public Verdict Verdict =>
        Problem is not null
            ? Verdict.Fail
            : Findings.Where(f => f.Verdict != Verdict.Human).Select(f => f.Verdict).DefaultIfEmpty(Verdict.Review).Max();
}

/// <summary>What one rule says.</summary>
/// <param name="Rule">The rule's name, e.g. <c>head_pose</c>; see <see cref="RuleNames"/>.</param>
/// <param name="Verdict">What it says.</param>
/// <param name="Advice">One sentence on what to do, or what to look at; null if all is well.</param>
public sealed record Finding(string Rule, Verdict Verdict, Bilingual? Advice)
{
    /// <summary>The measure that decided, e.g. <c>HeadPoseRoll</c>; null where none did.</summary>
    public MeasureInfo? Measure { get; init; }

    /// <summary>What was measured, in the measure's unit.</summary>
    public double? Value { get; init; }

    /// <summary>What the specification allows.</summary>
    public Bounds? Limit { get; init; }
}

/// <summary>Why a file cannot be judged at all.</summary>
/// <param name="Code">A stable name, e.g. <c>photo.truncated</c>.</param>
/// <param name="Text">One sentence: what is wrong and what to do instead.</param>
public sealed record PhotoProblem(string Code, Bilingual Text);
