using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns.Yaml.Tree;

namespace Dengke.Features.Shared.Campaigns.Yaml;

/// <summary>Collects all that is wrong with a campaign file.</summary>
internal sealed class Problems
{
    /// <summary>Whoever has that many has seen enough of them.</summary>
    public const int Most = 200;

    private readonly List<CampaignProblem> list = [];
    private readonly List<string> unread = [];

    public bool Any => list.Count > 0;

    public bool IsFull => list.Count >= Most;

    /// <summary>Adds a problem because of which a value could not be read.</summary>
    /// <param name="path">The path of that value; empty where it is not known.</param>
    public void Add(Place place, string path, string message)
    {
        MarkUnread(path);
        AddHarmless(place, path, message);
    }

    /// <summary>Notes that a value could not be read for a reason that is reported already.</summary>
    public void MarkUnread(string path) => unread.Add(path);

    /// <summary>Adds a problem for which no value is missing.</summary>
    public void AddHarmless(Place place, string path, string message)
    {
        if (!IsFull)
        {
            list.Add(new CampaignProblem(place.Line, place.Column, path, message));
        }
    }

    /// <summary>Whether all that the path names was read.</summary>
    public bool IsComplete(string path) => !unread.Any(p => p.Length > 0 && NodePath.OnOneLine(p, path));

    public Failure ToFailure()
    {
        var sorted = list.OrderBy(p => p.Line == 0).ThenBy(p => p.Line).ThenBy(p => p.Column).ToList();
        var count = IsFull ? $"至少 {sorted.Count} 处" : $" {sorted.Count} 处";
        return new Failure(
            FailureKind.Invalid,
            "campaign_file_invalid",
            $"批次文件有{count}问题, 首先是{sorted[0]}",
            $"The campaign's file has {sorted.Count} problems{(IsFull ? " or more" : "")}; the first: {sorted[0]}"
        )
        {
            Fields = sorted,
        };
    }
}
