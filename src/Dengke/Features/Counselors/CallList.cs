using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Contacts;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Crypto;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Counselors;

/// <summary>One student to be called.</summary>
/// <param name="Act">What they have to do, of several the one that is due first.</param>
/// <param name="Deadline">Until when.</param>
/// <param name="Reached">Whether a message about it was opened, or somebody has told them since.</param>
/// <param name="Phone">Null where none is known.</param>
/// <param name="Message">The last message about it; null where none was written.</param>
/// <param name="Deliveries">Its deliveries outside the program.</param>
/// <param name="Last">The last word that the student was told; null where there is none.</param>
/// <param name="Notes">How many there are.</param>
public sealed record CallLine(
    Student Student,
    AskedAct Act,
    DateTimeOffset Deadline,
    bool Reached,
    string? Phone,
    InboxMessage? Message,
    IReadOnlyList<MessageDelivery> Deliveries,
    ContactNote? Last,
    int Notes
)
{
    /// <summary>No message was opened and nobody has ever told them.</summary>
    public bool IsUnreached => !Reached && Last is null;
}

/// <summary>
/// Who of a counselor's students is to be called: whoever has not confirmed, and whoever was asked to save a code, to book the studio or to
/// proof-read and has not. The nearest deadline first, then whoever was not reached, then whoever was told the longest ago or never.
/// </summary>
internal sealed class CallList(DengkeDb db, Vault vault, Campaign plan, ConfirmationEnd end)
{
    private static readonly AskedAct[] Asked = [AskedAct.Declare, AskedAct.SaveCode, AskedAct.BookMakeUp, AskedAct.ProofRead];
    private static readonly ConfirmationState[] Declared = [.. Enum.GetValues<ConfirmationState>().Where(s => s.IsDeclared())];

    public async Task<List<CallLine>> Load(IQueryable<Student> own, CancellationToken ct)
    {
        var reaches = (await Reach.Load(db, plan.Id, own, null, ct))
            .Where(r => Asked.Contains(AskedActs.Of(r.Template)))
            .ToLookup(r => (r.StudentId, AskedActs.Of(r.Template)));
        var open = (await own.Include(s => s.Confirmation).ToListAsync(ct))
            .Select(s => (Student: s, Due: Due(s, reaches)))
            .Where(s => s.Due is not null)
            .Select(s => (s.Student, Act: s.Due!.Value.Act, s.Due.Value.Deadline))
            .ToList();
        var ids = open.Select(o => o.Student.Id).ToArray();
        var notes = (await db.ContactNotes.Where(n => ids.Contains(n.StudentId)).ToListAsync(ct)).ToLookup(n => n.StudentId);
        var latest = open.Select(o => reaches[(o.Student.Id, o.Act)].MaxBy(r => r.At)?.Latest).OfType<Guid>().ToArray();
        var messages = await db.InboxMessages.Where(m => latest.Contains(m.Id)).ToDictionaryAsync(m => m.StudentId!.Value, ct);
        var deliveries = (
            await db.MessageDeliveries.Where(d => latest.Contains(d.MessageId)).OrderBy(d => d.Channel).ToListAsync(ct)
        ).ToLookup(d => d.MessageId);
        var contacts = await ContactBook.Find(db, vault, [.. open.Select(o => ContactBook.OfStudent(o.Student.StudentNo))], ct);
        return
        [
            .. open.Select(o =>
                {
                    var message = messages.GetValueOrDefault(o.Student.Id);
                    var own = notes[o.Student.Id].ToList();
                    return new CallLine(
                        o.Student,
                        o.Act,
                        o.Deadline,
                        reaches[(o.Student.Id, o.Act)].Any(r => r.Reached),
                        contacts.GetValueOrDefault(ContactBook.OfStudent(o.Student.StudentNo))?.Phone,
                        message,
                        message is null ? [] : [.. deliveries[message.Id]],
                        own.MaxBy(n => n.At),
                        own.Count
                    );
                })
                .OrderBy(l => l.Deadline)
                .ThenBy(l => l.Reached)
                .ThenBy(l => l.Last?.At ?? DateTimeOffset.MinValue)
                .ThenBy(l => l.Student.ClassName, StringComparer.Ordinal)
                .ThenBy(l => l.Student.StudentNo, StringComparer.Ordinal),
        ];
    }

    /// <summary>The act that is due first; null where nothing is asked of the student.</summary>
    private (AskedAct Act, DateTimeOffset Deadline)? Due(
        Student student,
        ILookup<(Guid StudentId, AskedAct Act), StudentReach> reaches
    )
    {
        List<(AskedAct Act, DateTimeOffset Deadline)> due = [];
        if (student.Confirmation is null || !Declared.Contains(student.Confirmation.State))
        {
            due.Add((AskedAct.Declare, end.For(student)));
        }

        due.AddRange(
            Asked
                .Where(a =>
                    a != AskedAct.Declare && reaches[(student.Id, a)].Any() && !reaches[(student.Id, a)].Any(r => r.Acted)
                )
                .Select(a => (a, DeadlineOf(a)))
        );
        return due.Count == 0 ? null : due.MinBy(d => d.Deadline);
    }

    private DateTimeOffset DeadlineOf(AskedAct act) =>
        act switch
        {
            AskedAct.SaveCode => plan.Phases.Sessions.Select(s => s.Window.OpensAt).DefaultIfEmpty(DateTimeOffset.MaxValue).Max(),
            AskedAct.BookMakeUp => plan.Phases.MakeUp?.Window.ClosesAt ?? DateTimeOffset.MaxValue,
            AskedAct.ProofRead => plan.Phases.ProofReading.ClosesAt,
            _ => DateTimeOffset.MaxValue,
        };
}
