using System.Runtime.CompilerServices;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Records;
using Dengke.Platform.Crypto;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Records;

/// <summary>One graduate of the set: who it is, and the record in both sources with its granted corrections.</summary>
/// <param name="Number">The place in the whole set by college, class and 学号, from 1: the same whatever part of the set is read.</param>
/// <param name="Sealed">The values that were sealed, by catalogue key; null before the sealing.</param>
public sealed record FinalRow(
    int Number,
    Student Student,
    WorkingRecord Record,
    FieldCatalogue Catalogue,
    IReadOnlyDictionary<string, string>? Sealed
)
{
    /// <summary>
    /// The value of the field's source of truth, document number in clear; empty where the campaign has no such field. What was sealed goes
    /// before what the tables say now.
    /// </summary>
    public string Value(string key) =>
        Sealed?.GetValueOrDefault(key) ?? (Catalogue.Find(key) is { } field ? Record.Value(field) : "");
}

/// <summary>
/// The set that is reported: the one place that knows where its rows come from. Every export reads through here and nowhere else. Rows come
/// in batches, so that the whole set is never in memory.
/// </summary>
public sealed class FinalRows
{
    private const int Batch = 400;

    private readonly DengkeDb db;
    private readonly Vault vault;
    private readonly Campaign campaign;
    private readonly IReadOnlyList<(int Number, Guid Id)> order;

    private FinalRows(DengkeDb db, Vault vault, Campaign campaign, IReadOnlyList<(int Number, Guid Id)> order)
    {
        this.db = db;
        this.vault = vault;
        this.campaign = campaign;
        this.order = order;
    }

    /// <summary>Whether the rows are those that were sealed. Before it they are the working record, and every export says so.</summary>
    public bool IsSealed { get; private init; }

    public int Count => order.Count;

    /// <summary>The colleges that the set has students of, in order.</summary>
    public required IReadOnlyList<string> Colleges { get; init; }

    /// <param name="college">Only its students; null for all.</param>
    public static async Task<FinalRows> Open(DengkeDb db, Vault vault, Campaign campaign, string? college, CancellationToken ct)
    {
        var isSealed = await CampaignLock.IsSealed(db, campaign.Id, ct);
        var students = await db
            .Students.Where(s => s.CampaignId == campaign.Id)
            .Where(s => isSealed ? db.SealedStudents.Any(r => r.StudentId == s.Id) : s.InCohort)
            .Select(s => new
            {
                s.Id,
                s.College,
                s.ClassName,
                s.StudentNo,
            })
            .ToListAsync(ct);
        // Sorted here: the databases do not agree on the order of Chinese text.
        var sorted = students
            .OrderBy(s => s.College, StringComparer.Ordinal)
            .ThenBy(s => s.ClassName, StringComparer.Ordinal)
            .ThenBy(s => s.StudentNo, StringComparer.Ordinal)
            .ThenBy(s => s.Id)
            .Select((s, i) => (Number: i + 1, s.Id, s.College))
            .ToList();
        return new FinalRows(
            db,
            vault,
            campaign,
            [.. sorted.Where(s => college is null || s.College == college).Select(s => (s.Number, s.Id))]
        )
        {
            IsSealed = isSealed,
            Colleges = [.. sorted.Select(s => s.College).Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>The rows in their order.</summary>
    public async IAsyncEnumerable<FinalRow> Read([EnumeratorCancellation] CancellationToken ct)
    {
        var amendments = await Amendments.OfCampaign(db, campaign.Id, ct);
        var catalogue = campaign.Catalogue();
        foreach (var batch in order.Chunk(Batch))
        {
            var ids = batch.Select(b => b.Id).ToArray();
            var students = await db
                .Students.AsNoTracking()
                .Include(s => s.Confirmation)
                .Where(s => ids.Contains(s.Id))
                .ToDictionaryAsync(s => s.Id, ct);
            var wanted = students
                .Values.SelectMany(s => new[] { s.RegistryRecordId, s.AcademicRecordId })
                .OfType<Guid>()
                .ToArray();
            var records = await db
                .SourceRecords.AsNoTracking()
                .Where(r => wanted.Contains(r.Id))
                .ToDictionaryAsync(r => r.Id, ct);
            var values = IsSealed ? await SealedValues(ids, ct) : null;
            foreach (var (number, id) in batch)
            {
                if (students.TryGetValue(id, out var student))
                {
                    var record = Lay(student, records, amendments);
                    yield return new FinalRow(number, student, record, catalogue, values?.GetValueOrDefault(id));
                }
            }
        }
    }

    private async Task<Dictionary<Guid, IReadOnlyDictionary<string, string>>> SealedValues(Guid[] ids, CancellationToken ct)
    {
        var rows = await db.SealedStudents.AsNoTracking().Where(r => ids.Contains(r.StudentId)).ToListAsync(ct);
        return rows.ToDictionary(r => r.StudentId, IReadOnlyDictionary<string, string> (r) => SealedText.Values(r, vault));
    }

    private WorkingRecord Lay(Student student, Dictionary<Guid, SourceRecord> records, Amendments amendments)
    {
        return new WorkingRecord(Of(student.RegistryRecordId, Source.Registry), Of(student.AcademicRecordId, Source.Academic));

        Dictionary<string, string>? Of(Guid? id, Source source) =>
            id is { } known && records.TryGetValue(known, out var row)
                ? amendments.LayOver(RowValues.Open(row, vault), student.Id, source, vault)
                : null;
    }
}
