using System.Security.Cryptography;
using Dengke.Domain.Kernel;
using Dengke.Photos;
using Dengke.Photos.Specifications;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Photos;

namespace Dengke.Station;

/// <summary>
/// The shots of whoever is before the camera, until one is accepted: pixels, in memory alone, wiped as they go. Not safe for several threads.
/// </summary>
internal sealed class ShotsInHand(IPhotoJudge judge) : IDisposable
{
    /// <summary>More are not kept before one is accepted; the worst, then the oldest, goes.</summary>
    private const int Most = 12;

    private readonly List<Attempt> attempts = [];

    /// <summary>How often was shot, also what is not kept.</summary>
    public int Count { get; private set; }

    /// <summary>The newest; null for none.</summary>
    public Attempt? Last => attempts.Count > 0 ? attempts[^1] : null;

    /// <summary>Those out of which a portrait was cut, in the order of taking.</summary>
    public IReadOnlyList<Attempt> WithPortrait => [.. attempts.Where(a => a.Portrait is not null)];

    /// <summary>The rules that these shots fail, each once.</summary>
    public IReadOnlyList<string> Faults =>
        [
            .. attempts
                .SelectMany(a => a.Report.Findings)
                .Where(f => f.Verdict == Verdict.Fail)
                .Select(f => f.Rule)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Judges all pictures of a burst, and keeps the best; they belong to this from now on, and the others are wiped.</summary>
    /// <returns><c>photo_too_large</c>, <c>photo_models_missing</c>.</returns>
    public async Task<Outcome<Attempt>> Add(IReadOnlyList<byte[]> frames, PhotoSpecification specification, CancellationToken ct)
    {
        if (frames.Any(f => f.Length > PhotoEnvelope.LargestPhoto))
        {
            Wipe(frames);
            return Failure.Refused(
                "photo_too_large",
                $"照片超过 {PhotoEnvelope.LargestPhoto >> 20} MB, 没有使用; 请在相机上改用 JPEG 或较小的尺寸。",
                $"The photo is larger than {PhotoEnvelope.LargestPhoto >> 20} MB and was not used; set the camera to JPEG or a smaller size."
            );
        }

        Attempt best;
        try
        {
            best = await Task.Run(() => Best(frames, specification), ct);
        }
        catch (InvalidDataException e)
        {
            Wipe(frames);
            return Failure.Refused(
                "photo_models_missing",
                $"照片检查的模型不可用: {e.Message}",
                $"The models cannot be used: {e.Message}"
            );
        }

        Count++;
        attempts.Add(best);
        while (attempts.Count > Most)
        {
            var worst = attempts.SkipLast(1).MaxBy(a => a.Verdict)!;
            attempts.Remove(worst);
            worst.Dispose();
        }

        return best;
    }

    /// <summary>Wipes all of it: the next person comes.</summary>
    public void Clear()
    {
        foreach (var attempt in attempts)
        {
            attempt.Dispose();
        }

        attempts.Clear();
        Count = 0;
    }

    public void Dispose() => Clear();

    public static void Wipe(IEnumerable<byte[]> pictures)
    {
        foreach (var picture in pictures)
        {
            CryptographicOperations.ZeroMemory(picture);
        }
    }

    /// <summary>The later of two that are as good.</summary>
    private Attempt Best(IReadOnlyList<byte[]> frames, PhotoSpecification specification)
    {
        Attempt? best = null;
        foreach (var frame in frames)
        {
            var (report, jpeg) = judge.Crop(frame, specification);
            var attempt = new Attempt(Count + 1, frame, jpeg, report);
            if (best is null || attempt.Verdict <= best.Verdict)
            {
                best?.Dispose();
                best = attempt;
            }
            else
            {
                attempt.Dispose();
            }
        }

        return best!;
    }
}
