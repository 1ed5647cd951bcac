using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Confirmation;

/// <summary>A page about one student's confirmation: the student's own, or one of a counselor's. Nobody else's can be reached from it.</summary>
public abstract class StudentPage(TimeProvider clock) : DengkePage
{
    public Student Student { get; private set; } = null!;

    public Campaign Campaign { get; private set; } = null!;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>The window as it holds for this student: an extension or a late admission moves its end.</summary>
    public Window Window { get; private set; }

    /// <summary>Why nothing can be done now, with the window named; null while the confirmation is open for this student.</summary>
    public Failure? Closed { get; private set; }

    public ConfirmationState State => Student.Confirmation?.State ?? ConfirmationState.NotStarted;

    /// <summary>The counselor of the student's class; null where the campaign names none.</summary>
    public Counselor? Counselor =>
        Campaign.Classes.FirstOrDefault(c => c.Name == Student.ClassName) is { } own
            ? Campaign.Counselors.FirstOrDefault(c => c.UserName == own.Counselor)
            : null;

    /// <summary>Loads the signed-in student's newest campaign; the answer to give where there is none, else null.</summary>
    protected Task<IActionResult?> LoadOwn() => Load(Db.Students.OwnedBy(Actor).OrderByDescending(s => s.CampaignId));

    /// <summary>The signed-in student in the newest campaign, for an act that loads what it needs itself; null where there is none.</summary>
    protected async Task<(string Campaign, Guid Id)?> FindOwn()
    {
        var own = await Db
            .Students.OwnedBy(Actor)
            .OrderByDescending(s => s.CampaignId)
            .Select(s => new { s.CampaignId, s.Id })
            .FirstOrDefaultAsync(HttpContext.RequestAborted);
        return own is null ? null : (own.CampaignId, own.Id);
    }

    /// <summary>Loads a student of the counselor's own classes; the answer to give where there is none, else null.</summary>
    protected Task<IActionResult?> LoadCounseled(string campaign, Guid id) =>
        Load(Db.Students.CounseledBy(Actor).Where(s => s.CampaignId == campaign && s.Id == id));

    /// <summary>What is wrong with an input, by its name; null where nothing is.</summary>
    public string? ErrorOf(string key) =>
        ModelState.TryGetValue(key, out var entry) && entry.Errors.Count > 0
            ? string.Join(' ', entry.Errors.Select(e => e.ErrorMessage))
            : null;

    /// <summary>Reads the confirmation again after an act on it.</summary>
    protected async Task ReloadConfirmation()
    {
        var id = Student.Id;
        Student.Confirmation = await Db.StudentConfirmations.FirstOrDefaultAsync(
            c => c.StudentId == id,
            HttpContext.RequestAborted
        );
    }

    /// <summary>The state by now: an act that is refused because it was done already, by a second press or in another tab, is no failure.</summary>
    protected async Task<ConfirmationState> StateNow()
    {
        var id = Student.Id;
        return await Db.StudentConfirmations.Where(c => c.StudentId == id).Select(c => c.State).FirstOrDefaultAsync();
    }

    private async Task<IActionResult?> Load(IQueryable<Student> students)
    {
        var ct = HttpContext.RequestAborted;
        var student = await students.Include(s => s.Confirmation).FirstOrDefaultAsync(ct);
        if (student is null)
        {
            return NotFound();
        }

        Student = student;
        Campaign = (await StoredCampaign.Load(Db, student.CampaignId, ct)).Value;
        var ends = await Deadlines.EndFor(Db, Campaign, Phase.Confirmation, student, ct);
        Window = new Window(Campaign.Phases.Confirmation.Opens, Domain.Campaigns.ChinaTime.ToLocal(ends));
        Closed = Window.Contains(Now)
            ? null
            : (await Deadlines.Admit(Db, Campaign, Phase.Confirmation, student, Now, ct)).Failure;
        return null;
    }
}
