using Dengke.Data;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Crypto;

namespace Dengke.Features.Records;

/// <summary>One row of the file beside the stored row it replaces, if any.</summary>
public sealed record PlannedRow(ImportRow Row, string Identity, string ContentHash, SourceRecord? Stored)
{
    public bool IsNew => Stored is null;

    public bool IsChanged => Stored is { } stored && stored.ContentHash != ContentHash;
}

/// <summary>What applying a file would do to its source.</summary>
public sealed record ImportPlan(IReadOnlyList<PlannedRow> Rows, IReadOnlyList<SourceRecord> Missing)
{
    private static readonly (string Key, FieldFormat Format)[] Keys =
    [
        (RowValues.DocumentNumber, FieldFormat.DocumentNumber),
        ("exam_no", FieldFormat.ExamNumber),
        ("student_no", FieldFormat.StudentNumber),
    ];

    public int Added => Rows.Count(r => r.IsNew);

    public int Changed => Rows.Count(r => r.IsChanged);

    public int Unchanged => Rows.Count - Added - Changed;

    /// <summary>Lays the file beside what is stored. The same row in two files is told by its strongest usable key and its place among equals.</summary>
    public static ImportPlan Make(ImportReading reading, IReadOnlyList<SourceRecord> stored, Vault vault)
    {
        var byIdentity = stored.ToDictionary(r => r.Identity, StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = new List<PlannedRow>(reading.Rows.Count);
        foreach (var row in reading.Rows)
        {
            var content = vault.LookUp(string.Join('\u001e', row.Values.Select(v => $"{v.Key}\u001f{v.Value}")), "row");
            var key = KeyOf(row) ?? content;
            var occurrence = seen[key] = seen.GetValueOrDefault(key) + 1;
            var identity = vault.LookUp($"{key}#{occurrence}", "row-identity");
            byIdentity.Remove(identity, out var before);
            rows.Add(new PlannedRow(row, identity, content, before));
        }

        return new ImportPlan(rows, [.. byIdentity.Values]);
    }

    private static string? KeyOf(ImportRow row)
    {
        foreach (var (key, format) in Keys)
        {
            if (MatchKeys.Of(format, row.Values.GetValueOrDefault(key)) is { } value)
            {
                return $"{key}:{value}";
            }
        }

        return null;
    }
}
