using Dengke.Data;
using Dengke.Domain.Campaigns;

namespace Dengke.Features.Shared.Messages;

/// <summary>What channels and the states of deliveries are called on pages.</summary>
public static class DeliveryWords
{
    public static (string Chinese, string English) Words(this MessageChannel channel) =>
        channel switch
        {
            MessageChannel.App => ("站内", "In the program"),
            MessageChannel.Email => ("邮件", "E-mail"),
            MessageChannel.Sms => ("短信", "Text message"),
            MessageChannel.WeCom => ("企业微信", "WeCom"),
            MessageChannel.DingTalk => ("钉钉", "DingTalk"),
            _ => throw new ArgumentOutOfRangeException(nameof(channel)),
        };

    public static (string Chinese, string English) Words(this DeliveryState state) =>
        state switch
        {
            DeliveryState.Queued => ("待发", "Waiting"),
            DeliveryState.Sent => ("已发出", "Sent"),
            DeliveryState.Delivered => ("已送达", "Delivered"),
            DeliveryState.NotConfigured => ("未配置", "Not configured"),
            DeliveryState.NoAddress => ("没有地址", "No address"),
            DeliveryState.GivenUp => ("未发成", "Failed"),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    /// <summary>One delivery in a few words, e.g. 短信 已送达; one whose link was followed is 已打开.</summary>
    public static (string Chinese, string English) Words(this MessageDelivery delivery)
    {
        var channel = delivery.Channel.Words();
        var state = delivery.OpenedAt is null ? delivery.State.Words() : ("已打开", "Opened");
        return ($"{channel.Chinese} {state.Item1}", $"{channel.English}: {state.Item2}");
    }
}
