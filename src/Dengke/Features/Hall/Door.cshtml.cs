using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Hall;

/// <summary>
/// 入口签到: the camera or a hand scanner reads passes all day; each is answered in one colour, one word and a sound. Who must not come in yet
/// can be let in with a reason (CAP-1).
/// </summary>
[Allow(Role.PhotoOperator, Role.Registrar)]
public sealed class DoorModel(TimeProvider clock, Vault vault) : HallPage(clock)
{
    /// <summary>Refusals that whoever is at the door may overrule.</summary>
    private static readonly string[] Overruled =
    [
        "too_early",
        "too_late",
        "wrong_session",
        "no_slot",
        "captured_already",
        "pass_stale",
        "hall_shut",
    ];

    [BindProperty]
    public string? Scanned { get; set; }

    /// <summary>Why somebody is let in in spite of the rule.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    public CheckedIn? Answer { get; private set; }

    public Failure? Refusal { get; private set; }

    public bool CanOverrule => Refusal is { } refusal && Overruled.Contains(refusal.Code);

    /// <summary>What to overrule by: a pass is out of date by the time that a reason is typed, the 学号 is not.</summary>
    public string? Overruling { get; private set; }

    public string Look =>
        Refusal is { } refusal
            ? CanOverrule && refusal.Code != "pass_stale"
                ? "is-amber"
                : "is-red"
            : Answer is null
                ? "is-idle"
                : Answer.CodeMissing || Answer.Answer != DoorAnswer.Admitted
                    ? "is-amber"
                    : "is-green";

    public string Word =>
        Refusal is { } refusal
            ? refusal.Code switch
            {
                "too_early" => T("来早了", "Too early"),
                "too_late" => T("来晚了", "Too late"),
                "wrong_session" => T("不在本场", "Wrong place"),
                "captured_already" => T("已采集", "Done already"),
                "no_slot" => T("无时段", "No slot"),
                "pass_stale" => T("码已过期", "Out of date"),
                "hall_shut" or "hall_over" => T("未开放", "Shut"),
                _ => T("读不出", "Not read"),
            }
            : Answer?.Answer switch
            {
                null => T("请扫入场码", "Scan a pass"),
                DoorAnswer.Admitted => T("请进", "Come in"),
                DoorAnswer.AlreadyIn => T("已入场", "In already"),
                DoorAnswer.CameBack => T("重新排队", "Queue again"),
                _ => T("重拍", "Retake"),
            };

    public async Task<IActionResult> OnGet() => await LoadHall() ?? Page();

    public async Task<IActionResult> OnPost()
    {
        if (await LoadHall() is { } missing)
        {
            return missing;
        }

        var reason = string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim();
        var outcome = await Run(new CheckIn(Campaign.Id, Session.Id, Scanned, reason));
        if (outcome.IsOk)
        {
            Answer = outcome.Value;
            await LoadView();
            return Page();
        }

        Refusal = outcome.Failure!;
        if (CanOverrule)
        {
            var found = await HallLookUp.Find(Db, vault, Campaign.Id, Session.Id, Scanned, Now, HttpContext.RequestAborted);
            Overruling = found.IsOk ? found.Value.StudentNo : null;
        }

        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
