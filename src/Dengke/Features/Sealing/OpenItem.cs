using Dengke.Data;
using Dengke.Domain.Sealing;

namespace Dengke.Features.Sealing;

/// <summary>One thing that is missing or open before sealing.</summary>
/// <param name="Subject">What exactly, for an exception to name: a student's, correction's, case's, shot's or booking's id, or a college's or phase's name.</param>
/// <param name="StudentId">Whom it is about; null for nobody in particular.</param>
/// <param name="College">Null for what belongs to no college.</param>
/// <param name="Who">A student's name, a college, a shot number, a phase.</param>
/// <param name="StudentNo">Empty where it is about no student.</param>
/// <param name="Note">What more there is to say; in Chinese and English.</param>
public sealed record OpenItem(
    OpenKind Kind,
    string Subject,
    Guid? StudentId,
    string? College,
    string Who,
    string StudentNo,
    (string Chinese, string English) Note
)
{
    /// <summary>The exception that names it; null where nobody has.</summary>
    public SealException? Exception { get; init; }

    public bool IsNamed => Exception is not null;
}
