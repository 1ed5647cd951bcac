using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Dengke.Tests.Campaigns;

/// <summary>The schema for editors is what the reader goes by.</summary>
[Trait("Requirement", "CAM-1")]
public sealed class CampaignSchemaTests
{
    private static readonly string SchemaFile = Path.Combine(Repository.Root, "docs", "campaign.schema.json");

    /// <summary>To bring the file up to date: DENGKE_WRITE_DOCS=1 dotnet run --project tests/Dengke.Tests -- -class "*CampaignSchemaTests"</summary>
    [Fact]
    public void Docs_Schema_IsUpToDate()
    {
        if (Environment.GetEnvironmentVariable("DENGKE_WRITE_DOCS") == "1")
        {
            File.WriteAllText(SchemaFile, CampaignSchema.Json());
        }

        Assert.Equal(CampaignSchema.Json(), File.ReadAllText(SchemaFile));
    }

    [Fact]
    public void Schema_Properties_AreTheKeysOfAllChapters() =>
        Assert.Equal(
            CampaignChapters.All.SelectMany(c => c.Keys),
            JsonNode.Parse(CampaignSchema.Json())!["properties"]!.AsObject().Select(p => p.Key)
        );

    [Fact]
    public void Schema_DefaultCampaign_IsValid()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(DefaultCampaign.Text));

        Assert.Empty(Violations("", JsonNode.Parse(CampaignSchema.Json())!, yaml.Documents[0].RootNode));
    }

    [Theory]
    [InlineData("title: 2025届", "titel: 2025届")]
    [InlineData("code: '19999'", "code: '1999'")]
    [InlineData("stations: 4", "stations: many")]
    [InlineData("[tuesday,", "[tusday,")]
    [InlineData("opens: 2024-10-22 08:30", "opens: tomorrow")]
    public void Schema_BrokenCampaign_IsNotValid(string text, string wrong)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(BrokenFile.Replace(text, wrong)));

        Assert.NotEmpty(Violations("", JsonNode.Parse(CampaignSchema.Json())!, yaml.Documents[0].RootNode));
    }

    /// <summary>As much of JSON schema as the file uses.</summary>
    private static IEnumerable<string> Violations(string path, JsonNode schema, YamlNode node) =>
        (schema["type"]?.GetValue<string>(), node) switch
        {
            ("object", YamlMappingNode map) =>
            [
                .. schema["required"]!
                    .AsArray()
                    .Select(r => $"{r}")
                    .Where(r => !map.Children.ContainsKey(r))
                    .Select(r => $"{path}: no {r}"),
                .. map.Children.SelectMany(c =>
                    schema["properties"]![$"{c.Key}"] is { } value
                        ? Violations($"{path}.{c.Key}", value, c.Value)
                        : [$"{path}: {c.Key}"]
                ),
            ],
            ("array", YamlSequenceNode list) => list.Children.SelectMany(c => Violations($"{path}[]", schema["items"]!, c)),
            ("string", YamlScalarNode { Value: { } text }) when Matches(text, schema["pattern"]) => [],
            ("integer", YamlScalarNode { Value: { } text }) when IsBetween(text, schema) && !text.Contains('.') => [],
            ("number", YamlScalarNode { Value: { } text }) when IsBetween(text, schema) => [],
            ("boolean", YamlScalarNode { Value: "true" or "false" }) => [],
            (null, YamlScalarNode scalar) when schema["enum"]!.AsArray().Any(e => $"{e}" == scalar.Value) => [],
            _ => [$"{path}: {node}"],
        };

    private static bool Matches(string text, JsonNode? pattern) =>
        pattern is null
            ? text.Length > 0
            : Regex.IsMatch(text, $"{pattern}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static bool IsBetween(string text, JsonNode schema) =>
        decimal.TryParse(text, out var number)
        && number >= (schema["minimum"]?.GetValue<int>() ?? decimal.MinValue)
        && number <= (schema["maximum"]?.GetValue<int>() ?? decimal.MaxValue);
}
