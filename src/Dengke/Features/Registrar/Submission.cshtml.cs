using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Access;
using Dengke.Platform.Handling;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Registrar;

/// <summary>One college's submission: record the paper, accept, return; the rounds before. A panel of the list, or a page.</summary>
[Allow(Role.Registrar)]
public sealed class SubmissionModel(TimeProvider clock) : CampaignPage
{
    public CollegeStanding College { get; private set; } = null!;

    [BindProperty]
    public PaperWay Way { get; set; }

    [BindProperty]
    public string? TrackingNumber { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public string List => $"/campaigns/{Campaign.Id}/submissions";

    public bool CanReturn => College.State == Domain.Confirmation.SubmissionState.Submitted;

    public bool CanRecordPaper => College.Standing is { AcceptedAt: null };

    public async Task<IActionResult> OnGet(string college) => await Load(college) ?? Page();

    public async Task<IActionResult> OnPostPaper(string college, Guid summary, int version) =>
        await Load(college)
        ?? await Act(
            new RecordPaper(Campaign.Id, summary, Way, TrackingNumber, version),
            T($"已登记收到{college}的纸质件。", $"The paper of {college} is recorded.")
        );

    public async Task<IActionResult> OnPostAccept(string college, int version) =>
        await Load(college)
        ?? await Act(
            new AcceptSubmission(Campaign.Id, college, version),
            T($"已接收{college}的汇总表。", $"{college} is accepted.")
        );

    public async Task<IActionResult> OnPostReturn(string college, int version) =>
        await Load(college)
        ?? await Act(
            new ReturnSubmission(Campaign.Id, college, Reason, version),
            T($"已退回{college}的汇总表。", $"Returned to {college}.")
        );

    private async Task<IActionResult?> Load(string college)
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var plan = (await StoredCampaign.Load(Db, Campaign.Id, HttpContext.RequestAborted)).Value;
        var all = await CollegeStanding.Load(Db, plan, clock.GetUtcNow(), HttpContext.RequestAborted);
        College = all.FirstOrDefault(c => c.College == college)!;
        return College is null ? NotFound() : null;
    }

    private async Task<IActionResult> Act<TResult>(Command<TResult> command, string said)
    {
        var outcome = await Run(command);
        if (!outcome.IsOk)
        {
            return Show(outcome.Failure!);
        }

        Say(said);
        return Redirect(List);
    }
}
