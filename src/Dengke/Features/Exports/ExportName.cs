using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Files;

namespace Dengke.Features.Exports;

/// <summary>What an export's file is called: campaign, what it is, whose, and that it is a draft as long as nothing is sealed.</summary>
internal static class ExportName
{
    /// <summary>Stands in every file name and on every page before sealing.</summary>
    public const string Draft = "未封存";

    private const int LongestPart = 40;

    /// <param name="parts">Further ones, such as the encoding; null for none.</param>
    /// <returns>Without folder, safe for every system.</returns>
    public static string Of(
        Campaign campaign,
        string what,
        string? college,
        FinalRows rows,
        string ending,
        params IEnumerable<string?> parts
    )
    {
        string?[] all = [campaign.Title, what, college, .. parts, rows.IsSealed ? null : Draft];
        return string.Join('-', all.Where(p => !string.IsNullOrEmpty(p)).Select(p => SafeName.Short(p!, LongestPart))) + ending;
    }
}
