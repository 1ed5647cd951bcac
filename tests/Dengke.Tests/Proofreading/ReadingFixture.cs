using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Proofreading;
using Dengke.Platform.Envelopes;
using Dengke.Tests.Capture;
using Dengke.Tests.Documents;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Proofreading;

/// <summary>A shot of a student that a station has handed over.</summary>
public sealed record TakenShot(Student Student, CapturedPhoto? Photo, ReceivedShot Shot)
{
    internal ProofEntry Entry => new(Shot.Token, Shot.Shot, Shot.Sha256);
}

/// <summary>The default campaign at 10:00 on Monday 3 March 2025, a week after proof-reading has begun.</summary>
public sealed class ReadingFixture(DatabaseTemplate template) : IAsyncLifetime
{
    public const string Campaign = CaptureFixture.Campaign;
    public const string Mine = "/me/photo";
    public const string Proofs = $"/campaigns/{Campaign}/handoff/proofs";
    public const string Cases = $"/campaigns/{Campaign}/handoff/cases";
    public const string Identity = $"/campaigns/{Campaign}/handoff/identity";
    private readonly Guid device = Guid.CreateVersion7();
    private int shots;

    public CaptureFixture Capture { get; } = new(template);

    public AppFixture App => Capture.App;

    public TestPerson Registrar => Capture.Registrar;

    public static DateTimeOffset Day { get; } = new(2025, 3, 3, 2, 0, 0, TimeSpan.Zero);

    /// <summary>The clock's first moment.</summary>
    public DateTimeOffset Starts { get; init; } = Day;

    public async ValueTask InitializeAsync()
    {
        await Capture.InitializeAsync();
        App.Clock.SetUtcNow(Starts);
        await App.Arrange(db =>
            db.StationDevices.Add(
                new StationDevice
                {
                    Id = device,
                    CampaignId = Campaign,
                    Name = "南区 1 号机",
                    Number = 1,
                    AddedBy = "registrar",
                    AddedAt = Day,
                }
            )
        );
    }

    public ValueTask DisposeAsync() => Capture.DisposeAsync();

    public TestPerson Person(Student student) => Capture.Person(student);

    /// <summary>A student with a portrait that counts, whose shot has come.</summary>
    public async Task<TakenShot> Taken() => await Shoot(await Capture.Student());

    /// <summary>A shot of the student, which counts unless another does already.</summary>
    public async Task<TakenShot> Shoot(Student student, PhotoState state = PhotoState.Current)
    {
        var photo = new CapturedPhoto
        {
            Id = Guid.CreateVersion7(),
            CampaignId = Campaign,
            StudentId = student.Id,
            State = state,
            Occasion = CaptureFixture.South,
            TakenAt = CaptureFixture.Ten,
        };
        var shot = NewShot(student.Id, photo.Id);
        await App.Arrange(db =>
        {
            db.CapturedPhotos.Add(photo);
            db.ReceivedShots.Add(shot);
        });
        return new TakenShot(student, photo, shot);
    }

    /// <summary>A shot that is nobody's yet.</summary>
    public async Task<TakenShot> SetAside(Student student)
    {
        var shot = NewShot(null, null);
        await App.Arrange(db => db.ReceivedShots.Add(shot));
        return new TakenShot(student, null, shot);
    }

    /// <summary>A student whose view is there.</summary>
    public async Task<TakenShot> Ready()
    {
        var taken = await Taken();
        Assert.Equal(1, (await Keep(taken)).Added);
        return taken;
    }

    public async Task<KeptViews> Keep(params TakenShot[] taken) =>
        CaptureFixture.Ok(
            await Registrar.Run(
                new KeepViews(
                    Campaign,
                    [.. taken.Select(t => new NewView(t.Shot.Token, t.Shot.Shot, t.Shot.Sha256, SamplePhotos.Jpeg(180, 240)))]
                )
            )
        );

    public Task<PhotoReading> Reading(TakenShot taken) =>
        App.Read(db => db.PhotoReadings.AsNoTracking().SingleAsync(r => r.PhotoId == taken.Photo!.Id));

    public Task<PhotoCase> Case(TakenShot taken) =>
        App.Read(db => db.PhotoCases.AsNoTracking().SingleAsync(c => c.PhotoId == taken.Photo!.Id));

    public Task<CapturedPhoto> Photo(TakenShot taken) =>
        App.Read(db => db.CapturedPhotos.AsNoTracking().SingleAsync(p => p.Id == taken.Photo!.Id));

    public async Task<Outcome<Guid>> Dispute(TakenShot taken, string text = "闭眼了") =>
        await Person(taken.Student).Run(new DisputePortrait(Campaign, taken.Student.Id, taken.Photo!.Id, text));

    public async Task<Outcome<Done>> Confirm(TakenShot taken) =>
        await Person(taken.Student).Run(new ConfirmPortrait(Campaign, taken.Student.Id, taken.Photo!.Id));

    /// <summary>What a registrar's machine makes of these shots.</summary>
    internal static byte[] ProofsOf(params (ProofEntry Entry, byte[] Picture)[] views)
    {
        using var file = new MemoryStream();
        var writer = new ProofFile.Writer(file);
        foreach (var (entry, picture) in views)
        {
            writer.Add(entry, picture);
        }

        writer.End();
        return file.ToArray();
    }

    /// <summary>A file that somebody has made by hand.</summary>
    internal static byte[] Zip(object index, params (string Name, byte[] Content)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            (string, byte[])[] all = [.. entries, ("index.json", JsonSerializer.SerializeToUtf8Bytes(index))];
            foreach (var (name, content) in all)
            {
                using var to = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                to.Write(content);
            }
        }

        return file.ToArray();
    }

    private ReceivedShot NewShot(Guid? student, Guid? photo)
    {
        var number = Interlocked.Increment(ref shots);
        return new ReceivedShot
        {
            Id = Guid.CreateVersion7(),
            CampaignId = Campaign,
            DeviceId = device,
            ShotId = Guid.CreateVersion7(),
            SessionId = CaptureFixture.South,
            Token = $"TOKEN{number:00000000000000000}",
            Shot = $"1-{number}",
            TakenAt = CaptureFixture.Ten,
            ReceivedAt = CaptureFixture.Ten,
            Sha256 = System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(BitConverter.GetBytes(number))),
            FileId = "file",
            Statement = "statement",
            State = student is null ? ReceivedState.SetAside : ReceivedState.Matched,
            StudentId = student,
            PhotoId = photo,
        };
    }
}
