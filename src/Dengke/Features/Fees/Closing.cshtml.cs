using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Fees;

/// <summary>日结: what was taken by method, the cash that was counted, the difference, the operator's signature.</summary>
[Allow(Role.PhotoOperator)]
public sealed class ClosingModel(TimeProvider clock) : CampaignPage
{
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public Campaign Plan { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public string? Counted { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public DateOnly Shown => Day ?? TillCase.DayOf(Now);

    public TillSums Sums { get; private set; } = null!;

    public TillClosing? Closing { get; private set; }

    public string Root => $"/campaigns/{Campaign.Id}/closing";

    public async Task<IActionResult> OnGet() => await LoadDay() ?? Page();

    public async Task<IActionResult> OnPost()
    {
        if (await LoadDay() is { } missing)
        {
            return missing;
        }

        if (YuanText.Parse(Counted) is not { } counted)
        {
            return Show(Failure.Invalid("counted", "请填写实点现金, 如 120.00。", "Enter the cash you counted, e.g. 120.00."));
        }

        var check = await PasswordCheck.Again(Db, Actor.AccountId!.Value, Password, HttpContext.RequestAborted);
        var closed = await Run(new CloseTill(Campaign.Id, Shown, counted.Fen, Note, check));
        if (!closed.IsOk)
        {
            return Show(closed.Failure!);
        }

        if (closed.Value == ClosingAnswer.WrongPassword)
        {
            return Show(Failure.Invalid("password", "密码不对, 没有日结。", "Wrong password; nothing was closed."));
        }

        Say(T("已日结并签字。", "Closed and signed."));
        return LocalRedirect($"{Root}?day={Shown:yyyy-MM-dd}");
    }

    private async Task<IActionResult?> LoadDay()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var (id, ct, account, day) = (Campaign.Id, HttpContext.RequestAborted, Actor.AccountId!.Value, Shown);
        Plan = (await StoredCampaign.Load(Db, id, ct)).Value;
        Sums = await TillSums.Load(Db, id, day, account, ct);
        Closing = await Db.TillClosings.FirstOrDefaultAsync(
            c => c.CampaignId == id && c.OperatorId == account && c.Day == day,
            ct
        );
        return null;
    }
}
