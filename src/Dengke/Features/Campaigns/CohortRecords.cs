using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Records;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Campaigns;

/// <summary>A student as the cohort rule sees them: the registry's value of a field, or where that is blank the academic system's.</summary>
public sealed record CohortRecord(Student Student, FieldValues Values)
{
    public static async Task<IReadOnlyList<CohortRecord>> Load(DengkeDb db, string campaign, CancellationToken ct)
    {
        var records = await db
            .SourceRecords.Where(r => r.CampaignId == campaign)
            .ToDictionaryAsync(r => r.Id, RowValues.Masked, ct);
        var students = await db.Students.Where(s => s.CampaignId == campaign).OrderBy(s => s.StudentNo).ToListAsync(ct);
        return
        [
            .. students
                .Where(s => s.RegistryRecordId is not null || s.AcademicRecordId is not null)
                .Select(s => new CohortRecord(s, ValuesOf(records, s))),
        ];
    }

    private static FieldValues ValuesOf(Dictionary<Guid, Dictionary<string, string>> records, Student student)
    {
        var registry = student.RegistryRecordId is { } r ? records[r] : null;
        var academic = student.AcademicRecordId is { } a ? records[a] : null;
        return key =>
            registry?.GetValueOrDefault(key) is { } value && !string.IsNullOrWhiteSpace(value)
                ? value
                : academic?.GetValueOrDefault(key);
    }
}
