using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Students;

/// <summary>The list of students as filtered, a row a difference, as XLSX; document numbers masked.</summary>
[Allow(Role.Registrar, Role.CollegeSecretary, Role.CollegeLeader, Role.Counselor)]
public sealed class ExportModel(TimeProvider clock) : CampaignPage
{
    private ConfirmationEnd end = null!;

    [BindProperty(SupportsGet = true, Name = "")]
    public StudentFilter Filter { get; set; } = new();

    public async Task<IActionResult> OnGet()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        var plan = (await StoredCampaign.Load(Db, Campaign.Id, ct)).Value;
        var catalogue = plan.Catalogue();
        end = await ConfirmationEnd.Load(Db, plan, clock.GetUtcNow(), ct);
        var visible = Db.Students.Where(s => s.CampaignId == Campaign.Id).Visible(Actor);
        var students = await Filter
            .Apply(visible, Db.FieldDifferences, end)
            .Include(s => s.Differences)
            .Include(s => s.Confirmation)
            .ToListAsync(ct);
        var values = await Values(ct);
        var name = T("差异", "Differences");
        var rows = students.SelectMany(s => Rows(s, catalogue, values));
        return await SheetFile.Of($"{Campaign.Title}-{name}", name, Columns(), rows, ct);
    }

    private XlsxColumn[] Columns() =>
        [
            new(T("学号", "Student no."), 14),
            new(T("姓名", "Name"), 14),
            new(T("学院", "College"), 22),
            new(T("班级", "Class"), 16),
            new(T("状态", "State"), 14),
            new(T("字段", "Field"), 14),
            new(T("判定", "Verdict"), 12),
            new(T("学信网", "Registry"), 26),
            new(T("教务系统", "Academic system"), 26),
            new(T("说明", "Note"), 40),
        ];

    private IEnumerable<string?[]> Rows(
        Student student,
        FieldCatalogue catalogue,
        Dictionary<Guid, Dictionary<string, string>> values
    )
    {
        var state = student.InCohort ? StateMark.Of(student, end, this).Text : T("不在范围", "Outside the cohort");
        string?[] person = [student.StudentNo, student.Name, student.College, student.ClassName, state];
        var differences = student
            .Differences.Select(d => (Difference: d, Field: catalogue.Find(d.Field)))
            .Where(d => d.Field is not null)
            .OrderBy(d => catalogue.IndexOf(d.Field!.Key))
            .Select(d =>
                (string?[])
                    [
                        .. person,
                        T(d.Field!.Label, d.Field.EnglishLabel),
                        VerdictNames.Of(d.Difference.Verdict, this),
                        Of(student.RegistryRecordId, d.Field.Key),
                        Of(student.AcademicRecordId, d.Field.Key),
                        d.Difference.Note,
                    ]
            );
        return differences.DefaultIfEmpty([.. person, null, null, null, null, student.ExclusionReason]);

        string? Of(Guid? record, string key) =>
            record is { } id && values.TryGetValue(id, out var row) ? row.GetValueOrDefault(key) : null;
    }

    private async Task<Dictionary<Guid, Dictionary<string, string>>> Values(CancellationToken ct)
    {
        var amendments = await Amendments.OfCampaign(Db, Campaign.Id, ct);
        var students = await Db.Students.Where(s => s.CampaignId == Campaign.Id).ToListAsync(ct);
        var owners = students
            .Where(s => s.RegistryRecordId is not null)
            .Select(s => (Record: s.RegistryRecordId!.Value, s.Id, Source: Source.Registry))
            .Concat(
                students
                    .Where(s => s.AcademicRecordId is not null)
                    .Select(s => (Record: s.AcademicRecordId!.Value, s.Id, Source: Source.Academic))
            )
            .ToDictionary(o => o.Record);
        var records = await Db.SourceRecords.Where(r => r.CampaignId == Campaign.Id).ToListAsync(ct);
        return records.ToDictionary(
            r => r.Id,
            r =>
                owners.TryGetValue(r.Id, out var owner)
                    ? amendments.LayOver(RowValues.Masked(r), owner.Id, owner.Source)
                    : RowValues.Masked(r)
        );
    }
}
