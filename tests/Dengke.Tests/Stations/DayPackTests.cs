using System.Text;
using Dengke.Features.Codes;
using Dengke.Features.Stations;
using Dengke.Photos.Specifications;
using Dengke.Platform.Envelopes;
using Dengke.Platform.StationLink;
using Dengke.Tests.Capture;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Stations;

/// <summary>What a station gets for its day.</summary>
[Trait("Requirement", "CAP-3")]
public sealed class DayPackTests(StationFixture fixture) : IClassFixture<StationFixture>
{
    private const string Campaign = StationFixture.Campaign;

    [Fact]
    public async Task Pack_OfAStation_HasWhoIsExpectedWhereAndWhen()
    {
        var station = await fixture.Station();
        var (_, token) = await fixture.Coded();
        var noSlot = await fixture.Bind(await fixture.Hall.Student());

        var pack = await station.Pack();

        Assert.Equal((Campaign, station.Device, station.Number), (pack.Campaign, pack.Device, pack.Number));
        Assert.Equal(station.Key.Public.KeyId, pack.DeviceKey);
        Assert.Equal(
            (StationFixture.South, CaptureFixture.Ten, false),
            pack.People.Where(p => p.Token == token).Select(p => (p.Session, p.Slot, p.Captured)).Single()
        );
        Assert.DoesNotContain(noSlot, pack.People.Select(p => p.Token));
        Assert.Equal(["make_up", CaptureFixture.Shahe, CaptureFixture.South], pack.Sessions.Select(s => s.Id).Order());
        Assert.NotNull(SpecificationYaml.Read(pack.Specification).Specification);
        Assert.Equal([fixture.Recipient.Public.KeyId], pack.Recipients.Select(r => PublicKey.Read(r).Value.KeyId));
    }

    [Fact]
    [Trait("Requirement", "SEC-5")]
    public async Task Pack_OfAStation_NamesNobody()
    {
        var station = await fixture.Station();
        await fixture.Coded(3);

        var said = Encoding.UTF8.GetString(
            System.Buffers.Text.Base64Url.DecodeFromChars(
                (await station.Send(HttpMethod.Get, StationApi.Pack, [])).Text.Split('.')[1]
            )
        );
        var students = await fixture.App.Read(db => db.Students.ToListAsync());
        var plain = System
            .Text.Json.Nodes.JsonNode.Parse(said)!
            .ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        Assert.True(students.Count >= 3);
        Assert.All(
            students,
            s =>
            {
                Assert.DoesNotContain(s.Name, plain);
                Assert.DoesNotContain(s.StudentNo, plain);
                Assert.DoesNotContain(s.ExamNo, plain);
                Assert.DoesNotContain($"{s.Id}", plain);
            }
        );
        Assert.Contains("采集站", plain);
    }

    [Fact]
    public async Task Version_WhenWhatThePackSaysChanges_IsAnother()
    {
        var (station, other) = (await fixture.Station(), await fixture.Station());
        var (student, token) = await fixture.Coded();
        fixture.App.Clock.Advance(TimeSpan.FromSeconds(6));
        var before = await station.Pack();
        var same = await station.State();

        CaptureFixture.Ok(await fixture.Registrar.Run(new ReleaseCode(Campaign, student.Id, "码被盗用")));
        fixture.App.Clock.Advance(TimeSpan.FromSeconds(6));
        var news = await station.State();
        var after = await station.Pack();

        Assert.Equal(before.Version, same.PackVersion);
        Assert.NotEqual(before.Version, news.PackVersion);
        Assert.Equal(after.Version, news.PackVersion);
        Assert.NotEqual(after.Version, (await other.Pack()).Version);
        Assert.Contains(token, after.Revoked);
        Assert.DoesNotContain(token, after.People.Select(p => p.Token));
    }

    [Fact]
    public async Task Pack_AfterAPortrait_SaysThatThereIsOneAndIsFetchedAnewWithinMinutes()
    {
        var station = await fixture.Station();
        var (_, token) = await fixture.Coded();
        await station.Hand(station.Shoot(token));
        fixture.App.Clock.Advance(TimeSpan.FromSeconds(6));

        var pack = await station.Pack();
        var now = await station.State();
        fixture.App.Clock.Advance(TimeSpan.FromMinutes(5));
        var later = await station.State();

        Assert.True(pack.People.Single(p => p.Token == token).Captured);
        Assert.Equal(pack.Version, now.PackVersion);
        Assert.NotEqual(pack.Version, later.PackVersion);
    }

    [Fact]
    [Trait("Requirement", "HND-2")]
    public async Task Rotation_ByWayOfTwoKeys_LeavesNoPhotoThatNobodyCanOpen()
    {
        var station = await fixture.Station();
        using var next = PrivateKey.Create(KeyUse.Encryption);
        var (_, token) = await fixture.Coded();
        CaptureFixture.Ok(await fixture.AddKey(next, "学籍科(新)"));
        var during = await station.Pack();
        var shot = station.Shoot(token, to: Keys(during));
        var old = await fixture.App.Read(db =>
            db.RecipientKeys.SingleAsync(k => k.KeyId == fixture.Recipient.Public.KeyId && k.RetiredAt == null)
        );

        CaptureFixture.Ok(await fixture.Registrar.Run(new RetireRecipientKey(Campaign, old.Id, "换钥", old.Version)));
        var after = await station.Pack();
        var last = await fixture.App.Read(db => db.RecipientKeys.SingleAsync(k => k.RetiredAt == null));
        var refused = await fixture.Registrar.Run(new RetireRecipientKey(Campaign, last.Id, "误操作", last.Version));
        CaptureFixture.Ok(await fixture.AddKey(fixture.Recipient, "学籍科"));
        var unneeded = await fixture.App.Read(db => db.RecipientKeys.SingleAsync(k => k.Id == last.Id));
        CaptureFixture.Ok(await fixture.Registrar.Run(new RetireRecipientKey(Campaign, last.Id, "恢复", unneeded.Version)));

        Assert.Equal(2, during.Recipients.Count);
        Assert.True(PhotoEnvelope.Open(shot.Handed.Envelope, fixture.Recipient).IsOk);
        Assert.True(PhotoEnvelope.Open(shot.Handed.Envelope, next).IsOk);
        Assert.Equal([next.Public.KeyId], Keys(after).Select(k => k.KeyId));
        var later = station.Shoot(token, to: Keys(after));
        Assert.Equal("not_a_recipient", PhotoEnvelope.Open(later.Handed.Envelope, fixture.Recipient).Failure?.Code);
        Assert.Equal("last_key", refused.Failure?.Code);
    }

    private static IReadOnlyList<PublicKey> Keys(DayPack pack) => [.. pack.Recipients.Select(r => PublicKey.Read(r).Value)];
}
