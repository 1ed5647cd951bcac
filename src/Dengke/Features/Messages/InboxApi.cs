using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
using Dengke.Platform.Web;

namespace Dengke.Features.Messages;

/// <param name="Link">Where one does what it asks for; empty for nothing.</param>
internal sealed record InboxEntry(
    Guid Id,
    string Subject,
    string Body,
    string Link,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ReadAt
);

/// <summary>What one was told.</summary>
internal sealed class InboxApi : IRoutes
{
    public void Map(IEndpointRouteBuilder app) =>
        app.MapRead<ApiList<InboxEntry>>("/messages", Own, "messages", "One's own messages, the newest first.");

    private static Task<ApiList<InboxEntry>> Own(
        [AsParameters] ApiSlice slice,
        DengkeDb db,
        HttpContext http,
        CancellationToken ct
    )
    {
        var account = http.Caller().AccountId;
        return slice.Of(
            db.InboxMessages.Where(m => m.AccountId == account)
                .OrderByDescending(m => m.Id)
                .Select(m => new InboxEntry(m.Id, m.Subject, m.Body, m.Link, m.CreatedAt, m.ReadAt)),
            ct
        );
    }
}
