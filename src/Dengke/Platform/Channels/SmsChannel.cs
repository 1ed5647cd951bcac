using System.Globalization;
using Dengke.Domain.Campaigns;
using Microsoft.Extensions.Options;

namespace Dengke.Platform.Channels;

/// <summary>
/// Text messages by a gateway of the university's own: a POST of <c>{"id", "phone", "text"}</c>, signed as <see cref="WebhookSignature"/> says,
/// with the id as <c>Idempotency-Key</c>. 2xx is taken as sent. Whether it has arrived, the gateway tells afterwards by a receipt.
/// </summary>
internal sealed class SmsChannel(WebhookClient client, IOptions<ChannelSettings> settings, TimeProvider clock) : IMessageChannel
{
    public const int ShortestSecret = 16;

    private SmsSettings Sms => settings.Value.Sms;

    public MessageChannel Channel => MessageChannel.Sms;

    public bool IsReady => WebhookClient.Allows(Sms.Url) && Sms.Secret is { Length: >= ShortestSecret };

    public int PerMinute => Sms.PerMinute;

    public bool Reaches(MessageAudience audience) => true;

    public async Task<SendResult> Send(Outgoing message, CancellationToken ct)
    {
        if (message.Phone is not { } phone)
        {
            return new SendResult.NoAddress("没有手机号码 / no telephone number");
        }

        var body = WebhookClient.Json(
            new
            {
                id = message.Id,
                phone,
                text = message.Text,
            }
        );
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds();
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Idempotency-Key"] = message.Id.ToString("N"),
            [WebhookSignature.TimestampHeader] = timestamp.ToString(CultureInfo.InvariantCulture),
            [WebhookSignature.Header] = WebhookSignature.Of(Sms.Secret!, timestamp, body),
        };
        return (await client.Post(new Uri(Sms.Url!), body, headers, ct)).Failed ?? new SendResult.Taken();
    }
}
