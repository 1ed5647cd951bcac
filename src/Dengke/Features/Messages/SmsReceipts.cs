using System.Text.Json;
using Dengke.Domain.Kernel;
using Dengke.Platform.Channels;
using Dengke.Platform.Handling;
using Dengke.Platform.Web;
using Microsoft.Extensions.Options;

namespace Dengke.Features.Messages;

/// <summary>
/// Where the text message gateway tells what became of a message: <c>POST /messages/receipts/sms</c> with
/// <c>{"id", "status": "delivered" | "failed", "reason"}</c>, signed as <see cref="WebhookSignature"/> says. No cookie counts here.
/// </summary>
internal sealed class SmsReceipts(IOptions<ChannelSettings> settings, TimeProvider clock) : IRoutes
{
    public const string Route = "/messages/receipts/sms";
    private const int Largest = 4096;

    public void Map(IEndpointRouteBuilder app) => app.MapPost(Route, Receive).AllowAnonymous();

    private async Task<IResult> Receive(HttpContext http, Runner runner)
    {
        var body = await Read(http);
        var secret = settings.Value.Sms.Secret;
        if (
            body is null
            || secret is not { Length: >= SmsChannel.ShortestSecret }
            || !WebhookSignature.Holds(
                secret,
                http.Request.Headers[WebhookSignature.TimestampHeader],
                http.Request.Headers[WebhookSignature.Header],
                body,
                clock.GetUtcNow()
            )
        )
        {
            return Answer(StatusCodes.Status403Forbidden, "not_signed");
        }

        if (Said(body) is not { } receipt)
        {
            return Answer(StatusCodes.Status400BadRequest, "unreadable");
        }

        var noted = await runner.Run(receipt, Actor.Program, ct: http.RequestAborted);
        return noted.Failure is { Kind: FailureKind.NotFound }
            ? Answer(StatusCodes.Status404NotFound, "not_found")
            // A receipt that comes again, or late, is answered as the first.
            : Results.NoContent();
    }

    private static IResult Answer(int status, string code) => Results.Json(new { code }, statusCode: status);

    private static async Task<byte[]?> Read(HttpContext http)
    {
        using var body = new MemoryStream();
        var buffer = new byte[Largest];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > Largest)
            {
                return null;
            }
        }

        return body.ToArray();
    }

    private static RecordReceipt? Said(byte[] body)
    {
        try
        {
            var said = JsonSerializer.Deserialize<Receipt>(body, Work.Json);
            return said?.Status switch
            {
                "delivered" => new RecordReceipt(said.Id, Delivered: true, null),
                "failed" => new RecordReceipt(said.Id, Delivered: false, said.Reason),
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Receipt(Guid Id, string? Status, string? Reason);
}
