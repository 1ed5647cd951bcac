using System.Reflection;
using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Chapters;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;
using Dengke.Features.Shared.Campaigns.Yaml.Tree;

namespace Dengke.Features.Shared.Campaigns.Yaml.Presets;

/// <summary>
/// The tables of evidence and approval that a campaign can take over by name; each a YAML file beside this one. A published preset is never
/// changed, because campaigns rest on it: a change of rules gets a name of its own.
/// </summary>
public static class RoutePresets
{
    public static IReadOnlyList<string> Names { get; } = ["beijing", "sichuan", "guangdong"];

    private static readonly Lazy<IReadOnlyDictionary<string, ApprovalRoutes>> All = new(() =>
        Names.ToDictionary(n => n, ReadPreset, StringComparer.Ordinal)
    );

    /// <summary>The preset with its table, or null.</summary>
    public static ApprovalRoutes? Find(string? name) => name is null ? null : All.Value.GetValueOrDefault(name);

    /// <summary>What a preset is called on pages.</summary>
    internal static Label NameOf(string name) =>
        name switch
        {
            "beijing" => new("北京", "Beijing"),
            "sichuan" => new("四川", "Sichuan"),
            "guangdong" => new("广东", "Guangdong"),
            _ => new(name, name),
        };

    /// <summary>The whole table as a file would have it that does not rest on the preset.</summary>
    internal static Mapping WriteOut(ApprovalRoutes preset) => RoutesChapter.Written.WriteMapping(preset);

    private static ApprovalRoutes ReadPreset(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Dengke.Campaigns.Routes.{name}.yaml")!;
        using var text = new StreamReader(stream);
        var problems = new Problems();
        var routes = RoutesChapter.Written.Read(YamlReader.Read(text.ReadToEnd(), problems)!, new Reading(problems, ""));
        return problems.Any ? throw new InvalidOperationException(problems.ToFailure().Message) : routes with { Preset = name };
    }
}
