using System.Security.Cryptography;
using Dengke.Photos;

namespace Dengke.Station;

/// <summary>A shot that nobody has accepted yet: pixels, in memory alone, wiped when it goes.</summary>
internal sealed class Attempt(int number, byte[] frame, byte[]? portrait, PhotoReport report) : IDisposable
{
    /// <summary>From 1 for each person.</summary>
    public int Number { get; } = number;

    /// <summary>The file as the camera gave it.</summary>
    public byte[] Frame { get; } = frame;

    /// <summary>What was cut out of it, JPEG; null where nothing could be.</summary>
    public byte[]? Portrait { get; } = portrait;

    public PhotoReport Report { get; } = report;

    public Verdict Verdict => Portrait is null ? Verdict.Fail : Report.Verdict;

    /// <summary>What is wrong, the worst first.</summary>
    public IEnumerable<Finding> Wrong =>
        Report.Findings.Where(f => f.Verdict is Verdict.Fail or Verdict.Review).OrderByDescending(f => f.Verdict);

    /// <summary>What only a person can judge.</summary>
    public IEnumerable<string> Human => Report.Findings.Where(f => f.Verdict == Verdict.Human).Select(f => f.Rule);

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(Frame);
        CryptographicOperations.ZeroMemory(Portrait);
    }
}
