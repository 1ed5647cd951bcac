using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Access;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Registrar;

/// <summary>未登记名单: who is missing in each college, before the deadline and after it; as a page and as XLSX.</summary>
[Allow(Role.Registrar)]
public sealed class MissingModel(TimeProvider clock) : CampaignPage
{
    [BindProperty(SupportsGet = true, Name = "")]
    public MissingFilter Filter { get; set; } = new();

    public Campaign Plan { get; private set; } = null!;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public MissingStudents Students { get; private set; } = null!;

    public Pager Pager { get; private set; } = null!;

    public bool DeadlinePassed => Now >= Plan.Phases.Confirmation.ClosesAt;

    public string Here => $"/campaigns/{Campaign.Id}/missing";

    public IEnumerable<(string College, int Count)> Colleges =>
        Students.All.CountBy(s => s.College).Select(c => (c.Key, c.Value));

    public async Task<IActionResult> OnGet([FromQuery] int page = 1)
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        Pager = new Pager(page, Students.Chosen.Count, Request, this);
        return Page();
    }

    public async Task<IActionResult> OnGetExport()
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        var name = T("未登记名单", "Not registered");
        return await SheetFile.Of(
            $"{Campaign.Title}-{name}",
            name,
            Columns(),
            Students.Chosen.Select(Row),
            HttpContext.RequestAborted
        );
    }

    private async Task<IActionResult?> Load()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        Plan = (await StoredCampaign.Load(Db, Campaign.Id, ct)).Value;
        Students = await MissingStudents.Load(Db, Plan, Filter, Now, ct);
        return null;
    }

    private XlsxColumn[] Columns() =>
        [
            new(T("学院", "College"), 24),
            new(T("班级", "Class"), 16),
            new(T("学号", "Student no."), 14),
            new(T("姓名", "Name"), 14),
            new(T("状态", "State"), 10),
            new(T("辅导员", "Counselor"), 22),
            new(T("最近联系", "Last contact"), 22),
            new(T("补办至", "Admitted until"), 22),
            new(T("标记", "Mark"), 8),
        ];

    private string?[] Row(MissingStudent student) =>
        [
            student.College,
            student.ClassName,
            student.StudentNo,
            student.Name,
            T(ConfirmationWords.Of(student.State)),
            student.Counselor,
            student.Contacted is { } contacted ? TimeOf(contacted) : null,
            student.AdmittedUntil is { } until ? TimeOf(until) : null,
            DeadlinePassed ? T("逾期", "Overdue") : null,
        ];
}
