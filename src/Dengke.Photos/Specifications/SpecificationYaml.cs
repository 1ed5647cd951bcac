using Dengke.Photos.Specifications.Yaml;

namespace Dengke.Photos.Specifications;

/// <summary>
/// Specification files. Writing and reading lose nothing but comments and the order of keys. A file with anything wrong in it is refused
/// as a whole, with the place and reason of every problem. The shape is described in <c>docs/photos.md</c>.
/// </summary>
public static class SpecificationYaml
{
    /// <summary>Reads a file; one that says <c>extends</c> takes whatever it does not say from that shipped specification.</summary>
    /// <param name="text">The file, at most 200,000 characters.</param>
    /// <param name="measures">The names of the measures that a rule may use; null takes any.</param>
    public static SpecificationReading Read(string text, IReadOnlyCollection<string>? measures = null)
    {
        var problems = new Problems();
        var root = YamlTree.Read(text, problems);
        var specification = root is null ? null : new SpecificationReader(problems, measures).Read(root);
        return new(problems.Any ? null : specification, problems.Sorted());
    }

    /// <summary>Writes a whole specification.</summary>
    public static string Write(PhotoSpecification specification) => SpecificationWriter.Write(specification, null);

    /// <summary>Writes what <paramref name="specification"/> says otherwise than <paramref name="extended"/>, a shipped one.</summary>
    public static string Write(PhotoSpecification specification, PhotoSpecification extended) =>
        SpecificationWriter.Write(specification, extended);
}
