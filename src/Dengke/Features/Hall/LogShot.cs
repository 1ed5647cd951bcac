using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Hall;

[Words(
    "{student}的拍摄号为 {shotNumber}, {number} 号, 机位 {station}",
    "{student} has shot number {shotNumber}: ticket {number}, station {station}"
)]
public sealed record ShotLogged(StudentRef Student, string Session, int Number, int Station, string ShotNumber)
    : StudentEvent(Student);

/// <summary>
/// Notes which shot number 拍摄号 the vendor's system gave the person at a station, by the scan of their ticket; with it they are
/// photographed (CAP-8).
/// </summary>
/// <param name="Scanned">Pass or ticket number of the person before the camera.</param>
/// <param name="ShotNumber">At most 40 letters, digits or <c>-</c>; blank for the one after the station's last, where that ends in digits.</param>
/// <returns>The shot number.</returns>
[Api("Notes the number of a shot for whoever stands at a station.")]
[Operation("hall.log_shot", Role.PhotoOperator, Role.Registrar)]
public sealed record LogShot(string CampaignId, string SessionId, int Station, string? Scanned, string? ShotNumber)
    : Command<string>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<string>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await HallCase.Load(work, CampaignId, SessionId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        if (loaded.Value.Session.Mode != CaptureMode.Vendor)
        {
            return Failure.Refused(
                "no_vendor",
                "本场次不是摄影方系统拍摄, 不用拍摄号。",
                "No vendor's system shoots here; there are no shot numbers."
            );
        }

        var found = await StationScan.Called(loaded.Value, Station, Scanned, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var number = string.IsNullOrWhiteSpace(ShotNumber) ? await Next(work, ct) : ShotNumbers.Normal(ShotNumber);
        if (number is null)
        {
            return Failure.Invalid(
                "shotNumber",
                "请填写拍摄号: 至多 40 个字母、数字或短横。",
                "Enter a shot number: at most 40 letters, digits and hyphens."
            );
        }

        if (
            await work.Db.ShotEntries.AnyAsync(
                s => s.CampaignId == CampaignId && s.SessionId == SessionId && s.ShotNumber == number && s.VoidReason == null,
                ct
            )
        )
        {
            return Failure.Refused(
                "shot_number_taken",
                $"拍摄号 {number} 已登记给另一人, 请核对。",
                $"Shot number {number} is noted for another person; please check."
            );
        }

        return await Finish(work, found.Value, number, ct);
    }

    private async Task<Outcome<string>> Finish(Work work, HallTicket ticket, string number, CancellationToken ct)
    {
        if (ticket.State == TicketState.Called && ticket.Step(TicketTrigger.Begin, work.Now) is { IsOk: false } kept)
        {
            return kept.Failure!;
        }

        if (ticket.Step(TicketTrigger.Finish, work.Now) is { IsOk: false } refused)
        {
            return refused.Failure!;
        }

        work.Db.ShotEntries.Add(
            new ShotEntry
            {
                Id = work.NewId(),
                CampaignId = CampaignId,
                SessionId = SessionId,
                TicketId = ticket.Id,
                StudentId = ticket.StudentId,
                ShotNumber = number,
                Station = Station,
                At = work.Now,
                By = work.Actor.Name,
            }
        );
        await work.TakePhoto(ticket.Student!, SessionId, number, reason: null, ct);
        work.Record(new ShotLogged(ticket.Student!, SessionId, ticket.Number, Station, number));
        return number;
    }

    private async Task<string?> Next(Work work, CancellationToken ct)
    {
        var last = await work
            .Db.ShotEntries.Where(s => s.CampaignId == CampaignId && s.SessionId == SessionId && s.Station == Station)
            .OrderByDescending(s => s.At)
            .ThenByDescending(s => s.Id)
            .Select(s => s.ShotNumber)
            .FirstOrDefaultAsync(ct);
        return last is null ? null : ShotNumbers.After(last);
    }
}
