using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>收费.</summary>
internal static class FeesChapter
{
    private static readonly Shape<PaymentMethod> Method = Scalars.Choice(
        ("cash", PaymentMethod.Cash),
        ("alipay", PaymentMethod.Alipay),
        ("wechat", PaymentMethod.WeChat)
    );

    private static readonly Shape<Fees> Fees = new RecordShape<Fees>("收费", new Fees())
        .Required("on_site", "现场采集(元)", Scalars.Yuan, f => f.OnSite, (f, v) => f with { OnSite = v })
        .Required("make_up", "补采(元)", Scalars.Yuan, f => f.MakeUp, (f, v) => f with { MakeUp = v })
        .Required("methods", "支付方式", Method.List(), f => f.Methods, (f, v) => f with { Methods = v })
        .Required("payee", "收款方", Texts.Line, f => f.Payee, (f, v) => f with { Payee = v })
        .Optional("includes", "费用包含", Texts.Line, f => f.Includes, (f, v) => f with { Includes = v });

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign.Required("fees", "收费", Fees, c => c.Fees, (c, v) => c with { Fees = v });
}
