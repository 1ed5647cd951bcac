using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>收费.</summary>
internal static class FeesChapter
{
    private static readonly Shape<PaymentMethod> Method = Scalars.Choice(
        ("cash", PaymentMethod.Cash, new("现金", "Cash")),
        ("alipay", PaymentMethod.Alipay, new("支付宝", "Alipay")),
        ("wechat", PaymentMethod.WeChat, new("微信支付", "WeChat Pay"))
    );

    private static readonly Shape<Domain.Campaigns.Fees> Fees = new RecordShape<Domain.Campaigns.Fees>(
        new("收费", "Fees"),
        new Domain.Campaigns.Fees()
    )
        .Required(
            "on_site",
            new("现场采集(元)", "On site (yuan)", "每名学生, 当天重拍不另收费", "Per student; a retake on the day is free"),
            Scalars.Yuan,
            f => f.OnSite,
            (f, v) => f with { OnSite = v }
        )
        .Required(
            "make_up",
            new("补采(元)", "Make-up (yuan)", "每名学生, 在照相馆补采", "Per student, at the studio"),
            Scalars.Yuan,
            f => f.MakeUp,
            (f, v) => f with { MakeUp = v }
        )
        .Required("methods", new("支付方式", "Means of payment"), Method.List(), f => f.Methods, (f, v) => f with { Methods = v })
        .Required(
            "payee",
            new("收款方", "Payee", "收款并开具收据的单位", "Who takes the money and gives the receipt"),
            Texts.Line,
            f => f.Payee,
            (f, v) => f with { Payee = v }
        )
        .Optional(
            "includes",
            new("费用包含", "What is included", "如 电子照片及纸质照片一版", "E.g. the digital portrait and one sheet of prints"),
            Texts.Line,
            f => f.Includes,
            (f, v) => f with { Includes = v }
        );

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign.Required("fees", new("收费", "Fees"), Fees, c => c.Fees, (c, v) => c with { Fees = v });
}
