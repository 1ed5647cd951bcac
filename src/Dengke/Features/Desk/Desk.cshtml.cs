using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Desk;

/// <summary>工作台: the registrar's four numbers and the colleges.</summary>
[Allow(Role.Registrar)]
public sealed class DeskModel(TimeProvider clock) : CampaignPage
{
    private static readonly Verdict[] FindingVerdicts = [.. Enum.GetValues<Verdict>().Where(v => v.IsFinding())];

    public sealed record CollegeLine(string Name, int Students, int Clean);

    public Campaign Plan { get; private set; } = null!;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public int InCohort { get; private set; }

    public int OutOfCohort { get; private set; }

    public int WithFindings { get; private set; }

    public int Findings { get; private set; }

    public int Unmatched { get; private set; }

    public IReadOnlyList<CollegeLine> Colleges { get; private set; } = [];

    public string Task =>
        InCohort + OutOfCohort == 0
            ? T("先导入学信网与教务系统的数据", "Import both systems' data first")
            : T($"{WithFindings:N0} 名学生的两份记录不一致", $"{WithFindings:N0} students' records differ");

    public async Task<IActionResult> OnGet()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var id = Campaign.Id;
        Plan = (await StoredCampaign.Load(Db, id, HttpContext.RequestAborted)).Value;
        var students = Db.Students.Where(s => s.CampaignId == id);
        InCohort = await students.CountAsync(s => s.InCohort);
        OutOfCohort = await students.CountAsync(s => !s.InCohort);
        WithFindings = await students.CountAsync(s => s.Findings > 0);
        Findings = await Db.FieldDifferences.CountAsync(d => d.CampaignId == id && FindingVerdicts.Contains(d.Verdict));
        Unmatched = await Db.UnmatchedRows.CountAsync(u => u.CampaignId == id);
        Colleges = await students
            .Where(s => s.InCohort)
            .GroupBy(s => s.College)
            .Select(g => new CollegeLine(g.Key, g.Count(), g.Count(s => s.Findings == 0)))
            .ToListAsync();
        Colleges = [.. Colleges.OrderByDescending(c => c.Students - c.Clean)];
        return Page();
    }
}
