using System.Reflection;
using Dengke.Domain.Campaigns;

namespace Dengke.Features.Shared.Campaigns.Yaml;

/// <summary>The campaign of the demo and the model for a first one: 2025届 of a university that does not exist.</summary>
public static class DefaultCampaign
{
    /// <summary>Its file.</summary>
    public static string Text { get; } = ReadText();

    public static Campaign Read() => CampaignYaml.Read(Text).Value;

    private static string ReadText()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Dengke.Campaigns.default-campaign.yaml")!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }
}
