using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Platform.Handling;
using Dengke.Tables.Reconciliation;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Records;

/// <summary>
/// Compares a campaign's two stored sources and brings its students, their differences and the list of unmatched rows up to
/// date, within the act that has changed a source or a rule.
/// </summary>
public static class ReconcileSources
{
    /// <returns>Done; or the engine's refusal, such as that the two sources have no key field in common.</returns>
    public static async Task<Outcome<Done>> Run(Work work, Campaign campaign, CancellationToken ct)
    {
        var catalogue = campaign.Catalogue();
        var registry = await Rows(work, campaign.Id, Source.Registry, ct);
        var academic = await Rows(work, campaign.Id, Source.Academic, ct);
        var outcome = new ReconciledRecords();
        var run = Reconciler.Run(
            Side(registry, catalogue),
            Side(academic, catalogue),
            catalogue,
            new ReconcileOptions { Keys = [.. campaign.MatchKeys] },
            outcome,
            ct
        );
        if (!run.IsOk)
        {
            return run.Failure!;
        }

        await work.Db.FieldDifferences.Where(d => d.CampaignId == campaign.Id).ExecuteDeleteAsync(ct);
        await work.Db.UnmatchedRows.Where(u => u.CampaignId == campaign.Id).ExecuteDeleteAsync(ct);
        await UpdateStudents(work, campaign, catalogue, registry, academic, outcome, ct);
        foreach (var row in outcome.Unmatched)
        {
            work.Db.UnmatchedRows.Add(
                new Data.UnmatchedRow
                {
                    Id = work.NewId(),
                    CampaignId = campaign.Id,
                    Source = row.Side,
                    SourceRecordId = (row.Side == Source.Registry ? registry : academic)[row.Row].Record.Id,
                    Reason = row.Reason,
                }
            );
        }

        await Summarise(work, campaign.Id, run.Value, ct);
        return default(Done);
    }

    private static async Task UpdateStudents(
        Work work,
        Campaign campaign,
        FieldCatalogue catalogue,
        List<StoredRow> registry,
        List<StoredRow> academic,
        ReconciledRecords outcome,
        CancellationToken ct
    )
    {
        var known = new KnownStudents(await work.Db.Students.Where(s => s.CampaignId == campaign.Id).ToListAsync(ct));
        var people = outcome
            .Matched.Select(m => new Person(registry[m.RegistryRow], academic[m.AcademicRow], m.Differences))
            .Concat(
                outcome
                    .Unmatched.Where(u => u.Reason is UnmatchedReason.NotInAcademic or UnmatchedReason.NotInRegistry)
                    .Select(u =>
                        u.Side == Source.Registry ? new Person(registry[u.Row], null, []) : new Person(null, academic[u.Row], [])
                    )
            );
        foreach (var person in people)
        {
            var facts = StudentFacts.Of(person.Registry?.Values, person.Academic?.Values, work.Vault);
            var student = known.Claim(facts);
            if (student is null)
            {
                student = facts.NewStudent(work.NewId(), campaign.Id);
                work.Db.Students.Add(student);
            }

            facts.WriteTo(student);
            student.RegistryRecordId = person.Registry?.Record.Id;
            student.AcademicRecordId = person.Academic?.Record.Id;
            var verdict = campaign.Cohort.Judge(catalogue, facts.Value);
            student.InCohort = verdict.IsIn;
            student.ExclusionReason = verdict.IsIn ? null : StudentDifferences.Shorten(verdict.Reason);
            StudentDifferences.Write(work, student, [.. person.Differences.Select(d => (d.Field.Key, d.Verdict, d.Note))]);
        }

        foreach (var gone in known.Unclaimed)
        {
            (gone.RegistryRecordId, gone.AcademicRecordId) = (null, null);
            (gone.InCohort, gone.ExclusionReason) = (false, "两个来源中都已没有此人");
            (gone.Findings, gone.Remarks) = (0, 0);
        }
    }

    private static async Task Summarise(Work work, string campaign, ReconciliationSummary summary, CancellationToken ct)
    {
        var row = await work.Db.ReconciliationRuns.FirstOrDefaultAsync(r => r.CampaignId == campaign, ct);
        if (row is null)
        {
            row = new Data.ReconciliationRun { CampaignId = campaign, NotCompared = "" };
            work.Db.ReconciliationRuns.Add(row);
        }

        row.At = work.Now;
        row.RowsRegistry = summary.RowsRegistry;
        row.RowsAcademic = summary.RowsAcademic;
        row.Matched = summary.Matched;
        row.NotCompared = string.Join(' ', summary.NotCompared.Select(f => f.Key));
    }

    private static async Task<List<StoredRow>> Rows(Work work, string campaign, Source source, CancellationToken ct)
    {
        await work.Flush(ct);
        var records = await work
            .Db.SourceRecords.AsNoTracking()
            .Where(r => r.CampaignId == campaign && r.Source == source)
            .OrderBy(r => r.RowNumber)
            .ThenBy(r => r.Id)
            .ToListAsync(ct);
        var amendments = await Amendments.OfCampaign(work.Db, campaign, ct);
        var students = await work
            .Db.Students.Where(s => s.CampaignId == campaign)
            .Select(s => new { s.Id, Record = source == Source.Registry ? s.RegistryRecordId : s.AcademicRecordId })
            .Where(s => s.Record != null)
            .ToDictionaryAsync(s => s.Record!.Value, s => s.Id, ct);
        return [.. records.Select(r => new StoredRow(r, Open(r)))];

        Dictionary<string, string> Open(SourceRecord record) =>
            students.TryGetValue(record.Id, out var student)
                ? amendments.LayOver(RowValues.Open(record, work.Vault), student, source, work.Vault)
                : RowValues.Open(record, work.Vault);
    }

    private static ReconciliationSource Side(List<StoredRow> rows, FieldCatalogue catalogue) =>
        ReconciliationSource.FromValues(
            rows.Select(r => RowValues.InOrder(r.Values, catalogue)),
            // A source that has not been imported yet lacks students, not columns.
            rows.Count == 0
                ? null
                : rows.SelectMany(r => r.Values.Keys).ToHashSet(StringComparer.Ordinal)
        );

    private sealed record StoredRow(SourceRecord Record, Dictionary<string, string> Values);

    private sealed record Person(
        StoredRow? Registry,
        StoredRow? Academic,
        IReadOnlyList<Tables.Reconciliation.FieldDifference> Differences
    );
}
