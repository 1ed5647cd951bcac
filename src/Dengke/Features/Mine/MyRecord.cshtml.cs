using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Mine;

/// <summary>
/// 核对信息: the student's own record in both sources, differences first, ticked field by field and declared at the end; after that
/// a statement to read (CON-2, CON-8, REC-6).
/// </summary>
[Allow(Role.Student)]
public sealed class MyRecordModel(TimeProvider clock, Vault vault) : StudentPage(clock)
{
    /// <summary>Keys of the fields that are ticked in the form.</summary>
    [BindProperty]
    public List<string> Ticked { get; set; } = [];

    /// <summary>The confirmation's version when the page was made.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>The hash of the record that the page showed.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>Why a declaration is taken back.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<RecordGroup> Groups { get; private set; } = [];

    public StudentConfirmation Confirmation { get; private set; } = null!;

    /// <summary>Fields can be ticked and the record declared.</summary>
    public bool CanCheck => Closed is null && Student.InCohort && !State.IsDeclared();

    public bool CanWithdraw => Closed is null && State.IsDeclared() && !State.IsRegistered();

    public IEnumerable<CheckedField> Asked => Groups.SelectMany(g => g.Fields).Where(f => f.IsAsked);

    public IEnumerable<CheckedField> Open => Asked.Where(f => !f.IsDone);

    public IEnumerable<CheckedField> Corrected => Asked.Where(f => f.Correction is not null);

    public async Task<IActionResult> OnGet()
    {
        if (await LoadOwn() is { } missing)
        {
            return missing;
        }

        if (CanCheck && State == ConfirmationState.NotStarted)
        {
            // Two tabs at once: the other one has noted it.
            await Run(new ViewMyRecord(Student.CampaignId, Student.Id));
            await ReloadConfirmation();
        }

        await Fill(Student.Confirmation?.Ticked.Split(' '));
        return Page();
    }

    /// <summary>The binding act.</summary>
    public async Task<IActionResult> OnPost()
    {
        if (await FindOwn() is not { } own)
        {
            return NotFound();
        }

        var declared = await Run(new DeclareRecord(own.Campaign, own.Id, Ticked, Version, Seen));
        if (declared.IsOk)
        {
            Say(T("已提交确认, 等待辅导员登记。", "Declared. Your counselor registers it next."));
            return Redirect("/me/record");
        }

        if (await LoadOwn() is { } missing)
        {
            return missing;
        }

        // Pressed twice, or declared in another tab: what was wanted is done.
        if (State.IsDeclared())
        {
            return Redirect("/me/record");
        }

        await Run(new TickFields(own.Campaign, own.Id, Ticked));
        return await Again(declared.Failure!);
    }

    /// <summary>Keeps the ticks: by htmx at every change, by a button without script.</summary>
    /// <param name="group">The number of a group of which the rest is ticked too.</param>
    public async Task<IActionResult> OnPostTick(int? group)
    {
        if (await LoadOwn() is { } missing)
        {
            return missing;
        }

        await Fill(Ticked);
        List<string> all = [.. Ticked, .. Groups.Where(g => g.Number == group).SelectMany(g => g.Rest).Select(f => f.Key)];
        var kept = await Run(new TickFields(Student.CampaignId, Student.Id, all));
        if (!kept.IsOk)
        {
            return await Again(kept.Failure!);
        }

        if (group is null && Request.Headers.ContainsKey("HX-Request"))
        {
            return Partial("_Declare", this);
        }

        return Redirect(group is null ? "/me/record#declare" : $"/me/record#group-{group}");
    }

    public async Task<IActionResult> OnPostWithdraw()
    {
        if (await LoadOwn() is { } missing)
        {
            return missing;
        }

        if (Reasons.Error("reason", Reason) is { } error)
        {
            return await Again(error);
        }

        var withdrawn = await Run(new WithdrawDeclaration(Student.CampaignId, Student.Id, Reason, Version));
        if (withdrawn.IsOk || await StateNow() == ConfirmationState.Viewed)
        {
            Say(T("已撤回, 可以重新核对。", "Withdrawn; you can check the record again."));
            return Redirect("/me/record");
        }

        return await Again(withdrawn.Failure!);
    }

    private async Task<IActionResult> Again(Failure failure)
    {
        await LoadOwn();
        await Fill(Ticked);
        return Show(failure);
    }

    private async Task Fill(IReadOnlyCollection<string>? ticked)
    {
        var ct = HttpContext.RequestAborted;
        var rows = await StudentRows.Load(Db, Student, ct);
        var compared = await StudentComparison.Of(Db, Campaign, Student, rows, ct);
        var id = Student.Id;
        var corrections = await Db
            .Corrections.Where(c => c.StudentId == id && c.State != CorrectionState.Withdrawn)
            .OrderBy(c => c.AskedAt)
            .ToListAsync(ct);
        var shown = State.IsDeclared() ? corrections : [.. corrections.Where(c => c.State.IsOpen())];
        Groups = RecordGroups.Of(
            compared,
            ticked ?? [],
            shown,
            T("身份", "Identity"),
            T("学业", "Study"),
            T("学籍", "Registration")
        );
        Confirmation =
            Student.Confirmation
            ?? new StudentConfirmation
            {
                StudentId = id,
                CampaignId = Student.CampaignId,
                Ticked = "",
            };
        Seen = WorkingRecord.Of(rows, vault).Hash(Campaign.Catalogue(), vault);
        // What the form holds is what the page shows now, not what was posted.
        foreach (var posted in new[] { nameof(Ticked), nameof(Version), nameof(Seen) })
        {
            ModelState.Remove(posted);
        }
    }
}
