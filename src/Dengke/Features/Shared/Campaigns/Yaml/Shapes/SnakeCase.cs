namespace Dengke.Features.Shared.Campaigns.Yaml.Shapes;

/// <summary>Names of enumeration members as files have them.</summary>
internal static class SnakeCase
{
    /// <summary>E.g. <c>document_number</c> of <c>DocumentNumber</c>.</summary>
    public static string Of(string name) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
