using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Timetable;

/// <summary>The slots of the campaign's sessions as rows, brought up to date with its file and held until the commit.</summary>
internal sealed class SlotTable
{
    private readonly Dictionary<(string Session, DateTimeOffset Start), CaptureSlot> slots;

    private SlotTable(IEnumerable<CaptureSlot> slots) => this.slots = slots.ToDictionary(s => (s.SessionId, s.StartsAt));

    public IEnumerable<CaptureSlot> All => slots.Values;

    public CaptureSlot? Find(string session, DateTimeOffset start) => slots.GetValueOrDefault((session, start));

    /// <summary>That slot, or the nearest one of its session that has a place left; null where the session is full.</summary>
    public CaptureSlot? WithRoom(CaptureSlot wanted, Dictionary<Guid, int> taken) =>
        taken.GetValueOrDefault(wanted.Id) < wanted.Capacity
            ? wanted
            : slots
                .Values.Where(s => s.SessionId == wanted.SessionId && taken.GetValueOrDefault(s.Id) < s.Capacity)
                .MinBy(s => ((s.StartsAt - wanted.StartsAt).Duration(), s.StartsAt));

    /// <summary>The first slot of the timetable that the sessions do not have; null where they have all.</summary>
    public string? Missing(TimetableVersion timetable) =>
        timetable.Placements.FirstOrDefault(p => Find(p.SessionId, p.StartsAt) is null) is { } placement
            ? $"{placement.SessionId} {ChinaTime.Describe(ChinaTime.ToLocal(placement.StartsAt))}"
            : null;

    public static async Task<SlotTable> Load(Work work, Campaign campaign, CancellationToken ct)
    {
        var id = campaign.Id;
        var rows = work.Db.CaptureSlots.Where(s => s.CampaignId == id);
        // Whoever takes a place from now on waits until this is committed, and then counts anew.
        await rows.ExecuteUpdateAsync(u => u.SetProperty(s => s.Taken, s => s.Taken), ct);
        var known = (await rows.ToListAsync(ct)).ToDictionary(s => (s.SessionId, s.StartsAt));
        List<CaptureSlot> present = [];
        foreach (var session in campaign.Phases.Sessions.Where(s => s.Mode != CaptureMode.Studio))
        {
            foreach (var time in SessionSlots.Of(session))
            {
                var start = ChinaTime.ToInstant(time.Start);
                if (!known.TryGetValue((session.Id, start), out var slot))
                {
                    slot = new CaptureSlot
                    {
                        Id = work.NewId(),
                        CampaignId = id,
                        SessionId = session.Id,
                        StartsAt = start,
                    };
                    work.Db.CaptureSlots.Add(slot);
                }

                (slot.EndsAt, slot.Capacity) = (ChinaTime.ToInstant(time.End), time.Capacity);
                present.Add(slot);
            }
        }

        // A slot that the campaign no longer has takes nobody new; whoever is in it is moved.
        foreach (var gone in known.Values.Except(present))
        {
            gone.Capacity = 0;
        }

        return new SlotTable(present);
    }
}
