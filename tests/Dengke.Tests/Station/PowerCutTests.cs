using System.Text;
using Dengke.Data.Stations;
using Dengke.Platform.Envelopes;
using Dengke.Tests.Support;
using SkiaSharp;
using static Dengke.Tests.Station.StationFixture;

namespace Dengke.Tests.Station;

/// <summary>The real program, killed and on a disk that is full (CAP-7); and where pictures must not be found (CAP-6).</summary>
[Trait("Database", "none")]
[Trait("Requirement", "CAP-7")]
public sealed class PowerCutTests(ITestOutputHelper output)
{
    private const int Kills = 6;

    private static readonly byte[] Picture = Enlarged(
        Path.Combine(Repository.Root, "tests", "Dengke.Photos.Tests", "Fixtures", "astronaut.jpg")
    );

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Requirement", "CAP-6")]
    public async Task Station_KilledAgainAndAgain_HasEveryAcceptedShotOnceAndNoPixels()
    {
        await using var keys = await new StationFixture().Open();
        var data = keys.Sub("program");
        var random = new Random(7);
        List<int> accepted = [];
        var next = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var program = await Start(keys, data, keepFree: 1);
            var warm = 2;
            Task? death = null;
            try
            {
                while (true)
                {
                    if (warm-- == 0)
                    {
                        death = Task.Delay(random.Next(20, 600), Ct).ContinueWith(_ => program.Kill(), TaskScheduler.Default);
                    }

                    var person = ++next;
                    Assert.Null(await program.Capture(Code(person), Picture, Ct));
                    accepted.Add(person);
                }
            }
            catch (Exception e) when (death is not null && e is HttpRequestException or IOException)
            {
                await death!;
            }
        }

        using var store = await StationStore.Open(data, Ct);
        var shots = await store.Shots(Ct);
        output.WriteLine($"{Kills} kills, {accepted.Count} accepted on the screen, {shots.Count} in the store");
        Assert.True(accepted.Count > Kills, $"{accepted.Count}");
        Assert.Equal(shots.Count, shots.Select(s => s.Token).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, shots.Count).Select(n => (long)n), shots.Select(s => s.Sequence));
        Assert.Subset(shots.Select(s => s.Token).ToHashSet(), accepted.Select(Token).ToHashSet());
        Assert.InRange(shots.Count, accepted.Count, accepted.Count + Kills);
        foreach (var shot in shots)
        {
            var portrait = await store.Content(shot.Id, original: false, Ct);
            Assert.Equal(0xD8, PhotoEnvelope.Open(Encoding.UTF8.GetString(portrait!), keys.Registrar).Value.Photo[1]);
            var original = await store.Content(shot.Id, original: true, Ct);
            Assert.Equal(Picture, PhotoEnvelope.Open(Encoding.UTF8.GetString(original!), keys.Registrar).Value.Photo);
        }

        // Neither the frame nor what was cut out of it lies anywhere in the folder.
        var pictures = new[]
        {
            Picture,
            PhotoEnvelope
                .Open(Encoding.UTF8.GetString((await store.Content(shots[0].Id, false, Ct))!), keys.Registrar)
                .Value.Photo,
        };
        Assert.All(
            Directory.GetFiles(data, "*", SearchOption.AllDirectories),
            file => Assert.All(pictures, p => Assert.False(Holds(file, p), file))
        );
    }

    [Fact]
    public async Task Station_OnADiskThatRunsFull_StopsBeforeAnythingIsLost()
    {
        await using var keys = await new StationFixture().Open();
        var data = keys.Sub("small");
        // A file system of its own, which is there for this process alone.
        using var program = await Start(keys, data, keepFree: 3, size: "20m");
        string? refused = null;
        var accepted = 0;
        while (refused is null && accepted < 200)
        {
            refused = await program.Capture(Code(accepted + 1), Picture, Ct);
            accepted += refused is null ? 1 : 0;
        }

        Assert.Contains("磁盘不足", refused);
        Assert.InRange(accepted, 3, 199);
        // The last one may have been accepted and filled the disk, which the page says at once.
        var page = await program.Page("/", Ct);
        var kept = Assert.Single([accepted, accepted + 1], n => page.Contains($"<b>{n}</b>", StringComparison.Ordinal));
        // It still answers, and still refuses.
        Assert.Contains("磁盘不足", await program.Capture(Code(500), Picture, Ct));
        Assert.Contains($"<b>{kept}</b>", await program.Page("/", Ct));
    }

    [Fact]
    public async Task Station_WhenAWriteFailsForWantOfRoom_KeepsTheShotOnTheScreen()
    {
        await using var keys = await new StationFixture().Open();
        var data = keys.Sub("tiny");
        using var program = await Start(keys, data, keepFree: 1, size: "12m");
        string? refused = null;
        var accepted = 0;
        while (refused is null && accepted < 200)
        {
            // A frame that is larger than what it takes to notice in time.
            refused = await program.Capture(Code(accepted + 1), [.. Picture, .. new byte[700_000]], Ct);
            accepted += refused is null ? 1 : 0;
        }

        Assert.Contains("磁盘不足", refused);
        var page = await program.Page("/", Ct);
        Assert.Contains($"<b>{accepted}</b>", page);
        Assert.Contains("data-state=\"", page);
    }

    private static async Task<StationProgram> Start(StationFixture keys, string data, int keepFree, string? size = null)
    {
        Func<string[], string[]>? wrap = size is null
            ? null
            : own =>
                [
                    "unshare",
                    .. (Environment.UserName == "root" ? Array.Empty<string>() : ["--map-root-user"]),
                    "--mount",
                    "sh",
                    "-c",
                    $"mount -t tmpfs -o size={size} none \"$0\" && exec \"$@\"",
                    data,
                    .. own,
                ];
        var program = await StationProgram.Start(data, Ports.Free(), keepFree, wrap, Ct);
        // Its day is past by the machine's clock, so that nobody is too early.
        await program.Load(keys.Pack(people: 600) with { DeviceKey = await program.KeyId(Ct) }, keys.Server, Ct);
        return program;
    }

    /// <summary>Whether a file holds any long stretch of a picture.</summary>
    private static bool Holds(string file, byte[] picture)
    {
        var content = File.ReadAllBytes(file);
        const int stretch = 48;
        for (var at = picture.Length / 10; at + stretch < picture.Length; at += picture.Length / 10)
        {
            if (content.AsSpan().IndexOf(picture.AsSpan(at, stretch)) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The one real portrait, as large as a camera's.</summary>
    private static byte[] Enlarged(string file)
    {
        using var portrait = SKBitmap.Decode(file);
        using var large = portrait.Resize(
            new SKImageInfo(portrait.Width * 3, portrait.Height * 3),
            new SKSamplingOptions(SKCubicResampler.Mitchell)
        );
        using var data = large.Encode(SKEncodedImageFormat.Jpeg, 85);
        return data.ToArray();
    }
}
