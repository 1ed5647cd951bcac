using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Records;

/// <summary>One field of one student in both sources; a document number masked.</summary>
/// <param name="Verdict">Null where there is nothing to compare with.</param>
public sealed record ComparedField(RecordField Field, string? Registry, string? Academic, Verdict? Verdict, string? Note)
{
    /// <summary>Whether the difference is one to look at first.</summary>
    public bool IsDifference => Verdict is not null and not Domain.Records.Verdict.Same;

    /// <summary>The value to show where both agree, or where only one side has the person.</summary>
    public string? Value => string.IsNullOrEmpty(Registry) ? Academic : Registry;
}

/// <summary>A student's record in both sources, side by side.</summary>
public sealed record StudentComparison(Student Student, IReadOnlyList<ComparedField> Fields, bool HasRegistry, bool HasAcademic)
{
    public static async Task<StudentComparison> Load(DengkeDb db, Student student, CancellationToken ct)
    {
        var campaign = await StoredCampaign.Load(db, student.CampaignId, ct);
        return await Of(db, campaign.Value, student, await StudentRows.Load(db, student, ct), ct);
    }

    /// <param name="rows">The student's, read already.</param>
    public static async Task<StudentComparison> Of(
        DengkeDb db,
        Campaign campaign,
        Student student,
        StudentRows rows,
        CancellationToken ct
    )
    {
        var (registry, academic) = (rows.Masked(Source.Registry), rows.Masked(Source.Academic));
        var differences = await db.FieldDifferences.Where(d => d.StudentId == student.Id).ToDictionaryAsync(d => d.Field, ct);
        var fields = campaign
            .Catalogue()
            .Fields.Select(f => Field(f, registry, academic, differences.GetValueOrDefault(f.Key)))
            .Where(f => f.Registry is not null || f.Academic is not null);
        return new StudentComparison(student, [.. fields], registry is not null, academic is not null);
    }

    private static ComparedField Field(
        RecordField field,
        Dictionary<string, string>? registry,
        Dictionary<string, string>? academic,
        FieldDifference? difference
    )
    {
        var left = registry?.GetValueOrDefault(field.Key);
        var right = academic?.GetValueOrDefault(field.Key);
        Verdict? verdict = left is null || right is null ? null : difference?.Verdict ?? Verdict.Same;
        return new ComparedField(field, left, right, verdict, difference?.Note);
    }
}
