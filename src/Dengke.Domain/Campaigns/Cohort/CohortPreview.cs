namespace Dengke.Domain.Campaigns;

/// <summary>How many records have one cause.</summary>
/// <param name="Samples">The first few of them.</param>
public sealed record CohortCount<T>(CohortPlace Place, string Cause, string EnglishCause, int Count, IReadOnlyList<T> Samples);

/// <summary>What the cohort rule makes of a list of records.</summary>
/// <param name="Total">All records.</param>
/// <param name="In">Those in the campaign.</param>
/// <param name="Counts">By cause: first those in, then those out, the most frequent first.</param>
public sealed record CohortPreview<T>(int Total, int In, IReadOnlyList<CohortCount<T>> Counts)
{
    /// <summary>How many samples of a cause are kept.</summary>
    public const int SampleSize = 5;

    public int Out => Total - In;

    internal static CohortPreview<T> Of(IEnumerable<(T Record, CohortVerdict Verdict)> judged)
    {
        var causes = new Dictionary<(CohortPlace, string), (CohortVerdict Verdict, int Count, List<T> Samples)>();
        foreach (var (record, verdict) in judged)
        {
            var key = (verdict.Place, verdict.Cause);
            var (_, count, samples) = causes.TryGetValue(key, out var seen) ? seen : (verdict, 0, []);
            if (count < SampleSize)
            {
                samples.Add(record);
            }

            causes[key] = (verdict, count + 1, samples);
        }

        return new CohortPreview<T>(
            causes.Values.Sum(c => c.Count),
            causes.Values.Where(c => c.Verdict.IsIn).Sum(c => c.Count),
            [
                .. causes
                    .Values.OrderByDescending(c => c.Verdict.IsIn)
                    .ThenByDescending(c => c.Count)
                    .Select(c => new CohortCount<T>(
                        c.Verdict.Place,
                        c.Verdict.Cause,
                        c.Verdict.EnglishCause,
                        c.Count,
                        c.Samples
                    )),
            ]
        );
    }
}
