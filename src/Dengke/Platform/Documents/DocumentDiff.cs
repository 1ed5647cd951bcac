namespace Dengke.Platform.Documents;

/// <summary>What became of a line from one version to the next.</summary>
/// <param name="Section">The heading under which it stands.</param>
/// <param name="Before">Null for a line that was added.</param>
/// <param name="After">Null for one that was removed.</param>
public sealed record DocumentChange(string Section, string? Before, string? After)
{
    /// <summary>Longer texts are shown by what differs and a little around it.</summary>
    private const int Around = 12;

    /// <summary>In one line, e.g. 三、毕业图像采集: …8:30—16:30… → …9:00—17:00….</summary>
    public string Words
    {
        get
        {
            var place = Section.Length > 0 ? $"{Section}: " : "";
            return (Before, After) switch
            {
                (null, _) => $"{place}增加“{After}”",
                (_, null) => $"{place}删去“{Before}”",
                _ => place + Core(Before, After) + " → " + Core(After, Before),
            };
        }
    }

    /// <summary>The part of a text that the other has not, with a little before and behind it.</summary>
    private static string Core(string text, string other)
    {
        var start = text.AsSpan().CommonPrefixLength(other);
        var end = text.Length;
        for (var theirs = other.Length; end > start && theirs > start && text[end - 1] == other[theirs - 1]; theirs--)
        {
            end--;
        }

        var (from, until) = (Whole(text, Math.Max(0, start - Around)), Whole(text, Math.Min(text.Length, end + Around)));
        return (from > 0 ? "…" : "") + text[from..until] + (until < text.Length ? "…" : "");
    }

    /// <summary>Not in the middle of a character of two code units.</summary>
    private static int Whole(string text, int at) => at < text.Length && char.IsLowSurrogate(text[at]) ? at + 1 : at;
}

/// <summary>Compares two versions of a document line by line (longest common subsequence).</summary>
public static class DocumentDiff
{
    /// <summary>Lines on either side beyond which what lies between equal ends is told as removed and added.</summary>
    private const int Most = 3_000;

    /// <summary>In the order of the document; empty where both say the same.</summary>
    public static IReadOnlyList<DocumentChange> Between(IReadOnlyList<DocumentLine> before, IReadOnlyList<DocumentLine> after)
    {
        var head = 0;
        while (head < before.Count && head < after.Count && before[head].Text == after[head].Text)
        {
            head++;
        }

        var tail = 0;
        while (tail < before.Count - head && tail < after.Count - head && before[^(tail + 1)].Text == after[^(tail + 1)].Text)
        {
            tail++;
        }

        return
        [
            .. Runs([.. before.Take(before.Count - tail).Skip(head)], [.. after.Take(after.Count - tail).Skip(head)])
                .SelectMany(run => Pair(run.Removed, run.Added)),
        ];
    }

    /// <summary>Stretches of removed and added lines between lines that both have.</summary>
    private static IEnumerable<(List<DocumentLine> Removed, List<DocumentLine> Added)> Runs(DocumentLine[] a, DocumentLine[] b)
    {
        if (a.Length > Most || b.Length > Most)
        {
            yield return ([.. a], [.. b]);
            yield break;
        }

        var common = Common(a, b);
        List<DocumentLine> removed = [];
        List<DocumentLine> added = [];
        var (i, j) = (0, 0);
        while (i < a.Length || j < b.Length)
        {
            if (i < a.Length && j < b.Length && a[i].Text == b[j].Text)
            {
                yield return (removed, added);
                (removed, added) = ([], []);
                (i, j) = (i + 1, j + 1);
            }
            else if (j >= b.Length || (i < a.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                removed.Add(a[i++]);
            }
            else
            {
                added.Add(b[j++]);
            }
        }

        yield return (removed, added);
    }

    /// <summary>How many lines both have from there on.</summary>
    private static int[,] Common(DocumentLine[] a, DocumentLine[] b)
    {
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
            {
                common[i, j] = a[i].Text == b[j].Text ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    /// <summary>A removed line and the next added one that is much like it are one line that was changed.</summary>
    private static IEnumerable<DocumentChange> Pair(List<DocumentLine> removed, List<DocumentLine> added)
    {
        var next = 0;
        foreach (var line in removed)
        {
            var match = added.FindIndex(next, candidate => AreAlike(line.Text, candidate.Text));
            if (match < 0)
            {
                yield return new DocumentChange(line.Section, line.Text, null);
                continue;
            }

            for (; next < match; next++)
            {
                yield return new DocumentChange(added[next].Section, null, added[next].Text);
            }

            yield return new DocumentChange(added[match].Section, line.Text, added[match].Text);
            next = match + 1;
        }

        foreach (var line in added.Skip(next))
        {
            yield return new DocumentChange(line.Section, null, line.Text);
        }
    }

    /// <summary>Whether at least half of the shorter one stands in the other, by pairs of neighbouring characters.</summary>
    private static bool AreAlike(string a, string b)
    {
        if (a.Length < 2 || b.Length < 2)
        {
            return a == b;
        }

        var pairs = Pairs(a).ToHashSet();
        var shared = Pairs(b).Distinct().Count(pairs.Contains);
        return 2 * shared >= Math.Min(pairs.Count, Pairs(b).Distinct().Count());
    }

    private static IEnumerable<(char, char)> Pairs(string text) => text.Zip(text.Skip(1));
}
