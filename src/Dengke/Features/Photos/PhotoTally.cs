using Dengke.Photos;

namespace Dengke.Features.Photos;

/// <summary>Counts of what was found.</summary>
public sealed class PhotoTally
{
    private readonly Dictionary<Verdict, int> photos = [];
    private readonly Dictionary<(string Rule, Verdict Verdict), int> findings = [];

    public int Total { get; private set; }

    /// <summary>Files that could not be judged; they count as failed as well.</summary>
    public int Unreadable { get; private set; }

    /// <summary>Whether every photo passed.</summary>
    public bool IsClean => Of(Verdict.Pass) == Total;

    public void Add(CheckedPhoto photo)
    {
        Total++;
        Unreadable += photo.Report.Problem is null ? 0 : 1;
        photos[photo.Report.Verdict] = Of(photo.Report.Verdict) + 1;
        foreach (var finding in photo.Report.Findings)
        {
            findings[(finding.Rule, finding.Verdict)] = Of(finding.Rule, finding.Verdict) + 1;
        }
    }

    /// <summary>Photos with that verdict.</summary>
    public int Of(Verdict verdict) => photos.GetValueOrDefault(verdict);

    /// <summary>Photos for which that rule said so.</summary>
    public int Of(string rule, Verdict verdict) => findings.GetValueOrDefault((rule, verdict));
}
