using Dengke.Data;
using Dengke.Domain.Records;
using Dengke.Platform.Crypto;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Records;

/// <summary>A student's row in either source with the granted corrections laid over it, read once, to be shown masked or opened.</summary>
public sealed class StudentRows
{
    private readonly Student student;
    private readonly List<SourceRecord> records;
    private readonly Amendments amendments;

    private StudentRows(Student student, List<SourceRecord> records, Amendments amendments)
    {
        this.student = student;
        this.records = records;
        this.amendments = amendments;
    }

    public static async Task<StudentRows> Load(DengkeDb db, Student student, CancellationToken ct)
    {
        var ids = new[] { student.RegistryRecordId, student.AcademicRecordId };
        var found = await db.SourceRecords.AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(ct);
        return new StudentRows(student, found, await Amendments.Of(db, student.Id, ct));
    }

    /// <summary>By catalogue key, the document number masked; null where the source has no such person.</summary>
    public Dictionary<string, string>? Masked(Source source) =>
        Find(source) is { } row ? amendments.LayOver(RowValues.Masked(row), student.Id, source) : null;

    /// <summary>By catalogue key, the document number in clear; null where the source has no such person.</summary>
    public Dictionary<string, string>? Open(Source source, Vault vault) =>
        Find(source) is { } row ? amendments.LayOver(RowValues.Open(row, vault), student.Id, source, vault) : null;

    private SourceRecord? Find(Source source)
    {
        var id = source == Source.Registry ? student.RegistryRecordId : student.AcademicRecordId;
        return records.Find(r => r.Id == id);
    }
}
