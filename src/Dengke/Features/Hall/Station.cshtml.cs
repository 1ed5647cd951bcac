using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Hall;

/// <summary>
/// 机位: one station for who stands at it: call, scan the person in, and done. Where a vendor shoots, the shot number is entered or counted on
/// (CAP-8).
/// </summary>
[Allow(Role.PhotoOperator, Role.Registrar)]
public sealed class StationModel(TimeProvider clock) : HallPage(clock)
{
    public int Number { get; private set; }

    public StationLine Line => View.Stations[Number - 1];

    public HallTicket? Present => Line.Present?.Ticket;

    /// <summary>The last shots at this station, newest first.</summary>
    public IReadOnlyList<ShotEntry> Shots { get; private set; } = [];

    /// <summary>The shot number that comes next; null where that cannot be told.</summary>
    public string? Expected => Shots is [var last, ..] ? ShotNumbers.After(last.ShotNumber) : null;

    public string Own => $"{Root}/stations/{Number}";

    public async Task<IActionResult> OnGet(int number) => await LoadStation(number) ?? Page();

    public Task<IActionResult> OnPostCall(int number) =>
        Act(number, () => Run(new CallNext(Campaign.Id, Session.Id, number)), _ => null);

    public Task<IActionResult> OnPostScan(int number, string? scanned, string? shotNumber) => Scan(number, scanned, shotNumber);

    public Task<IActionResult> OnPostMove(int number, Guid id, TicketTrigger step, int version) =>
        Act(number, () => Run(new MoveTicket(Campaign.Id, Session.Id, id, step, version)), _ => null);

    public Task<IActionResult> OnPostFinish(int number, Guid id, int version) =>
        Act(number, () => Run(new FinishTicket(Campaign.Id, Session.Id, id, version)), _ => T("采集完成", "Photographed"));

    private async Task<IActionResult> Scan(int number, string? scanned, string? shotNumber)
    {
        if (await LoadStation(number) is { } missing)
        {
            return missing;
        }

        if (!IsVendor)
        {
            var begun = await Run(new BeginTicket(Campaign.Id, Session.Id, number, scanned));
            return await After(
                begun,
                Own,
                begun.IsOk ? T($"{begun.Value} 号已到位, 可以拍摄", $"Ticket {begun.Value} is here") : null
            );
        }

        var logged = await Run(new LogShot(Campaign.Id, Session.Id, number, scanned, shotNumber));
        return await After(
            logged,
            Own,
            logged.IsOk ? T($"已登记拍摄号 {logged.Value}", $"Shot number {logged.Value} is noted") : null
        );
    }

    private async Task<IActionResult> Act<T>(int number, Func<Task<Outcome<T>>> act, Func<T, string?> said)
    {
        if (await LoadStation(number) is { } missing)
        {
            return missing;
        }

        var outcome = await act();
        return await After(outcome, Own, outcome.IsOk ? said(outcome.Value) : null);
    }

    private async Task<IActionResult?> LoadStation(int number)
    {
        if (await LoadHall() is { } missing)
        {
            return missing;
        }

        if (number < 1 || number > Session.Stations)
        {
            return NotFound();
        }

        Number = number;
        if (IsVendor)
        {
            var (campaign, session) = (Campaign.Id, Session.Id);
            Shots = await Db
                .ShotEntries.Where(s => s.CampaignId == campaign && s.SessionId == session && s.Station == number)
                .OrderByDescending(s => s.At)
                .ThenByDescending(s => s.Id)
                .Take(5)
                .ToListAsync(HttpContext.RequestAborted);
        }

        return null;
    }
}
