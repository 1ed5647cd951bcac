using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Codes;
using Dengke.Features.Stations;
using Dengke.Platform.Crypto;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Files;
using Dengke.Platform.Handling;
using Dengke.Platform.StationLink;
using Dengke.Tests.Capture;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dengke.Tests.Stations;

/// <summary>The first day of photos with a registrar's key, stations that enrol as a test needs them, and students with codes.</summary>
public sealed class StationFixture(DatabaseTemplate template) : IAsyncLifetime
{
    public const string Campaign = CaptureFixture.Campaign;
    public const string South = CaptureFixture.South;
    public const string Root = $"/campaigns/{Campaign}/handoff";
    private int numbers;

    public CaptureFixture Hall { get; } = new(template);

    public AppFixture App => Hall.App;

    public TestPerson Registrar => Hall.Registrar;

    /// <summary>With which the registrar opens photos.</summary>
    public PrivateKey Recipient { get; } = PrivateKey.Create(KeyUse.Encryption);

    public async ValueTask InitializeAsync()
    {
        await Hall.InitializeAsync();
        CaptureFixture.Ok(await AddKey(Recipient, "学籍科"));
    }

    public Task<Outcome<Done>> AddKey(PrivateKey key, string name) =>
        Registrar.Run(new AddRecipientKey(Campaign, name, key.Public.ToJson().ToJsonString()));

    /// <summary>A station that has enrolled by its one-time code.</summary>
    public async Task<TestStation> Station(int? number = null)
    {
        var next = number ?? Interlocked.Increment(ref numbers);
        var made = CaptureFixture.Ok(await Registrar.Run(new AddStation(Campaign, $"采集站{next}", next)));
        var station = new TestStation(this, PrivateKey.Create(KeyUse.Signing), next);
        await station.Enrol(made.Code);
        return station;
    }

    /// <summary>Students with a slot at ten and a code of their own from the registry.</summary>
    public async Task<IReadOnlyList<(Student Student, string Token)>> Coded(int count)
    {
        var students = await Hall.Students(count, CaptureFixture.Ten);
        List<(Student, string)> coded = [];
        foreach (var student in students)
        {
            coded.Add((student, await Bind(student)));
        }

        return coded;
    }

    public async Task<(Student Student, string Token)> Coded() => (await Coded(1))[0];

    /// <returns>The code's token.</returns>
    public async Task<string> Bind(Student student)
    {
        var text = $"CHSI-{Guid.NewGuid():N}";
        CaptureFixture.Ok(await Hall.Person(student).Run(new BindCode(Campaign, student.Id, text)));
        return CodeToken.Of(CodeToken.KeyOf(Hall.Vault, Campaign), text);
    }

    /// <summary>The same installation as another node runs it.</summary>
    public Runner OtherNode() =>
        new(
            App.Services.GetRequiredService<IDbContextFactory<DengkeDb>>(),
            App.Clock,
            App.Services.GetRequiredService<Vault>(),
            App.Services.GetRequiredService<FileStore>()
        );

    /// <summary>A student's portraits, in the order in which they were taken.</summary>
    public async Task<IReadOnlyList<CapturedPhoto>> Portraits(Student student) =>
        [
            .. (await App.Read(db => db.CapturedPhotos.Where(p => p.StudentId == student.Id).ToListAsync())).OrderBy(p =>
                p.TakenAt
            ),
        ];

    public async Task<ReceivedShot> Received(Guid shot) =>
        await App.Read(db => db.ReceivedShots.Include(s => s.Device).SingleAsync(s => s.ShotId == shot));

    public async ValueTask DisposeAsync()
    {
        Recipient.Dispose();
        await Hall.DisposeAsync();
    }
}
