using Dengke.Data;
using Dengke.Domain.Campaigns;

namespace Dengke.Features.Shared.Confirmation;

/// <summary>What a correction's field is called in its campaign.</summary>
public static class Labels
{
    public static string Of(Campaign campaign, Correction correction) =>
        campaign.Catalogue().Find(correction.Field)?.Label ?? correction.Field;
}
