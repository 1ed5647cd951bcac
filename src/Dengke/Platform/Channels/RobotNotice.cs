namespace Dengke.Platform.Channels;

/// <summary>
/// What a robot says in a group of staff: who has something to read and where, never what. A group is more than one person, and most messages are
/// about a student.
/// </summary>
internal static class RobotNotice
{
    public static string Of(Outgoing message) => $"有一条新的毕业信息核对消息, 请登录查看: {message.Link}";
}

/// <summary>What the two vendors' interfaces answer with: 200 always, and whether it worked as <c>errcode</c>.</summary>
internal static class VendorAnswer
{
    /// <param name="answer">What has come back.</param>
    /// <param name="isForLater">Codes that mean: too often, busy, or a token that has run out.</param>
    public static SendResult Read(WebhookAnswer answer, Func<int, bool> isForLater)
    {
        if (answer.Failed is { } failed)
        {
            return failed;
        }

        if (
            answer.Body is not { ValueKind: System.Text.Json.JsonValueKind.Object } body
            || !body.TryGetProperty("errcode", out var said)
            || !said.TryGetInt32(out var code)
        )
        {
            return new SendResult.Later("对方服务器的回应看不懂 / the server's answer makes no sense");
        }

        return code == 0 ? new SendResult.Taken()
            : isForLater(code) ? new SendResult.Later($"对方服务器暂不受理 / the server does not take it now: errcode {code}")
            : new SendResult.Refused($"对方服务器拒绝 / the server refuses it: errcode {code}");
    }
}
