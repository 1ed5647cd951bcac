using System.Data.Common;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Platform.Web;

/// <summary>How many messages somebody has not read, for the top of every page.</summary>
public sealed class UnreadCount(DengkeDb db)
{
    /// <summary>0 for whoever has no account, and where the database does not answer: the page says more of that than a number could.</summary>
    public async Task<int> Of(Actor actor, CancellationToken ct)
    {
        try
        {
            return actor.AccountId is { } account
                ? await db.InboxMessages.CountAsync(m => m.AccountId == account && m.ReadAt == null, ct)
                : 0;
        }
        catch (DbException)
        {
            return 0;
        }
    }
}
