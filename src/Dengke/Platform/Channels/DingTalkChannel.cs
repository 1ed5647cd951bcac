using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dengke.Domain.Campaigns;
using Microsoft.Extensions.Options;

namespace Dengke.Platform.Channels;

/// <summary>
/// 钉钉 by a group robot with a signature: the timestamp in milliseconds, a line feed and the secret, HMAC-SHA256 under the secret, in base64 within
/// the address (open.dingtalk.com, 自定义机器人安全设置). It mentions the person by telephone. Students share no such group, and are not reached.
/// </summary>
internal sealed class DingTalkChannel(WebhookClient client, IOptions<ChannelSettings> settings, TimeProvider clock)
    : IMessageChannel
{
    /// <summary>System busy, and sent too often.</summary>
    private static readonly int[] ForLater = [-1, 130101, 130102, 410100];

    private DingTalkSettings DingTalk => settings.Value.DingTalk;

    public MessageChannel Channel => MessageChannel.DingTalk;

    public bool IsReady =>
        WebhookClient.Allows(DingTalk.Url) && !string.IsNullOrEmpty(DingTalk.Token) && !string.IsNullOrEmpty(DingTalk.Secret);

    public int PerMinute => DingTalk.PerMinute;

    public bool Reaches(MessageAudience audience) => audience != MessageAudience.Student;

    public async Task<SendResult> Send(Outgoing message, CancellationToken ct)
    {
        var body = WebhookClient.Json(
            new
            {
                msgtype = "text",
                text = new { content = RobotNotice.Of(message) },
                at = new { atMobiles = message.Phone is { } phone ? new[] { phone } : [], isAtAll = false },
            }
        );
        var answer = await client.Post(Address(), body, new Dictionary<string, string>(StringComparer.Ordinal), ct);
        return VendorAnswer.Read(answer, ForLater.Contains);
    }

    private Uri Address()
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var sign = Sign(DingTalk.Secret!, timestamp);
        return new Uri(
            $"{DingTalk.Url.TrimEnd('/')}/robot/send?access_token={Uri.EscapeDataString(DingTalk.Token!)}&timestamp={timestamp}&sign={Uri.EscapeDataString(sign)}"
        );
    }

    internal static string Sign(string secret, string timestamp) =>
        Convert.ToBase64String(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}\n{secret}"))
        );
}
