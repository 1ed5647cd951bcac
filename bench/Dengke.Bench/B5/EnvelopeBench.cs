using System.Diagnostics;
using Dengke.Platform.Envelopes;

namespace Dengke.Bench.B5;

/// <summary>B5: a photo of 40 KB encrypted to one recipient and signed for in a package of a thousand; and opened. One core.</summary>
internal static class EnvelopeBench
{
    private const int Photos = 1000;
    private const int Size = 40 * 1024;

    public static IEnumerable<ResultRow> Run(string folder, int repeats)
    {
        using var registrar = PrivateKey.Create(KeyUse.Encryption);
        using var station = PrivateKey.Create(KeyUse.Signing);
        var photo = new byte[Size];
        new Random(5).NextBytes(photo);
        var path = Path.Combine(folder, "photos.zip");
        List<double> packing = [];
        List<double> opening = [];
        for (var repeat = 0; repeat <= repeats; repeat++)
        {
            var pack = Stopwatch.StartNew();
            Pack(path, photo, registrar, station);
            pack.Stop();
            var open = Stopwatch.StartNew();
            Open(path, photo, registrar, station);
            open.Stop();
            // The first is not counted: the code is compiled in it.
            if (repeat > 0)
            {
                packing.Add(pack.Elapsed.TotalSeconds);
                opening.Add(open.Elapsed.TotalSeconds);
            }
        }

        File.Delete(path);
        var (packed, opened) = (Median(packing), Median(opening));
        yield return new(
            "B5",
            $"{Photos:N0} photos of 40 KB encrypted, signed for and packed: {Photos / packed:N0} a second",
            packed,
            double.NaN,
            Target: "1,000 a second a core"
        );
        yield return new(
            "B5",
            $"that package verified and opened: {Photos / opened:N0} a second",
            opened,
            double.NaN,
            Target: "1,000 a second a core"
        );
    }

    private static void Pack(string path, byte[] photo, PrivateKey registrar, PrivateKey station)
    {
        var photos = Enumerable
            .Range(1, Photos)
            .Select(i => new SealedPhoto($"T{i}", $"{i}", PhotoEnvelope.Seal(photo, $"T{i}", $"{i}", [registrar.Public])))
            .ToList();
        using var file = File.Create(path);
        PhotoPackage.Write(file, "bench", "bench", TimeProvider.System.GetUtcNow(), photos, station);
    }

    private static void Open(string path, byte[] photo, PrivateKey registrar, PrivateKey station)
    {
        using var package = PhotoPackage.Open(path, [station.Public]).Value;
        foreach (var one in package.Manifest.Photos)
        {
            var opened = package.Content(one).Then(e => PhotoEnvelope.Open(e, registrar));
            if (!opened.Value.Photo.AsSpan().SequenceEqual(photo))
            {
                throw new InvalidOperationException("Another photo came out.");
            }
        }

        if (package.Strange().Count > 0)
        {
            throw new InvalidOperationException("The package is strange.");
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
