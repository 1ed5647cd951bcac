using System.Diagnostics;
using System.Runtime.CompilerServices;
using Dengke.Photos;
using Dengke.Photos.Specifications;
using Dengke.Platform.Photos;

namespace Dengke.Features.Photos;

/// <summary>Checks many files on all cores, with no more pictures in memory than there are cores, and hands results out in order.</summary>
/// <param name="Judge">What judges.</param>
/// <param name="Specification">What each has to be.</param>
internal sealed record PhotoChecks(IPhotoJudge Judge, PhotoSpecification Specification)
{
    /// <summary>Results that may wait for an earlier one, for each core.</summary>
    private const int Ahead = 8;

    /// <summary>Cuts the portrait out and judges that, instead of the picture as it is.</summary>
    public bool Crop { get; init; }

    /// <summary>Keeps what was measured.</summary>
    public bool KeepMeasures { get; init; }

    /// <summary>Told of each photo with its place in the order and the bytes that were judged, from several threads.</summary>
    public Action<int, PhotoFile, PhotoReport, byte[]>? Judged { get; init; }

    public async IAsyncEnumerable<CheckedPhoto> Run(IReadOnlyList<PhotoFile> files, [EnumeratorCancellation] CancellationToken ct)
    {
        using var cores = new SemaphoreSlim(Environment.ProcessorCount);
        var window = new Queue<Task<CheckedPhoto>>();
        try
        {
            for (var next = 0; next < files.Count || window.Count > 0; )
            {
                while (next < files.Count && window.Count < Ahead * Environment.ProcessorCount)
                {
                    var index = next++;
                    window.Enqueue(Task.Run(() => CheckWhenFree(cores, index, files[index], ct), ct));
                }

                yield return await window.Dequeue();
            }
        }
        finally
        {
            // None may still hold the semaphore, or write, when this ends early.
            await Task.WhenAll(window).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task<CheckedPhoto> CheckWhenFree(SemaphoreSlim cores, int index, PhotoFile file, CancellationToken ct)
    {
        await cores.WaitAsync(ct);
        try
        {
            return Check(index, file, await ReadFile(file.Path, ct));
        }
        finally
        {
            cores.Release();
        }
    }

    private CheckedPhoto Check(int index, PhotoFile file, byte[]? bytes)
    {
        var start = Stopwatch.GetTimestamp();
        if (bytes is null)
        {
            return new CheckedPhoto(file.Name, new PhotoReport([]) { Problem = CannotOpen }, 0);
        }

        var (report, jpeg) = Crop ? Judge.Crop(bytes, Specification) : (Judge.Check(bytes, Specification), bytes);
        var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Judged?.Invoke(index, file, report, jpeg ?? bytes);
        var kept = KeepMeasures ? report : report with { Measures = new Dictionary<string, double?>() };
        return new CheckedPhoto(file.Name, kept, took);
    }

    private static PhotoProblem CannotOpen { get; } =
        new("photo.cannot_open", new("文件打不开, 请检查权限。", "The file cannot be opened; check its permissions."));

    private static async Task<byte[]?> ReadFile(string path, CancellationToken ct)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
