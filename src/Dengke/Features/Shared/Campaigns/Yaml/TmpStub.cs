namespace Dengke.Features.Shared.Campaigns.Yaml;
public static class DefaultCampaign { public static string Yaml => ""; }
