using Dengke.Data;

namespace Dengke.Features.Registrar;

/// <summary>What the ways of a paper are called on pages.</summary>
public static class PaperWays
{
    public static (string Chinese, string English) Words(PaperWay way) =>
        way switch
        {
            PaperWay.ByHand => ("送达", "By hand"),
            PaperWay.InternalPost => ("校内交换", "Internal post"),
            PaperWay.Courier => ("快递", "Courier"),
            _ => throw new ArgumentOutOfRangeException(nameof(way)),
        };
}
