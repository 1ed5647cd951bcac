using Dengke.Data;
using Dengke.Platform.Handling;

namespace Dengke.Features.Corrections;

/// <summary>A file that proves a correction, looked through and re-encoded already.</summary>
/// <param name="Kind">Which of the documents asked for.</param>
/// <param name="MediaType"><c>image/jpeg</c> or <c>application/pdf</c>.</param>
public sealed record NewEvidence(string Kind, byte[] Content, string MediaType)
{
    internal async Task<EvidenceFile> Store(Work work, Correction correction, CancellationToken ct) =>
        new()
        {
            Id = work.NewId(),
            CampaignId = correction.CampaignId,
            StudentId = correction.StudentId,
            CorrectionId = correction.Id,
            Kind = Kind,
            FileId = await work.Files.Put(work.Db, Content, work.Now, ct),
            MediaType = MediaType,
            Size = Content.Length,
            AddedBy = work.Actor.Name,
            AddedAt = work.Now,
        };
}
