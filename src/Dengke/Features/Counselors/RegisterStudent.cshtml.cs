using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Counselors;

/// <summary>One of the counselor's students whole: both records, ticks, corrections with their evidence, history, and what can be done.</summary>
[Allow(Role.Counselor)]
public sealed class RegisterStudentModel(TimeProvider clock, Vault vault) : RegisterPage(clock)
{
    private HashSet<string> ticked = [];
    private ConfirmationTrigger[] legal = [];

    public Student Student { get; private set; } = null!;

    public StateMark Mark { get; private set; } = null!;

    public IReadOnlyList<ComparedField> Differences { get; private set; } = [];

    public IReadOnlyList<ComparedField> Equal { get; private set; } = [];

    public IReadOnlyList<AskedCorrection> Corrections { get; private set; } = [];

    public IReadOnlyList<ContactNote> Contacts { get; private set; } = [];

    public IReadOnlyList<HistoryStep> History { get; private set; } = [];

    /// <summary>The record has changed since it was declared, so it cannot be registered as it is.</summary>
    public bool ChangedSince { get; private set; }

    /// <summary>Why nothing can be confirmed now; null while the window or an extension is open.</summary>
    public Failure? Closed { get; private set; }

    /// <summary>The act that was tried and refused; its form stays open with what was written.</summary>
    public string? Tried { get; private set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public StudentConfirmation? Confirmation => Student.Confirmation;

    public string MissingEvidence =>
        string.Join(T("、", ", "), Corrections.SelectMany(c => c.Missing).Select(n => T(n.Name, n.English ?? n.Name)).Distinct());

    public bool MayRegister => Closed is null && !ChangedSince && legal.Contains(ConfirmationTrigger.Register);

    public bool MayRegisterByProxy => Closed is null && legal.Contains(ConfirmationTrigger.RegisterByProxy);

    public bool MayReturn => legal.Contains(ConfirmationTrigger.ReturnToStudent);

    /// <summary>A correction is asked for before the record is declared.</summary>
    public bool MayAsk => MayRegisterByProxy;

    /// <summary>Where an act is sent; one from the panel beside the list leads back to the list.</summary>
    public string ActUrl(string handler) =>
        WithFilter($"{Root}/{Student.Id}?handler={handler}{(Request.Headers.ContainsKey("HX-Request") ? "&panel=true" : "")}");

    public bool IsTicked(ComparedField field) => ticked.Contains(field.Field.Key);

    public async Task<IActionResult> OnGet(Guid id) => await LoadStudent(id) ?? Page();

    public Task<IActionResult> OnPostRegister(string campaign, Guid id, bool evidenceSeen) =>
        Act("register", id, new RegisterStudents(campaign, [id], evidenceSeen), T("已登记", "Registered"));

    public Task<IActionResult> OnPostProxy(string campaign, Guid id) =>
        Act("proxy", id, new RegisterByProxy(campaign, id, Reason, Version), T("已代签登记", "Registered by proxy"));

    public Task<IActionResult> OnPostReturn(string campaign, Guid id) =>
        Act("return", id, new ReturnDeclaration(campaign, id, Reason, Version), T("已退回本人", "Returned to the student"));

    public Task<IActionResult> OnPostContact(string campaign, Guid id, Guid once) =>
        Act("contact", id, new NoteContact(campaign, id, Note), T("已记录告知", "Noted"), once.ToString("N"));

    private async Task<IActionResult> Act<TResult>(
        string name,
        Guid id,
        Platform.Handling.Command<TResult> command,
        string done,
        string? once = null
    )
    {
        if (await LoadStudent(id) is { } missing)
        {
            return missing;
        }

        var outcome = await Run(command, once);
        if (outcome.Failure is { } failure)
        {
            Tried = name;
            return Show(failure);
        }

        Say($"{Student.Name}({Student.StudentNo}): {done}");
        return LocalRedirect(Request.Query.ContainsKey("panel") ? ListUrl : WithFilter($"{Root}/{id}"));
    }

    private async Task<IActionResult?> LoadStudent(Guid id)
    {
        if (await LoadPlan() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        var student = await Own.Include(s => s.Confirmation).FirstOrDefaultAsync(s => s.Id == id, ct);
        if (student is null)
        {
            return NotFound();
        }

        Student = student;
        Mark = StateMark.Of(student, End, this);
        ticked = [.. Confirmation?.Ticked.Split(' ') ?? []];
        legal = [.. ConfirmationLife.Cycle.Allowed(Mark.State).Select(s => s.Trigger)];
        Closed = (await Deadlines.Admit(Db, Plan, Phase.Confirmation, student, Now, ct)).Failure;
        var rows = await StudentRows.Load(Db, student, ct);
        var fields = (await StudentComparison.Of(Db, Plan, student, rows, ct)).Fields;
        Differences = [.. fields.Where(f => f.IsDifference).OrderBy(f => f.Verdict!.Value.IsFinding() ? 0 : 1)];
        Equal = [.. fields.Where(f => !f.IsDifference && f.Field.Confirmed)];
        Corrections = await AskedCorrection.Load(Db, Plan, id, ct);
        Contacts = await Db.ContactNotes.Where(n => n.StudentId == id).OrderByDescending(n => n.At).ToListAsync(ct);
        History = await StudentHistory.Load(Db, id, null, this, ct);
        if (legal.Contains(ConfirmationTrigger.Register))
        {
            ChangedSince = WorkingRecord.Of(rows, vault).Hash(Plan.Catalogue(), vault) != Confirmation?.DeclaredHash;
        }

        return null;
    }
}
