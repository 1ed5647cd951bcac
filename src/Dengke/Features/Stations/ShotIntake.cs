using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

/// <summary>What became of a shot that came in.</summary>
/// <param name="Problem">Why it was set aside; null for one that was matched.</param>
/// <param name="Counts">Whether it is the portrait that counts; a later one may be here already.</param>
/// <param name="Replaced">Whether it counts in place of an earlier one.</param>
public sealed record Intake(string? Problem, bool Counts, bool Replaced);

/// <summary>
/// Takes in one shot, from whichever way it comes, in whichever order and however often: what is in good order is kept, and what is clear is
/// matched with its student by the code's token (HND-3).
/// </summary>
internal static class ShotIntake
{
    /// <summary>The code of the failure with which a shot is answered that is here already.</summary>
    public const string Doubled = "received_already";

    private static readonly Failure Already = Failure.Refused(Doubled, "这张照片已经收到。", "This shot was received already.");

    public static async Task<Outcome<Intake>> Take(Work work, StationDevice device, IncomingShot shot, CancellationToken ct)
    {
        var campaign = await StoredCampaign.Load(work.Db, device.CampaignId, ct);
        if (!campaign.IsOk)
        {
            return campaign.Failure!;
        }

        // The shots of one station come in one after another.
        await work
            .Db.StationDevices.Where(d => d.Id == device.Id)
            .ExecuteUpdateAsync(u => u.SetProperty(d => d.Waiting, d => d.Waiting), ct);
        var same = work.Db.ReceivedShots.Where(s => s.DeviceId == device.Id && s.ShotId == shot.Id);
        var hashes = await same.Select(s => s.Sha256).ToListAsync(ct);
        if (hashes.Contains(shot.Sha256, StringComparer.Ordinal))
        {
            return Already;
        }

        var hall = campaign.Value.Phases.Sessions.Any(s => s.Id == shot.Session && s.Mode == CaptureMode.Station)
            ? (await HallCase.Load(work, device.CampaignId, shot.Session, ct)).Value
            : null;
        var (student, problem) =
            hashes.Count > 0
                ? (null, ShotProblems.ShotConflict)
                : await ShotMatch.Whose(work.Db, campaign.Value, device, shot, ct);
        var row = await Row(work, device, shot, ct);
        if (problem is not null)
        {
            (row.Problem, row.StudentId) = (problem, student?.Id);
            work.Record(new ShotSetAside(row.Id, row.Shot, row.SessionId, device.Name, problem));
            OpenCase(work, device, shot, row, student);
            return new Intake(problem, Counts: false, Replaced: false);
        }

        row.State = ReceivedLife.Cycle.Fire(row.State, ReceivedTrigger.Assign, reason: "采集码").Value;
        work.Record(new ShotReceived(student!, row.Id, row.Shot, row.SessionId, device.Name));
        var portrait = await Give(work, hall, row, student!, device.Number, shot.Retake, ct);
        return new Intake(Problem: null, portrait.Counts, portrait.Replaced);
    }

    /// <summary>The shot is that student's portrait, and the ticket in the hall is done with it.</summary>
    public static async Task<HandedPortrait> Give(
        Work work,
        HallCase? hall,
        ReceivedShot row,
        Student student,
        int station,
        string? retake,
        CancellationToken ct
    )
    {
        var session = row.SessionId;
        var again = await work.Db.CapturedPhotos.AnyAsync(p => p.StudentId == student.Id && p.Occasion == session, ct);
        var portrait = await work.HandOverPhoto(student, session, row.Shot, row.TakenAt, retake, ct);
        (row.StudentId, row.PhotoId) = (student.Id, portrait.Photo.Id);
        if (hall is not null && portrait.Counts)
        {
            var ticket = await hall.Tickets.FirstOrDefaultAsync(t => t.StudentId == student.Id, ct);
            // A shot from before somebody queued for a retake is not the retake.
            if (ticket is not null && !(again && row.TakenAt < ticket.QueuedAt))
            {
                Finish(work, ticket, student, session, station);
            }
        }

        return portrait;
    }

    private static void Finish(Work work, HallTicket ticket, Student student, string session, int station)
    {
        TicketTrigger[] steps = ticket.State switch
        {
            TicketState.Serving => [TicketTrigger.Finish],
            TicketState.Called => [TicketTrigger.Begin, TicketTrigger.Finish],
            TicketState.Waiting => [TicketTrigger.Call, TicketTrigger.Begin, TicketTrigger.Finish],
            TicketState.Missed or TicketState.Left =>
            [
                TicketTrigger.ComeBack,
                TicketTrigger.Call,
                TicketTrigger.Begin,
                TicketTrigger.Finish,
            ],
            _ => [],
        };
        if (steps.Length == 0)
        {
            return;
        }

        foreach (var step in steps)
        {
            _ = ticket.Step(step, work.Now).Value;
        }

        ticket.Station = station;
        work.Record(new TicketMoved(student, session, ticket.Number, TicketTrigger.Finish, station));
    }

    private static async Task<ReceivedShot> Row(Work work, StationDevice device, IncomingShot shot, CancellationToken ct)
    {
        var row = new ReceivedShot
        {
            Id = work.NewId(),
            CampaignId = device.CampaignId,
            DeviceId = device.Id,
            ShotId = shot.Id,
            SessionId = shot.Session,
            Token = shot.Token,
            Ticket = shot.Ticket,
            Shot = shot.Shot,
            TakenAt = shot.TakenAt,
            ReceivedAt = work.Now,
            Sha256 = shot.Sha256,
            FileId = await work.Files.Put(work.Db, Bytes(shot.Envelope), work.Now, ct),
            OriginalFileId = shot.Original is { } frame ? await work.Files.Put(work.Db, Bytes(frame), work.Now, ct) : null,
            Statement = shot.Statement,
            State = ReceivedLife.Cycle.Initial,
        };
        work.Db.ReceivedShots.Add(row);
        return row;
    }

    /// <summary>What the student says is wrong is looked into, whatever else is odd about the shot (CAP-5).</summary>
    private static void OpenCase(Work work, StationDevice device, IncomingShot shot, ReceivedShot row, Student? student)
    {
        if (shot.Dispute is not { } text)
        {
            return;
        }

        work.Db.PhotoCases.Add(
            new PhotoCase
            {
                Id = work.NewId(),
                CampaignId = device.CampaignId,
                Origin = CaseOrigin.Hall,
                State = CaseLife.Cycle.Initial,
                StudentId = student?.Id,
                ShotId = row.Id,
                Text = text,
                OpenedBy = device.Name,
                OpenedAt = work.Now,
            }
        );
        work.Record(new HallDisputeOpened(row.Id, row.Shot, text));
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
