using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dengke.Features.Shared.Campaigns.Yaml;

/// <summary>The JSON schema of campaign files, for editors that complete and check YAML; <c>docs/campaign.schema.json</c> is this text.</summary>
public static class CampaignSchema
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Draft 2020-12, indented, ended by a line feed.</summary>
    public static string Json()
    {
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema" };
        foreach (var (key, value) in CampaignShape.Whole.Schema())
        {
            schema[key] = value?.DeepClone();
        }

        return schema.ToJsonString(Readable) + "\n";
    }
}
