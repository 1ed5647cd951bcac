using Dengke.Domain.Campaigns;
using Microsoft.Extensions.Options;

namespace Dengke.Platform.Channels;

/// <summary>
/// 企业微信: by an app of the university's own to the single member whose account is the 学号 or 工号 (发送应用消息), or else by a robot in a group
/// of staff. Of the app, a second copy of the same message within four hours is held back by 企业微信 itself (<c>enable_duplicate_check</c>).
/// </summary>
internal sealed class WeComChannel(WebhookClient client, IOptions<ChannelSettings> settings, TimeProvider clock) : IMessageChannel
{
    private const int LongestCheck = 14_400;
    private static readonly TimeSpan TokenKept = TimeSpan.FromMinutes(90);
    private static readonly Dictionary<string, string> NoHeaders = [];

    /// <summary>System busy; a token that is not valid or has run out, of which a new one is got; called too often; robot called too often.</summary>
    private static readonly int[] ForLater = [-1, 40014, 42001, 45009, 45033];

    private string? token;
    private DateTimeOffset tokenEnds;

    private WeComSettings WeCom => settings.Value.WeCom;

    public MessageChannel Channel => MessageChannel.WeCom;

    public bool IsReady => WebhookClient.Allows(WeCom.Url) && (WeCom.HasApp || !string.IsNullOrEmpty(WeCom.RobotKey));

    public int PerMinute => WeCom.PerMinute;

    public bool Reaches(MessageAudience audience) => WeCom.HasApp || audience != MessageAudience.Student;

    public Task<SendResult> Send(Outgoing message, CancellationToken ct) =>
        WeCom.HasApp ? SendByApp(message, ct) : SendByRobot(message, ct);

    private async Task<SendResult> SendByApp(Outgoing message, CancellationToken ct)
    {
        if (message.UserName is not { } member)
        {
            return new SendResult.NoAddress("没有企业微信账号 / no WeCom account");
        }

        if (token is null || clock.GetUtcNow() >= tokenEnds)
        {
            var got = await GetToken(ct);
            if (got is not SendResult.Taken)
            {
                // Of the installation's own key nothing can be blamed on the message.
                return got is SendResult.Refused refused ? new SendResult.Later(refused.Reason) : got;
            }
        }

        var body = WebhookClient.Json(
            new
            {
                touser = member,
                msgtype = "text",
                agentid = WeCom.AgentId,
                text = new { content = $"{message.Subject}\n\n{message.Text}" },
                enable_duplicate_check = 1,
                duplicate_check_interval = LongestCheck,
            }
        );
        var answer = await client.Post(Address($"message/send?access_token={Uri.EscapeDataString(token!)}"), body, NoHeaders, ct);
        var result = VendorAnswer.Read(answer, ForLater.Contains);
        if (result is not SendResult.Taken)
        {
            token = null;
            return result;
        }

        return answer.Body?.TryGetProperty("invaliduser", out var invalid) == true && invalid.GetString() is { Length: > 0 }
            ? new SendResult.NoAddress("企业微信里没有这个账号 / WeCom has no such account")
            : result;
    }

    private async Task<SendResult> SendByRobot(Outgoing message, CancellationToken ct)
    {
        var body = WebhookClient.Json(
            new
            {
                msgtype = "text",
                text = new
                {
                    content = RobotNotice.Of(message),
                    mentioned_mobile_list = message.Phone is { } phone ? new[] { phone } : [],
                },
            }
        );
        var answer = await client.Post(Address($"webhook/send?key={Uri.EscapeDataString(WeCom.RobotKey!)}"), body, NoHeaders, ct);
        return VendorAnswer.Read(answer, ForLater.Contains);
    }

    private async Task<SendResult> GetToken(CancellationToken ct)
    {
        var answer = await client.Get(
            Address($"gettoken?corpid={Uri.EscapeDataString(WeCom.CorpId!)}&corpsecret={Uri.EscapeDataString(WeCom.Secret!)}"),
            ct
        );
        var result = VendorAnswer.Read(answer, ForLater.Contains);
        if (result is SendResult.Taken)
        {
            (token, tokenEnds) = (answer.Body!.Value.GetProperty("access_token").GetString(), clock.GetUtcNow() + TokenKept);
        }

        return result;
    }

    private Uri Address(string path) => new($"{WeCom.Url.TrimEnd('/')}/cgi-bin/{path}");
}
