using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Timetable;

/// <summary>Puts a draft aside.</summary>
[Api("Discards a draft of the timetable.")]
[Operation("timetable.discard", Role.Registrar)]
public sealed record DiscardTimetable(string CampaignId, Guid TimetableId, int Version) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var found = await TimetableCase.Load(work, CampaignId, TimetableId, Version, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var step = found.Value.Step(TimetableTrigger.Discard);
        if (!step.IsOk)
        {
            return step;
        }

        work.Record(new TimetableChanged(CampaignId, found.Value.Number, "放弃草稿", 0));
        return default(Done);
    }
}
