using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Colleges;

/// <summary>One college's correction summary as it will print, with the missing beside it and what became of the earlier rounds.</summary>
[Allow(Role.CollegeSecretary, Role.CollegeLeader, Role.Registrar)]
public sealed class CollegeModel : CollegePage
{
    public CollegeView View { get; private set; } = null!;

    /// <summary>The reason for opening a closed summary again, kept when it was refused.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public int Version { get; set; }

    /// <summary>The summary that the reader has on the screen; asked with it, the page says whether there is a newer one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Seen { get; set; }

    /// <summary>The copies for the registrar's mailbox, by signed summary.</summary>
    public IReadOnlyDictionary<Guid, OutboxMessage> Copies { get; private set; } = new Dictionary<Guid, OutboxMessage>();

    public string SheetHash => View.Sheet.Hash();

    public Window Window => new(Settings.Phases.CollegeSubmission.Opens, ChinaTime.ToLocal(View.Due));

    /// <summary>Whether the campaign's own deadline has passed while an extension holds: what is signed now is late.</summary>
    public bool IsLateNow => Now >= Settings.Phases.CollegeSubmission.ClosesAt && Now < View.Due;

    public bool IsExtended => View.Due > Settings.Phases.CollegeSubmission.ClosesAt;

    /// <summary>Just signed by the reader: the seal comes down.</summary>
    public bool IsJustSigned { get; private set; }

    /// <summary>How far a student has come who is not registered.</summary>
    public string ProgressOf(ConfirmationState state) =>
        state switch
        {
            ConfirmationState.NotStarted => T("未开始", "Not started"),
            ConfirmationState.Viewed => T("已查看", "Viewed"),
            _ => T("已确认, 待登记", "Declared, not registered"),
        };

    public string WayOf(SignedSummary round) =>
        round.PaperWay switch
        {
            PaperWay.ByHand => T("当面送达", "By hand"),
            PaperWay.InternalPost => T("校内交换", "Internal post"),
            PaperWay.Courier => T("快递", "Courier"),
            _ => "",
        };

    public async Task<IActionResult> OnGet()
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        IsJustSigned = TempData[SignModel.JustSigned] is true;
        return Page();
    }

    public async Task<IActionResult> OnPostClose()
    {
        if (await LoadCollege() is { } missing)
        {
            return missing;
        }

        var closed = await Run(new CloseSummary(Campaign.Id, College, Version));
        await Load();
        // A second click finds the first one's work done.
        if (closed.IsOk || View.Submission is { State: SubmissionState.AwaitingSignature } s && s.ClosedBy == Actor.Name)
        {
            Say(
                T(
                    $"已送签: {View.Sheet.Rows.Count} 名学生, {View.Sheet.Corrections} 项更正; 请院领导登录签字。",
                    $"Sent for signature: {View.Sheet.Rows.Count} students, {View.Sheet.Corrections} corrections. The leader signs next."
                )
            );
            return LocalRedirect(Address);
        }

        return Show(closed.Failure!);
    }

    public async Task<IActionResult> OnPostOpen()
    {
        if (await LoadCollege() is { } missing)
        {
            return missing;
        }

        var opened = await Run(new OpenSummary(Campaign.Id, College, Reason, Version));
        await Load();
        if (opened.IsOk || View.Submission is { State: SubmissionState.Open } s && s.ReturnReason == Reason && Reason is not null)
        {
            Say(T("已退回汇总中, 登记的学生可以继续增补。", "The summary is open again."));
            return LocalRedirect(Address);
        }

        return Show(opened.Failure!);
    }

    private async Task<IActionResult?> Load()
    {
        if (await LoadCollege() is { } missing)
        {
            return missing;
        }

        View = await CollegeView.Load(Db, Vault, Settings, College, HttpContext.RequestAborted);
        Copies = await CopyStanding.Load(Db, View.Rounds, HttpContext.RequestAborted);
        return null;
    }
}
