namespace Dengke.Domain.Campaigns;
public static class CampaignDiff { public static IReadOnlyList<string> Describe(Campaign a, Campaign b) => []; }
public sealed record CopiedCampaignPlan(Campaign Campaign, IReadOnlyList<string> ToDo);
public static class CampaignCopy { public static Kernel.Outcome<CopiedCampaignPlan> ForNextYear(Campaign c) => Kernel.Failure.NotFound(); }
