namespace Dengke.Photos.Specifications.Yaml;

/// <summary>Collects all that is wrong with a specification file.</summary>
internal sealed class Problems
{
    /// <summary>Whoever has that many has seen enough of them.</summary>
    private const int Most = 100;

    private readonly List<SpecificationProblem> list = [];

    public bool Any => list.Count > 0;

    public void Add(Place place, string path, string chinese, string english)
    {
        if (list.Count < Most)
        {
            list.Add(new SpecificationProblem(place.Line, place.Column, path, new Bilingual(chinese, english)));
        }
    }

    public IReadOnlyList<SpecificationProblem> Sorted() => [.. list.OrderBy(p => p.Line).ThenBy(p => p.Column)];
}
