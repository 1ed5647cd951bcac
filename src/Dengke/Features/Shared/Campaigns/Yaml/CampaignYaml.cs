using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;
using Dengke.Features.Shared.Campaigns.Yaml.Tree;

namespace Dengke.Features.Shared.Campaigns.Yaml;

/// <summary>
/// Campaign files (CAM-1). Writing and reading lose no data: reading what was written gives an equal campaign, and a file with a key that
/// is not known is refused and not cut down. Comments and the order of keys are not data; who wants them kept keeps the text.
/// A file that is refused comes with a <see cref="CampaignProblem"/> for each thing wrong (up to 200) in <see cref="Failure.Fields"/>, code
/// <c>campaign_file_invalid</c>, sorted by place.
/// </summary>
public static class CampaignYaml
{
    /// <param name="text">The file, at most 1,000,000 characters.</param>
    public static Outcome<Campaign> Read(string text) => Read(text, new Campaign(), CampaignShape.Whole);

    /// <summary>Writes a campaign; line feeds, a title comment over each chapter.</summary>
    public static string Write(Campaign campaign) => string.Join('\n', CampaignChapters.All.Select(c => Write(campaign, c)));

    /// <summary>Checks a campaign that was changed in code as if it were read from a file; the places are those in <see cref="Write(Campaign)"/>.</summary>
    public static Outcome<Campaign> Check(Campaign campaign) => Read(Write(campaign));

    /// <summary>The YAML of one chapter.</summary>
    public static Outcome<string> WriteChapter(Campaign campaign, string chapterId) =>
        CampaignChapters.Find(chapterId).Then<string>(chapter => Write(campaign, chapter));

    /// <summary>
    /// The campaign with one chapter read anew. Problems that this makes in another chapter have line 0, those in the text have its lines.
    /// </summary>
    public static Outcome<Campaign> ReplaceChapter(Campaign campaign, string chapterId, string yamlText) =>
        CampaignChapters.Find(chapterId).Then(chapter => Read(yamlText, campaign, CampaignShape.Of(chapter)));

    /// <summary>A chapter as the tree that a form edits.</summary>
    internal static Mapping WriteTree(Campaign campaign, CampaignChapter chapter) =>
        CampaignShape.Of(chapter).WriteMapping(campaign);

    /// <summary>The tree of a text, whatever it says; refused as a file is for YAML that is none.</summary>
    internal static Outcome<Mapping> ReadTree(string text)
    {
        var problems = new Problems();
        return YamlReader.Read(text, problems) is { } root && !problems.Any ? root : problems.ToFailure();
    }

    /// <summary>The campaign with one chapter read anew from a tree, checked as a whole; the places of problems are 0.</summary>
    internal static Outcome<Campaign> ReplaceChapter(Campaign campaign, CampaignChapter chapter, Mapping tree)
    {
        var read = Read(tree, campaign, CampaignShape.Of(chapter), new Problems()).Then(Check);
        return read.Failure is { } failure
            ? failure with
            {
                Fields = [.. failure.Fields.Select(f => new CampaignProblem(0, 0, f.Field, f.Message))],
            }
            : read;
    }

    /// <summary>A chapter that says nothing still has its key, so that it reads as a mapping on its own and within the file.</summary>
    private static string Write(Campaign campaign, CampaignChapter chapter)
    {
        var tree = CampaignShape.Of(chapter).WriteMapping(campaign);
        return $"# {chapter.Title}\n{(tree.Entries.Count > 0 ? YamlWriter.Write(tree) : $"{chapter.Keys[0]}: {{}}\n")}";
    }

    private static Outcome<Campaign> Read(string text, Campaign start, RecordShape<Campaign> shape)
    {
        var problems = new Problems();
        return YamlReader.Read(text, problems) is { } root ? Read(root, start, shape, problems) : problems.ToFailure();
    }

    private static Outcome<Campaign> Read(Mapping root, Campaign start, RecordShape<Campaign> shape, Problems problems)
    {
        var campaign = shape.ReadOnto(start, root, new Reading(problems, ""));
        FindContradictions(campaign, root, problems);
        return problems.Any ? problems.ToFailure() : campaign;
    }

    /// <summary>Checks the whole, leaving out what would only follow from values that could not be read.</summary>
    private static void FindContradictions(Campaign campaign, Mapping root, Problems problems)
    {
        var errors = CampaignChecks.All.Where(c => c.Needs.All(problems.IsComplete)).SelectMany(c => c.Find(campaign));
        var contradictions = errors.Where(e => problems.IsComplete(Compared(e.Field))).Take(Problems.Most).ToList();
        foreach (var error in contradictions)
        {
            problems.AddHarmless(NodePath.Locate(root, error.Field) ?? default, error.Field, error.Message);
        }

        foreach (var flaw in MessageTexts.Flaws(campaign).Where(f => problems.IsComplete(f.Path)))
        {
            var node = NodePath.Nearest(root, flaw.Path);
            // Where a text stands as it is, the place within it is a place in the file.
            var place = node is Scalar { Block: { } block }
                ? new Place(block.Line + flaw.Line - 1, block.Column + flaw.Column - 1)
                : node?.Place ?? default;
            problems.AddHarmless(place, flaw.Path, flaw.Message);
        }
    }

    /// <summary>An error of an element of a list comes of comparing it with the others, and so rests on the whole list.</summary>
    private static string Compared(string path) => path.EndsWith(']') ? path[..path.LastIndexOf('[')] : path;
}
