using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Access;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Messages;

/// <summary>消息: what one was told, the newest first.</summary>
[Allow]
public sealed class InboxModel : DengkePage
{
    private const int PerPage = 20;

    public IReadOnlyList<InboxMessage> Messages { get; private set; } = [];

    public int Unread { get; private set; }

    /// <summary>By what else each message went, by message.</summary>
    public ILookup<Guid, MessageDelivery> Deliveries { get; private set; } =
        Array.Empty<MessageDelivery>().ToLookup(d => d.MessageId);

    /// <summary>E.g. 短信 已送达、邮件 已发出; empty where it stands in the program alone.</summary>
    public string Ways(InboxMessage message) =>
        string.Join(
            T("、", ", "),
            Deliveries[message.Id]
                .Where(d => d.State is DeliveryState.Queued or DeliveryState.Sent or DeliveryState.Delivered)
                .Select(d => T(d.Words().Chinese, d.Words().English))
        );

    public Pager Pager { get; private set; } = null!;

    /// <summary>A message's lines; the one that ends in its link is left to the button.</summary>
    public static IEnumerable<string> Lines(InboxMessage message) =>
        message.Body.Split('\n').Where(l => !l.EndsWith(message.Link, StringComparison.Ordinal));

    /// <summary>What stands before the link in the message, e.g. 前往核对; null where the message has no link.</summary>
    public static string? LinkText(InboxMessage message) =>
        message
            .Body.Split('\n')
            .FirstOrDefault(l => l.EndsWith(message.Link, StringComparison.Ordinal))
            ?[..^message.Link.Length].Trim(' ', ':', '\uFF1A');

    public async Task<IActionResult> OnGet([FromQuery] int page = 1)
    {
        var ct = HttpContext.RequestAborted;
        var own = Db.InboxMessages.Where(m => m.AccountId == Actor.AccountId);
        Unread = await own.CountAsync(m => m.ReadAt == null, ct);
        Pager = new(page, await own.CountAsync(ct), Request, this, PerPage);
        Messages = await own.OrderByDescending(m => m.CreatedAt)
            .ThenByDescending(m => m.Id)
            .Skip(Pager.Skip)
            .Take(PerPage)
            .ToListAsync(ct);
        var shown = Messages.Select(m => m.Id).ToArray();
        Deliveries = (
            await Db.MessageDeliveries.Where(d => shown.Contains(d.MessageId)).OrderBy(d => d.Channel).ToListAsync(ct)
        ).ToLookup(d => d.MessageId);
        return Page();
    }

    /// <summary>Marks what was on the screen as read, and goes back there.</summary>
    public async Task<IActionResult> OnPost([FromForm] Guid upto)
    {
        var read = await Run(new ReadMessages(upto));
        if (read.Failure is { Kind: FailureKind.NotFound })
        {
            return NotFound();
        }

        return LocalRedirect("/inbox");
    }
}
