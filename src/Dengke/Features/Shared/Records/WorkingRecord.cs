using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Records;
using Dengke.Platform.Crypto;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;
using Difference = Dengke.Data.FieldDifference;

namespace Dengke.Features.Shared.Records;

/// <summary>One student's working record in both sources: what was imported with granted corrections laid over it.</summary>
/// <param name="Registry">By catalogue key, document number in clear; null where the registry has no such person.</param>
/// <param name="Academic">The same of the academic system.</param>
public sealed record WorkingRecord(Dictionary<string, string>? Registry, Dictionary<string, string>? Academic)
{
    public static async Task<WorkingRecord> Load(DengkeDb db, Vault vault, Student student, CancellationToken ct)
    {
        var ids = new[] { student.RegistryRecordId, student.AcademicRecordId };
        var rows = await db.SourceRecords.AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(ct);
        var amendments = await Amendments.Of(db, student.Id, ct);
        return new WorkingRecord(Of(student.RegistryRecordId, Source.Registry), Of(student.AcademicRecordId, Source.Academic));

        Dictionary<string, string>? Of(Guid? id, Source source) =>
            rows.Find(r => r.Id == id) is { } row
                ? amendments.LayOver(RowValues.Open(row, vault), student.Id, source, vault)
                : null;
    }

    public Dictionary<string, string>? Of(Source source) => source == Source.Registry ? Registry : Academic;

    /// <summary>The value of the field's source of truth, or the other's where that one has none.</summary>
    public string Value(RecordField field)
    {
        var first = Of(field.SourceOfTruth)?.GetValueOrDefault(field.Key);
        var other = field.SourceOfTruth == Source.Registry ? Academic : Registry;
        return (string.IsNullOrWhiteSpace(first) ? other?.GetValueOrDefault(field.Key) : first) ?? "";
    }

    /// <summary>A keyed hash over every confirmed value of both sources, to tell whether what was declared still stands.</summary>
    public string Hash(FieldCatalogue catalogue, Vault vault) =>
        vault.LookUp(
            string.Join(
                '\u001e',
                catalogue
                    .Fields.Where(f => f.Confirmed)
                    .Select(f => $"{f.Key}\u001f{Registry?.GetValueOrDefault(f.Key)}\u001f{Academic?.GetValueOrDefault(f.Key)}")
            ),
            "declared"
        );

    /// <summary>
    /// Brings a student's name, numbers and differences in line with the working record after a value was changed. The pairing of
    /// the two rows is left as it is.
    /// </summary>
    public static async Task Refresh(Work work, Campaign campaign, Student student, CancellationToken ct)
    {
        await work.Flush(ct);
        var record = await Load(work.Db, work.Vault, student, ct);
        StudentFacts.Of(record.Registry, record.Academic, work.Vault).WriteTo(student);
        await work.Db.FieldDifferences.Where(d => d.StudentId == student.Id).ExecuteDeleteAsync(ct);
        (student.Findings, student.Remarks) = (0, 0);
        if (record.Registry is null || record.Academic is null)
        {
            return;
        }

        foreach (var field in campaign.Catalogue().Fields.Where(f => f.Compared && IsInBoth(record, f)))
        {
            var judged = FieldJudge.Judge(
                field,
                record.Registry.GetValueOrDefault(field.Key),
                record.Academic.GetValueOrDefault(field.Key)
            );
            if (judged.Verdict == Verdict.Same)
            {
                continue;
            }

            (student.Findings, student.Remarks) = judged.Verdict.IsFinding()
                ? (student.Findings + 1, student.Remarks)
                : (student.Findings, student.Remarks + 1);
            work.Db.FieldDifferences.Add(
                new Difference
                {
                    Id = work.NewId(),
                    StudentId = student.Id,
                    CampaignId = campaign.Id,
                    Field = field.Key,
                    Verdict = judged.Verdict,
                    Note = judged.Note.Length == 0 ? null : judged.Note,
                }
            );
        }
    }

    /// <summary>A field for which one whole side has no column is not compared.</summary>
    private static bool IsInBoth(WorkingRecord record, RecordField field) =>
        record.Registry!.ContainsKey(field.Key) && record.Academic!.ContainsKey(field.Key);
}
