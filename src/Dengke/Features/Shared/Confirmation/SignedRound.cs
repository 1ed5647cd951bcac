using Dengke.Data;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Confirmation;

/// <summary>A signed summary without its rows: who signed what and when, and what became of it.</summary>
public sealed record SignedRound(
    Guid Id,
    Guid SubmissionId,
    int Round,
    int Students,
    int Corrections,
    int Missing,
    string RowsHash,
    string SignedBy,
    DateTimeOffset SignedAt,
    bool Late,
    DateTimeOffset? PaperArrivedAt,
    PaperWay? PaperWay,
    string? TrackingNumber,
    string? PaperRecordedBy,
    DateTimeOffset? AcceptedAt,
    DateTimeOffset? ReturnedAt,
    string? ReturnReason,
    int Version
)
{
    public static Task<List<SignedRound>> Load(DengkeDb db, string campaign, CancellationToken ct) =>
        db
            .SignedSummaries.Where(s => s.CampaignId == campaign)
            .Select(s => new SignedRound(
                s.Id,
                s.SubmissionId,
                s.Round,
                s.Students,
                s.Corrections,
                s.Missing,
                s.RowsHash,
                s.SignedBy,
                s.SignedAt,
                s.Late,
                s.PaperArrivedAt,
                s.PaperWay,
                s.TrackingNumber,
                s.PaperRecordedBy,
                s.AcceptedAt,
                s.ReturnedAt,
                s.ReturnReason,
                s.Version
            ))
            .ToListAsync(ct);
}
