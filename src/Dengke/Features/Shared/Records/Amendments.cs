using Dengke.Data;
using Dengke.Domain.Records;
using Dengke.Platform.Crypto;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Records;

/// <summary>
/// The values that granted corrections have changed (CON-7), to be laid over what was imported: together they are the working
/// record. What was imported stays as it came.
/// </summary>
public sealed class Amendments
{
    private readonly ILookup<(Guid Student, Source Source), RecordAmendment> amendments;

    private Amendments(IEnumerable<RecordAmendment> rows) =>
        amendments = rows.OrderBy(a => a.At).ThenBy(a => a.Id).ToLookup(a => (a.StudentId, a.Source));

    public static async Task<Amendments> OfCampaign(DengkeDb db, string campaign, CancellationToken ct) =>
        new(await InForce(db).Where(a => a.CampaignId == campaign).ToListAsync(ct));

    public static async Task<Amendments> Of(DengkeDb db, Guid student, CancellationToken ct) =>
        new(await InForce(db).Where(a => a.StudentId == student).ToListAsync(ct));

    /// <summary>Whether any value of that student's row in that source was changed.</summary>
    public bool Any(Guid student, Source source) => amendments.Contains((student, source));

    /// <summary>Lays the changes over <paramref name="values"/>, document numbers masked.</summary>
    public Dictionary<string, string> LayOver(Dictionary<string, string> values, Guid student, Source source)
    {
        foreach (var amendment in amendments[(student, source)])
        {
            values[amendment.Field] = amendment.NewValue;
        }

        return values;
    }

    /// <summary>As above, document numbers in clear.</summary>
    public Dictionary<string, string> LayOver(Dictionary<string, string> values, Guid student, Source source, Vault vault)
    {
        LayOver(values, student, source);
        foreach (var amendment in amendments[(student, source)].Where(a => a.SealedValue is not null))
        {
            values[amendment.Field] = vault.Open(amendment.SealedValue!, RowValues.DocumentNumber);
        }

        return values;
    }

    private static IQueryable<RecordAmendment> InForce(DengkeDb db) =>
        db.RecordAmendments.AsNoTracking().Where(a => a.UndoneAt == null);
}
