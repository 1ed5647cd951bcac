using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Registrar;

/// <summary>学院报送: where each college's summary stands, its signature and its paper.</summary>
[Allow(Role.Registrar)]
public sealed class SubmissionsModel(TimeProvider clock) : CampaignPage
{
    [BindProperty(SupportsGet = true, Name = "")]
    public SubmissionFilter Filter { get; set; } = new();

    public Campaign Plan { get; private set; } = null!;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public IReadOnlyList<CollegeStanding> All { get; private set; } = [];

    public IReadOnlyList<CollegeStanding> Colleges { get; private set; } = [];

    public string Task =>
        (All.Count(c => c.CanBeAccepted), All.Count(c => c.PaperAwaited), All.Count(c => !c.HasSubmitted)) switch
        {
            (> 0 and var ready, _, _) => T(
                $"{ready} 个学院的纸质件已到, 等您接收",
                $"{ready} submissions wait for your acceptance"
            ),
            (_, > 0 and var paper, _) => T($"{paper} 个学院已签字, 纸质件未到", $"{paper} signed, paper not here yet"),
            (_, _, > 0 and var none) => T($"{none} 个学院尚未提交", $"{none} colleges have not submitted"),
            _ => T("全部学院已接收", "Every college is accepted"),
        };

    public async Task<IActionResult> OnGet()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        Plan = (await StoredCampaign.Load(Db, Campaign.Id, HttpContext.RequestAborted)).Value;
        All = await CollegeStanding.Load(Db, Plan, Now, HttpContext.RequestAborted);
        Colleges = Filter.Apply(All);
        return Page();
    }

    /// <summary>When and how the paper came, or that it is awaited.</summary>
    public string Paper(CollegeStanding college) =>
        college.Standing switch
        {
            null => "—",
            { PaperArrivedAt: null } => T("未到", "Not here"),
            { PaperArrivedAt: { } at } round =>
                $"{TimeOf(at)} {T(PaperWays.Words(round.PaperWay!.Value))} {round.TrackingNumber}".Trim(),
        };
}
