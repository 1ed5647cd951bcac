using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Timetable;

/// <summary>Deals the students of each class, by 学号, into the slots that a timetable gives the class.</summary>
internal sealed class SlotDealing(
    Work work,
    Campaign campaign,
    SlotTable slots,
    TimetableVersion timetable,
    TimetableVersion? before,
    string? reason
)
{
    private int assigned;
    private int moved;
    private int kept;
    private int left;
    private Dictionary<Guid, int> taken = [];

    public async Task<PublishResult> Deal(CancellationToken ct)
    {
        var id = campaign.Id;
        var own = await work.Db.StudentSlots.Where(s => s.CampaignId == id).ToDictionaryAsync(s => s.StudentId, ct);
        var inside = (
            await work.Db.HallTickets.Where(t => t.CampaignId == id).Select(t => t.StudentId).ToListAsync(ct)
        ).ToHashSet();
        var students = await PlanInput
            .ToPlan(work.Db, id)
            .OrderBy(s => s.StudentNo)
            .Select(s => new
            {
                s.Id,
                s.StudentNo,
                s.ClassName,
            })
            .ToListAsync(ct);
        var staying = students
            .Where(s => inside.Contains(s.Id) || (own.GetValueOrDefault(s.Id)?.Swapped == true && Stays(s.ClassName)))
            .Select(s => s.Id)
            .ToHashSet();
        kept = staying.Count;
        // Who is not dealt a slot now holds their place all the same: those who stay, and those who are photographed.
        var dealt = students.Select(s => s.Id).Where(s => !staying.Contains(s)).ToHashSet();
        taken = own.Values.Where(s => !dealt.Contains(s.StudentId)).CountBy(s => s.SlotId).ToDictionary();
        foreach (var @class in students.Where(s => dealt.Contains(s.Id)).GroupBy(s => s.ClassName))
        {
            var places = PlacesOf(@class.Key, null);
            foreach (var student in @class)
            {
                var alone = PlacesOf(@class.Key, student.StudentNo);
                var place =
                    alone.Count > 0 ? alone.Dequeue()
                    : places.Count > 0 ? Next(places)
                    : null;
                Give(student.Id, place is null ? null : slots.WithRoom(place, taken), own.GetValueOrDefault(student.Id));
            }
        }

        foreach (var slot in slots.All)
        {
            slot.Taken = taken.GetValueOrDefault(slot.Id);
        }

        return new PublishResult(timetable.Number, assigned, moved, kept, left);
    }

    /// <summary>One entry for each student that the timetable has room for; the last slot takes those who have come to the class since.</summary>
    private Queue<CaptureSlot> PlacesOf(string @class, string? student)
    {
        var places = new Queue<CaptureSlot>();
        foreach (
            var placement in timetable
                .Placements.Where(p => p.ClassName == @class && p.StudentNo == student)
                .OrderBy(p => p.StartsAt)
        )
        {
            var slot = slots.Find(placement.SessionId, placement.StartsAt)!;
            for (var i = 0; i < placement.Students; i++)
            {
                places.Enqueue(slot);
            }
        }

        return places;
    }

    private static CaptureSlot Next(Queue<CaptureSlot> places) => places.Count > 1 ? places.Dequeue() : places.Peek();

    /// <summary>Whether the class is where it was.</summary>
    private bool Stays(string @class)
    {
        if (before is null)
        {
            return false;
        }

        return Starts(timetable).SequenceEqual(Starts(before));

        IEnumerable<(string, DateTimeOffset)> Starts(TimetableVersion version) =>
            version
                .Placements.Where(p => p.ClassName == @class && p.StudentNo is null)
                .OrderBy(p => p.StartsAt)
                .Select(p => (p.SessionId, p.StartsAt));
    }

    private void Give(Guid student, CaptureSlot? place, StudentSlot? slot)
    {
        if (place is null)
        {
            left++;
            if (slot is not null)
            {
                work.Db.StudentSlots.Remove(slot);
            }

            return;
        }

        taken[place.Id] = taken.GetValueOrDefault(place.Id) + 1;

        if (slot is null)
        {
            work.Db.StudentSlots.Add(
                new StudentSlot
                {
                    StudentId = student,
                    CampaignId = campaign.Id,
                    SlotId = place.Id,
                    Since = work.Now,
                }
            );
            assigned++;
            Tell("slot_assigned", student, place);
        }
        else if (slot.SlotId == place.Id)
        {
            kept++;
        }
        else
        {
            (slot.SlotId, slot.Swapped, slot.Since) = (place.Id, false, work.Now);
            moved++;
            Tell("slot_changed", student, place);
        }
    }

    private void Tell(string template, Guid student, CaptureSlot place) =>
        work.Tell(
            new MessageRequest(template, campaign.Id)
            {
                Student = student,
                Values = SlotWords.Values(campaign, place),
                Reason = reason,
                Link = "/me/slot",
            }
        );
}
