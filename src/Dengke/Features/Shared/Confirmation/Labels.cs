using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Platform.Web;

namespace Dengke.Features.Shared.Confirmation;

/// <summary>What a correction's field is called in its campaign.</summary>
public static class Labels
{
    public static string Of(Campaign campaign, Correction correction) =>
        campaign.Catalogue().Find(correction.Field)?.Label ?? correction.Field;

    /// <summary>In the reader's language.</summary>
    public static string Of(Campaign campaign, string field, DengkePage page) =>
        campaign.Catalogue().Find(field) is { } found ? page.T(found.Label, found.EnglishLabel) : field;
}
