using Dengke.Data;
using Dengke.Domain.Campaigns;

namespace Dengke.Features.Shared.Capture;

/// <summary>What ways to pay are called on pages.</summary>
public static class FeeWords
{
    public static (string Chinese, string English) Of(PaymentMethod method) =>
        method switch
        {
            PaymentMethod.Cash => ("现金", "Cash"),
            PaymentMethod.Alipay => ("支付宝", "Alipay"),
            PaymentMethod.WeChat => ("微信", "WeChat"),
            _ => throw new ArgumentOutOfRangeException(nameof(method)),
        };

    /// <summary>The number on a receipt, e.g. <c>2025-000123</c>.</summary>
    public static string Number(this Payment payment) => $"{payment.CampaignId}-{payment.Receipt:000000}";

    /// <summary>A waiver has no method.</summary>
    public static (string Chinese, string English) Of(PaymentMethod? method) => method is { } way ? Of(way) : ("免缴", "Waived");
}
