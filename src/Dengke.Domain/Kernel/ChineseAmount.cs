using System.Text;

namespace Dengke.Domain.Kernel;

/// <summary>Amounts in Chinese capitals 大写金额, as receipts carry them (the rules of 《支付结算办法》, appendix 1).</summary>
public static class ChineseAmount
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Places = ["", "拾", "佰", "仟"];
    private static readonly string[] Groups = ["", "万", "亿"];

    /// <summary>As in 贰拾元整, 壹佰零伍元零叁分.</summary>
    /// <param name="amount">From 0 to 999,999,999,999.99 yuan.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or larger.</exception>
    public static string InCapitals(this Money amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount.Fen, nameof(amount));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(amount.Fen, 100_000_000_000_000, nameof(amount));
        var (yuan, jiao, fen) = (amount.Fen / 100, (int)(amount.Fen / 10 % 10), (int)(amount.Fen % 10));
        var text = new StringBuilder();
        if (yuan > 0 || amount.Fen == 0)
        {
            text.Append(yuan == 0 ? "零" : Whole(yuan)).Append('元');
        }

        if (jiao == 0 && fen == 0)
        {
            return text.Append('整').ToString();
        }

        if (jiao > 0)
        {
            text.Append(Digits[jiao]).Append('角');
        }
        else if (yuan > 0)
        {
            text.Append('零');
        }

        return fen > 0 ? text.Append(Digits[fen]).Append('分').ToString() : text.Append('整').ToString();
    }

    private static string Whole(long yuan)
    {
        var text = new StringBuilder();
        var gap = false;
        for (var group = 2; group >= 0; group--)
        {
            var four = (int)(yuan / (long)Math.Pow(10_000, group) % 10_000);
            for (var place = 3; place >= 0; place--)
            {
                var digit = four / (int)Math.Pow(10, place) % 10;
                if (digit == 0)
                {
                    gap = text.Length > 0;
                    continue;
                }

                text.Append(gap ? "零" : "").Append(Digits[digit]).Append(Places[place]);
                gap = false;
            }

            if (four > 0)
            {
                text.Append(Groups[group]);
            }
        }

        return text.ToString();
    }
}
