using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Messages;

[Words("阅读了 {count} 条消息", "Read {count} messages")]
public sealed record MessagesRead(int Count) : IAuditEvent;

/// <summary>Somebody has opened their messages: the proof that they were reached.</summary>
/// <param name="Upto">The newest that was on the screen; what came later stays unread.</param>
[AfterSealing("What was read is not sealed.")]
[Api("Marks one's messages as read, up to one.")]
[Operation("messages.read")]
public sealed record ReadMessages(Guid Upto) : Command<int>
{
    public override async Task<Outcome<int>> Handle(Work work, CancellationToken ct)
    {
        if (work.Actor.AccountId is not { } account)
        {
            return Failure.Forbidden();
        }

        var newest = await work.Db.InboxMessages.FirstOrDefaultAsync(m => m.Id == Upto && m.AccountId == account, ct);
        if (newest is null)
        {
            return Failure.NotFound();
        }

        var unread = await work
            .Db.InboxMessages.Where(m => m.AccountId == account && m.ReadAt == null && m.CreatedAt <= newest.CreatedAt)
            .ToListAsync(ct);
        if (unread.Count == 0)
        {
            return Failure.Refused("read_already", "没有未读消息。", "There is nothing unread.");
        }

        foreach (var message in unread)
        {
            message.ReadAt = work.Now;
        }

        work.Record(new MessagesRead(unread.Count));
        return unread.Count;
    }
}
