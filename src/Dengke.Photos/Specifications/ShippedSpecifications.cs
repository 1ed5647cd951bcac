using System.Reflection;

namespace Dengke.Photos.Specifications;

/// <summary>The specifications that come with the program; numbers and their sources stand in the files in <c>Shipped</c>.</summary>
public static class ShippedSpecifications
{
    private const string Prefix = "Dengke.Photos.Specifications.";
    private const string Suffix = ".yaml";

    private static readonly Dictionary<string, Lazy<PhotoSpecification>> ById = Assembly
        .GetExecutingAssembly()
        .GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(Suffix, StringComparison.Ordinal))
        .Select(n => n[Prefix.Length..^Suffix.Length])
        .ToDictionary(id => id, id => new Lazy<PhotoSpecification>(() => ReadShipped(id)), StringComparer.Ordinal);

    /// <summary>Their ids, sorted.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. ById.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The one that graduation portraits are taken to, 教毕指〔2017〕99号, before a blue background.</summary>
    public static PhotoSpecification Graduation => ById["graduation"].Value;

    /// <summary>The specification of that id; null if there is none.</summary>
    public static PhotoSpecification? Find(string id) => ById.GetValueOrDefault(id)?.Value;

    /// <summary>The text of the file of that id; null if there is none.</summary>
    public static string? TextOf(string id)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + id + Suffix);
        if (stream is null)
        {
            return null;
        }

        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }

    private static PhotoSpecification ReadShipped(string id)
    {
        var (specification, problems) = SpecificationYaml.Read(TextOf(id)!);
        return specification ?? throw new InvalidDataException($"{id}.yaml: {problems[0]}");
    }
}
