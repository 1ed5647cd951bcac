using Dengke.Data;
using Dengke.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Messages;

/// <summary>How one student stands to one of the campaign's messages, all copies of it taken together (MSG-2).</summary>
/// <param name="Latest">The newest copy.</param>
/// <param name="At">When that was written.</param>
/// <param name="Sent">It stands in the program for an account, or a channel has taken it.</param>
/// <param name="Delivered">A channel has told that it has arrived.</param>
/// <param name="Opened">Read in the program, or its link followed.</param>
/// <param name="Acted">What it asks for is done.</param>
/// <param name="Told">A counselor has told the student since the first copy.</param>
public sealed record StudentReach(
    Guid StudentId,
    string Template,
    Guid Latest,
    DateTimeOffset At,
    bool Sent,
    bool Delivered,
    bool Opened,
    bool Acted,
    bool Told
)
{
    /// <summary>
    /// Proof that the student knows: opened, acted on, or told by a person. That it was sent or has arrived on some telephone is none.
    /// </summary>
    public bool Reached => Opened || Acted || Told;

    /// <summary>How far it has come with them, from nothing sent to done.</summary>
    public ReachStep Far =>
        Acted ? ReachStep.Acted
        : Opened ? ReachStep.Opened
        : Told ? ReachStep.Told
        : Sent ? ReachStep.Sent
        : ReachStep.Nothing;
}

/// <summary>How far a message has come with a student, the farthest last.</summary>
public enum ReachStep
{
    Nothing,
    Sent,
    Told,
    Opened,
    Acted,
}

/// <summary>Works out who was reached.</summary>
public static class Reach
{
    /// <summary>One line for each student and message that was written to them.</summary>
    /// <param name="students">Of whom.</param>
    /// <param name="template">One message; null for all.</param>
    public static async Task<List<StudentReach>> Load(
        DengkeDb db,
        string campaign,
        IQueryable<Student> students,
        string? template,
        CancellationToken ct
    )
    {
        var messages = db.InboxMessages.Where(m =>
            m.CampaignId == campaign
            && m.Audience == MessageAudience.Student
            && m.StudentId != null
            && students.Any(s => s.Id == m.StudentId)
        );
        if (template is not null)
        {
            messages = messages.Where(m => m.Template == template);
        }

        var copies = await messages
            .Select(m => new
            {
                m.Id,
                StudentId = m.StudentId!.Value,
                m.Template,
                m.CreatedAt,
                HasAccount = m.AccountId != null,
                Opened = m.ReadAt != null,
            })
            .ToListAsync(ct);
        var sent = await OfDeliveries(db, campaign, messages, d => d.SentAt != null, ct);
        var delivered = await OfDeliveries(db, campaign, messages, d => d.DeliveredAt != null, ct);
        var told = await db
            .ContactNotes.Where(n => n.CampaignId == campaign && students.Any(s => s.Id == n.StudentId))
            .GroupBy(n => n.StudentId)
            .Select(g => new { g.Key, At = g.Max(n => n.At) })
            .ToDictionaryAsync(n => n.Key, n => n.At, ct);
        Dictionary<AskedAct, HashSet<Guid>> done = [];
        foreach (var act in copies.Select(c => AskedActs.Of(c.Template)).Distinct())
        {
            done[act] = await DoneActs.Of(db, act, students, ct);
        }

        return
        [
            .. copies
                .GroupBy(c => (c.StudentId, c.Template))
                .Select(g =>
                {
                    var latest = g.MaxBy(c => c.CreatedAt)!;
                    return new StudentReach(
                        g.Key.StudentId,
                        g.Key.Template,
                        latest.Id,
                        latest.CreatedAt,
                        g.Any(c => c.HasAccount || sent.Contains(c.Id)),
                        g.Any(c => delivered.Contains(c.Id)),
                        g.Any(c => c.Opened),
                        done[AskedActs.Of(g.Key.Template)].Contains(g.Key.StudentId),
                        told.TryGetValue(g.Key.StudentId, out var at) && at >= g.Min(c => c.CreatedAt)
                    );
                }),
        ];
    }

    private static async Task<HashSet<Guid>> OfDeliveries(
        DengkeDb db,
        string campaign,
        IQueryable<InboxMessage> messages,
        System.Linq.Expressions.Expression<Func<MessageDelivery, bool>> which,
        CancellationToken ct
    ) =>
        [
            .. await db
                .MessageDeliveries.Where(which)
                .Where(d => d.CampaignId == campaign && messages.Any(m => m.Id == d.MessageId))
                .Select(d => d.MessageId)
                .Distinct()
                .ToListAsync(ct),
        ];
}
