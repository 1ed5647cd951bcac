using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Records;
using Dengke.Platform.Crypto;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Records;

/// <summary>One student's working record in both sources: what was imported with granted corrections laid over it.</summary>
/// <param name="Registry">By catalogue key, document number in clear; null where the registry has no such person.</param>
/// <param name="Academic">The same of the academic system.</param>
public sealed record WorkingRecord(Dictionary<string, string>? Registry, Dictionary<string, string>? Academic)
{
    public static async Task<WorkingRecord> Load(DengkeDb db, Vault vault, Student student, CancellationToken ct) =>
        Of(await StudentRows.Load(db, student, ct), vault);

    public static WorkingRecord Of(StudentRows rows, Vault vault) =>
        new(rows.Open(Source.Registry, vault), rows.Open(Source.Academic, vault));

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
        StudentDifferences.Write(work, student, [.. record.Differences(campaign.Catalogue())]);
    }

    private IEnumerable<(string Field, Verdict Verdict, string Note)> Differences(FieldCatalogue catalogue) =>
        from field in catalogue.Fields
        where field.Compared && IsInBoth(field)
        let judged = FieldJudge.Judge(field, Registry!.GetValueOrDefault(field.Key), Academic!.GetValueOrDefault(field.Key))
        where judged.Verdict != Verdict.Same
        select (field.Key, judged.Verdict, judged.Note);

    /// <summary>A field for which one whole side has no column is not compared.</summary>
    private bool IsInBoth(RecordField field) =>
        Registry?.ContainsKey(field.Key) == true && Academic?.ContainsKey(field.Key) == true;
}
