using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Registrar;

/// <summary>Changes the working record as a granted correction says, and back.</summary>
internal static class Amending
{
    /// <returns>The names of the sources that were changed.</returns>
    public static async Task<IReadOnlyList<string>> Apply(
        Work work,
        Campaign campaign,
        Student student,
        Correction correction,
        CancellationToken ct
    )
    {
        List<string> changed = [];
        var record = await WorkingRecord.Load(work.Db, work.Vault, student, ct);
        foreach (var source in SourcesOf(correction).Where(s => record.Of(s) is not null))
        {
            var old = record.Of(source)!.GetValueOrDefault(correction.Field);
            work.Db.RecordAmendments.Add(
                new RecordAmendment
                {
                    Id = work.NewId(),
                    CampaignId = campaign.Id,
                    StudentId = student.Id,
                    Source = source,
                    Field = correction.Field,
                    OldValue = correction.SealedValue is not null && old is not null ? RowValues.Mask(old) : old,
                    NewValue = correction.RequestedValue,
                    SealedValue = correction.SealedValue,
                    CorrectionId = correction.Id,
                    At = work.Now,
                }
            );
            changed.Add(source.ToString());
        }

        await WorkingRecord.Refresh(work, campaign, student, ct);
        return changed;
    }

    public static async Task Undo(Work work, Campaign campaign, Student student, Correction correction, CancellationToken ct)
    {
        var amendments = await work
            .Db.RecordAmendments.Where(a => a.CorrectionId == correction.Id && a.UndoneAt == null)
            .ToListAsync(ct);
        foreach (var amendment in amendments)
        {
            amendment.UndoneAt = work.Now;
        }

        await WorkingRecord.Refresh(work, campaign, student, ct);
    }

    private static IEnumerable<Source> SourcesOf(Correction correction) =>
        Enum.GetValues<Source>().Where(s => s == Source.Registry ? correction.RegistryWrong : correction.AcademicWrong);
}
