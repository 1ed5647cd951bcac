namespace Dengke.Domain.Campaigns;

/// <summary>Guesses what a misspelt word was meant to be.</summary>
public static class Spelling
{
    // Longer words cannot be meant by anything in a campaign, and the comparison is quadratic.
    private const int LongestWord = 64;

    // A hostile file could name a hundred thousand things.
    private const int MostCandidates = 2_000;

    /// <summary>A half-sentence such as <c>, 是不是“closes”?</c>, or a full stop where no candidate is near.</summary>
    public static string Suggest(string word, IEnumerable<string> candidates) =>
        Nearest(word, candidates) is { } nearest ? $", 是不是“{nearest}”?" : "。";

    /// <summary>The candidate with the fewest edits, if these are at most a third of the longer word, rounded up.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > LongestWord)
        {
            return null;
        }

        return candidates
            .Take(MostCandidates)
            .Where(c => c.Length is > 0 and <= LongestWord)
            .Select(c => (Candidate: c, Edits: Edits(word.ToLowerInvariant(), c.ToLowerInvariant())))
            .Where(c => c.Edits <= (Math.Max(word.Length, c.Candidate.Length) + 2) / 3)
            .OrderBy(c => c.Edits)
            .Select(c => c.Candidate)
            .FirstOrDefault();
    }

    /// <summary>Damerau–Levenshtein distance (optimal string alignment).</summary>
    private static int Edits(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }

                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
