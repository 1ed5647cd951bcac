using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Hall;

/// <summary>叫号工作台: all stations and the queue; call, again, missed, back, to another station, close (CAP-2).</summary>
[Allow(Role.PhotoOperator, Role.Registrar)]
public sealed class DeskModel(TimeProvider clock) : HallPage(clock)
{
    /// <summary>What was typed and is shown again when the act is refused.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGet() => await LoadHall() ?? Page();

    public Task<IActionResult> OnPostCall(int station) => Act(() => Run(new CallNext(Campaign.Id, Session.Id, station)));

    public Task<IActionResult> OnPostMove(Guid id, TicketTrigger step, int version) =>
        Act(() => Run(new MoveTicket(Campaign.Id, Session.Id, id, step, version)));

    public Task<IActionResult> OnPostFinish(Guid id, int version) =>
        Act(() => Run(new FinishTicket(Campaign.Id, Session.Id, id, version)));

    public Task<IActionResult> OnPostTransfer(Guid id, int station, int version) =>
        Act(() => Run(new TransferTicket(Campaign.Id, Session.Id, id, station, version)));

    public Task<IActionResult> OnPostPrefer(Guid id) => Act(() => Run(new PreferTicket(Campaign.Id, Session.Id, id, Reason)));

    public Task<IActionResult> OnPostStation(int station, bool open) =>
        Act(() => Run(new SetStation(Campaign.Id, Session.Id, station, open)));

    private async Task<IActionResult> Act<T>(Func<Task<Outcome<T>>> act)
    {
        if (await LoadHall() is { } missing)
        {
            return missing;
        }

        return await After(await act(), Root);
    }
}
