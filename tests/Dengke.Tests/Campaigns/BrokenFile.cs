using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml;

namespace Dengke.Tests.Campaigns;

/// <summary>The default campaign file with something broken, and what the reader says of it.</summary>
internal static class BrokenFile
{
    /// <summary>The problems of the default file in which a text is replaced, once, by another.</summary>
    public static IReadOnlyList<CampaignProblem> Problems(string text, string replacement) =>
        Problems(Replace(text, replacement));

    public static IReadOnlyList<CampaignProblem> Problems(string file)
    {
        var failure = CampaignYaml.Read(file).Failure;
        Assert.NotNull(failure);
        Assert.Equal("campaign_file_invalid", failure.Code);
        return [.. failure.Fields.Cast<CampaignProblem>()];
    }

    public static string Replace(string text, string replacement)
    {
        var at = DefaultCampaign.Text.IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The default campaign does not have '{text}'.");
        return DefaultCampaign.Text.Remove(at, text.Length).Insert(at, replacement);
    }

    /// <summary>The 1-based line and column at which a text first stands in a file.</summary>
    public static (int Line, int Column) PlaceOf(string file, string text)
    {
        var at = file.IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The file does not have '{text}'.");
        var before = file[..at].Split('\n');
        return (before.Length, before[^1].Length + 1);
    }
}
