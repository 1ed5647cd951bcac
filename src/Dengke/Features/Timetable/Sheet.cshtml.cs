using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Timetable;

/// <summary>Who of a class comes when.</summary>
public sealed record SheetLine(string StudentNo, string Name, CaptureSlot Slot);

/// <summary>各班时段表: a sheet a class to print or to send, with every student's slot (SCH-3).</summary>
[Allow(Role.Registrar, Role.Counselor, Role.CollegeSecretary, Role.CollegeLeader)]
public sealed class SheetModel(TimeProvider clock) : TimetablePage(clock)
{
    [BindProperty(SupportsGet = true, Name = "class")]
    public string? Class { get; set; }

    public IReadOnlyList<string> Classes { get; private set; } = [];

    /// <summary>By class.</summary>
    public IReadOnlyList<(string ClassName, IReadOnlyList<SheetLine> Lines)> Sheets { get; private set; } = [];

    public string WhenOf(CaptureSlot slot) => T(SlotWords.Chinese(slot), SlotWords.English(slot));

    public Venue? VenueOf(CaptureSlot slot) => SlotWords.VenueOf(Plan, slot.SessionId);

    public async Task<IActionResult> OnGet()
    {
        if (await LoadTimetable() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        var own = Db.Students.Where(s => s.CampaignId == Campaign.Id && s.InCohort).Visible(Actor);
        Classes = await own.Select(s => s.ClassName).Distinct().Order().ToListAsync(ct);
        var chosen = string.IsNullOrEmpty(Class) && Classes.Count > 0 ? Classes[0] : Class;
        Class = chosen;
        var lines = await (
            from student in own
            where student.ClassName == chosen
            join slot in Db.StudentSlots on student.Id equals slot.StudentId
            orderby slot.Slot!.StartsAt, student.StudentNo
            select new SheetLine(student.StudentNo, student.Name, slot.Slot!)
        ).ToListAsync(ct);
        Sheets = lines.Count == 0 ? [] : [(chosen!, lines)];
        return Page();
    }
}
