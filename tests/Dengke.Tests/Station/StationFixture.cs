using System.Text;
using Dengke.Data.Stations;
using Dengke.Domain.Kernel;
using Dengke.Photos.Specifications;
using Dengke.Platform.Envelopes;
using Dengke.Platform.StationLink;
using Dengke.Station;
using Dengke.Tests.Photos;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dengke.Tests.Station;

/// <summary>A capture station in a folder of its own, with a day pack of a made-up school; it can be closed and opened again.</summary>
internal sealed class StationFixture : IAsyncDisposable
{
    public const string Passphrase = "station passphrase";
    public const string South = "south-1022";
    public const string TokenKey = "a key for tokens";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dengke-station-");
    private WebApplication? app;

    /// <summary>The registrar's.</summary>
    public PrivateKey Registrar { get; } = PrivateKey.Create(KeyUse.Encryption);

    /// <summary>The server's, which signs packs.</summary>
    public PrivateKey Server { get; } = PrivateKey.Create(KeyUse.Signing);

    public Guid Device { get; } = Guid.CreateVersion7();

    /// <summary>22 October 2024, 10:00 in China.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2024, 10, 22, 2, 0, 0, TimeSpan.Zero));

    public string Data => folder.FullName;

    public string Sub(string name) => Directory.CreateDirectory(Path.Combine(folder.FullName, name)).FullName;

    public Uri Address => new(app!.Urls.Single());

    public Booth Booth => Get<Booth>();

    public StationStore Store => Get<StationStore>();

    public StationOptions Options { get; set; }

    public StationFixture() =>
        Options = new StationOptions(folder.FullName)
        {
            PhotoJudge = new FakeJudge(),
            Urls = "http://127.0.0.1:0",
            KeepFree = 1,
        };

    public T Get<T>()
        where T : notnull => app!.Services.GetRequiredService<T>();

    /// <summary>Opens it, without its pages listening unless asked.</summary>
    public async Task<StationFixture> Open(bool listen = false)
    {
        app = (await StationHost.Build(Options, Passphrase, Clock)).Value;
        if (listen)
        {
            await app.StartAsync(TestContext.Current.CancellationToken);
        }

        return this;
    }

    /// <summary>Opens it with a day pack of so many people, whose codes are <see cref="Code"/>.</summary>
    public async Task<StationFixture> WithPack(int people = 30, Func<DayPack, DayPack>? change = null, bool listen = false)
    {
        await Open(listen);
        Ok(await Get<DayPacks>().Take(Pack(people, change).Sign(Server), TestContext.Current.CancellationToken));
        return this;
    }

    public async Task Close()
    {
        if (app is not null)
        {
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
            app = null;
        }
    }

    /// <summary>Waits for what comes about by itself.</summary>
    public static async Task Until(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The n-th person's code.</summary>
    public static string Code(int person) => $"DKC1.code-of-person-{person:D4}";

    public static string Token(int person) => CodeToken.Of(TokenKey, Code(person));

    public DayPack Pack(int people = 30, Func<DayPack, DayPack>? change = null)
    {
        var opens = new DateTimeOffset(2024, 10, 22, 0, 30, 0, TimeSpan.Zero);
        PackSession[] sessions =
        [
            new(South, "学院南路", opens, opens.AddHours(8), 15, 10),
            new("shahe-1023", "沙河", opens.AddDays(1), opens.AddDays(1).AddHours(8), 15, 10),
        ];
        var pack = new DayPack(
            "2025",
            "2025届",
            Device,
            Get<PrivateKey>().Public.KeyId,
            "南路1号机",
            1,
            Clock.GetUtcNow(),
            "1",
            TokenKey,
            SpecificationYaml.Write(ShippedSpecifications.Graduation),
            false,
            [Registrar.Public.ToJson().ToJsonString()],
            sessions,
            [.. Enumerable.Range(1, people).Select(n => new PackPerson(Token(n), South, Clock.GetUtcNow(), false))],
            []
        );
        return change?.Invoke(pack) ?? pack;
    }

    /// <summary>Scans, shoots, ticks and accepts.</summary>
    public async Task<Outcome<Done>> Capture(int person, string photo = "pass", string? reason = null)
    {
        var ct = TestContext.Current.CancellationToken;
        Ok(await Booth.Scan(Code(person), ct));
        if (Booth.State == Domain.Capture.BoothState.Stopped)
        {
            Ok(await Booth.GoOn(reason, ct));
        }

        Ok(await Booth.Shoot(Picture(photo, person), [], ct));
        return await Booth.Accept(all: true, null);
    }

    public static byte[] Picture(string verdict, int person) =>
        Encoding.UTF8.GetBytes($"{verdict}#portrait of person {person:D4}");

    /// <summary>What the registrar reads in the n-th shot.</summary>
    public async Task<string> Opened(StationShot shot, bool original = false)
    {
        var content = await Store.Content(shot.Id, original, TestContext.Current.CancellationToken);
        var opened = PhotoEnvelope.Open(Encoding.UTF8.GetString(content!), Registrar);
        Assert.Equal(shot.Token, opened.Value.Token);
        Assert.Equal(shot.Shot, opened.Value.Shot);
        return Encoding.UTF8.GetString(opened.Value.Photo);
    }

    public static void Ok(Outcome<Done> outcome) => Assert.True(outcome.IsOk, outcome.Failure?.Code);

    public async ValueTask DisposeAsync()
    {
        await Close();
        Registrar.Dispose();
        Server.Dispose();
        folder.Delete(recursive: true);
    }
}
