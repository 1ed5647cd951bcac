using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Records;

namespace Dengke.Features.Shared.Summaries;

/// <summary>How the values of a summary's rows are said on the page, on paper and in the workbook.</summary>
public static class SummaryWords
{
    /// <summary>Who decides.</summary>
    public static (string Chinese, string English) Of(RouteDecision route) =>
        route switch
        {
            RouteDecision.School => ("学校", "University"),
            RouteDecision.Province => ("省级", "Province"),
            RouteDecision.PlaceOfOrigin => ("生源地", "Place of origin"),
            RouteDecision.Refused => ("不受理", "Not accepted"),
            _ => throw new ArgumentOutOfRangeException(nameof(route)),
        };

    /// <summary>Which system is said to be wrong.</summary>
    public static (string Chinese, string English) Wrong(SummaryCorrection correction) =>
        correction.Wrong switch
        {
            "registry" => ("学信网", "Registry"),
            "academic" => ("教务系统", "Academic system"),
            _ => ("两个系统", "Both"),
        };

    /// <summary>The right value for a screen: a document number masked.</summary>
    public static string Shown(SummaryCorrection correction) =>
        correction.Field == RowValues.DocumentNumber ? RowValues.Mask(correction.Value) : correction.Value;

    /// <summary>The kinds of evidence that were sent along, with how many of each where there is more than one.</summary>
    public static IEnumerable<string> Evidence(Campaign campaign, SummaryCorrection correction, bool inEnglish = false) =>
        correction
            .Evidence.Select(e => e[..e.LastIndexOf(':')])
            .GroupBy(kind => kind, StringComparer.Ordinal)
            .Select(g => (Kind: campaign.Routes.Evidence.FirstOrDefault(k => k.Id == g.Key), g.Key, Count: g.Count()))
            .Select(g => (Name: (inEnglish ? g.Kind?.English : null) ?? g.Kind?.Name ?? g.Key, g.Count))
            .Select(g => g.Count == 1 ? g.Name : $"{g.Name}×{g.Count}");

    /// <summary>代签 and 迟, as they stand behind a name on paper; empty for neither.</summary>
    public static string Marks(SummaryRow row) =>
        (row.ProxyReason, row.Late) switch
        {
            (not null, true) => "(代签, 迟)",
            (not null, false) => "(代签)",
            (null, true) => "(迟)",
            _ => "",
        };
}
