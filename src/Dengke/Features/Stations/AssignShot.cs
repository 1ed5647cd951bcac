using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

/// <summary>The registrar has found out whose a shot is that was set aside (HND-3). It becomes that student's portrait, by when it was taken.</summary>
/// <param name="StudentNo">学号.</param>
/// <param name="Version">The shot's, as the page showed it.</param>
[Api("Gives a photo that matched nobody to a student, with a reason.")]
[Operation("shot.assign", Role.Registrar)]
public sealed record AssignShot(string CampaignId, Guid Id, string? StudentNo, string? Reason, int Version) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await ShotCase.Step(work, CampaignId, Id, Version, ReceivedTrigger.Assign, Reason, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        var (shot, number) = (loaded.Value, StudentNo?.Trim() ?? "");
        var student = await work.Db.Students.FirstOrDefaultAsync(s => s.CampaignId == CampaignId && s.StudentNo == number, ct);
        if (student is not { InCohort: true })
        {
            return student is null
                ? Failure.Refused("unknown_number", "没有这个学号, 或不在本批次。", "No such student number in this campaign.")
                : Failure.Refused("not_in_cohort", "该生不在本批次范围内, 不能对应。", "The student is out of this campaign.");
        }

        var campaign = (await StoredCampaign.Load(work.Db, CampaignId, ct)).Value;
        var hall = campaign.Phases.Sessions.Any(s => s.Id == shot.SessionId && s.Mode == CaptureMode.Station)
            ? (await HallCase.Load(work, CampaignId, shot.SessionId, ct)).Value
            : null;
        await ShotIntake.Give(work, hall, shot, student, shot.Device!.Number, shot.Reason, ct);
        foreach (
            var open in await work.Db.PhotoCases.Where(c => c.ShotId == shot.Id && c.State == CaseState.Open).ToListAsync(ct)
        )
        {
            (open.StudentId, open.PhotoId) = (student.Id, shot.PhotoId);
        }

        work.Record(new ShotAssigned(student, shot.Id, shot.Shot, shot.Problem ?? "", shot.Reason!));
        return default(Done);
    }
}
