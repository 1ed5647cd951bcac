using System.Net;
using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Hall;
using Dengke.Features.Stations;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Files;
using Dengke.Platform.StationLink;
using Dengke.Tests.Capture;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dengke.Tests.Stations;

/// <summary>Shots as stations hand them over: whole or not at all, and once.</summary>
[Trait("Requirement", "HND-1")]
[Trait("Requirement", "CAP-3")]
public sealed class ReceiveTests(StationFixture fixture) : IClassFixture<StationFixture>
{
    private const string Campaign = StationFixture.Campaign;
    private const string South = StationFixture.South;

    [Fact]
    [Trait("Requirement", "HND-3")]
    public async Task Shot_OfACodeThatIsKnown_BecomesTheStudentsPortraitAndTheyAreToldOnce()
    {
        var station = await fixture.Station();
        var (student, token) = await fixture.Coded();
        var shot = station.Shoot(token, CaptureFixture.At(9, 50));

        var answer = await station.Hand(shot);
        var again = await station.Hand(shot);
        var row = await fixture.Received(shot.Said.Id);
        var portrait = Assert.Single(await fixture.Portraits(student));
        var told = await Messages(student);

        Assert.Equal(("accepted", null), (answer.State, answer.Problem));
        Assert.Equal("duplicate", again.State);
        Assert.Equal((ReceivedState.Matched, student.Id, portrait.Id), (row.State, row.StudentId, row.PhotoId));
        Assert.Equal((PhotoState.Current, South, shot.Said.Shot), (portrait.State, portrait.Occasion, portrait.ShotNumber));
        Assert.Equal(CaptureFixture.At(9, 50), portrait.TakenAt);
        Assert.Equal(1, told);
    }

    [Fact]
    [Trait("Requirement", "CAP-6")]
    public async Task Shot_OnTheServer_IsWhatOnlyTheRegistrarsKeyOpens()
    {
        var station = await fixture.Station();
        var (_, token) = await fixture.Coded();
        var shot = station.Shoot(token);
        await station.Hand(shot);

        var kept = System.Text.Encoding.UTF8.GetString(await Kept((await fixture.Received(shot.Said.Id)).FileId));
        using var stranger = PrivateKey.Create(KeyUse.Encryption);

        Assert.Equal(shot.Handed.Envelope, kept);
        Assert.Equal("not_a_recipient", PhotoEnvelope.Open(kept, stranger).Failure?.Code);
        Assert.Equal(token, CaptureFixture.Ok(PhotoEnvelope.Open(kept, fixture.Recipient)).Token);
    }

    [Fact]
    public async Task Shot_WithItsWholeFrame_IsKeptWithIt()
    {
        var station = await fixture.Station();
        var (_, token) = await fixture.Coded();
        var frame = (string shot) => PhotoEnvelope.Seal(new byte[5000], token, shot, [fixture.Recipient.Public]);
        var one = frame("x-1");
        var plain = station.Shoot(token, change: s => s with { Shot = "x-1", OriginalSha256 = TestStation.HashOf(one) });
        var whole = plain with { Handed = plain.Handed with { Original = one } };
        var altered = plain with { Handed = plain.Handed with { Original = frame("x-1") } };

        var (wrong, _) = await station.Post(StationApi.Shots, altered.Handed);
        var answer = await station.Hand(whole);
        var row = await fixture.Received(plain.Said.Id);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong);
        Assert.Equal("accepted", answer.State);
        Assert.Equal(one, System.Text.Encoding.UTF8.GetString(await Kept(row.OriginalFileId!)));
    }

    [Fact]
    public async Task Shot_HandedOverManyTimesAtOnceOnTwoNodes_IsOne()
    {
        var station = await fixture.Station();
        var (student, token) = await fixture.Coded();
        var shot = station.Shoot(token);
        var command = new ReceiveShot(Campaign, station.Device, shot.Handed);
        var other = fixture.OtherNode();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i => i % 2 == 0 ? fixture.App.Run(command, station.Actor) : other.Run(command, station.Actor))
        );

        Assert.Single(answers, a => a.IsOk);
        Assert.All(answers.Where(a => !a.IsOk), a => Assert.Equal("received_already", a.Failure!.Code));
        Assert.Single(await fixture.Portraits(student));
        Assert.Equal(1, await fixture.App.Read(db => db.ReceivedShots.CountAsync(s => s.ShotId == shot.Said.Id)));
        Assert.Equal(1, await Messages(student));
    }

    [Fact]
    [Trait("Requirement", "CAP-6")]
    public async Task Shot_ThatIsNotWhatTheStationSigned_IsRefusedAndNothingOfItIsKept()
    {
        var (station, other) = (await fixture.Station(), await fixture.Station());
        var (_, token) = await fixture.Coded();
        var (_, elsewhere) = await fixture.Coded();
        var shot = station.Shoot(token);
        var foreign = PhotoEnvelope.Seal(new byte[9], elsewhere, shot.Said.Shot, [fixture.Recipient.Public]);
        var before = await Count();

        (HandedShot Handed, string Code)[] wrong =
        [
            (shot.Handed with { Statement = "x.y.z" }, "statement_broken"),
            (shot.Handed with { Statement = shot.Handed.Statement[..^8] + "AAAAAAAA" }, "statement_broken"),
            (shot.Handed with { Statement = (shot.Said with { Session = "" }).Sign(station.Key) }, "statement_broken"),
            (
                shot.Handed with
                {
                    Statement = (shot.Said with { Session = new string('s', 41) }).Sign(station.Key),
                },
                "statement_broken"
            ),
            (shot.Handed with { Statement = (shot.Said with { Shot = "1\u0000" }).Sign(station.Key) }, "statement_broken"),
            (shot.Handed with { Statement = shot.Said.Sign(other.Key) }, "statement_foreign"),
            (shot.Handed with { Statement = (shot.Said with { Device = other.Device }).Sign(station.Key) }, "statement_foreign"),
            (shot.Handed with { Envelope = shot.Handed.Envelope + " " }, "envelope_altered"),
            (station.Signed(shot.Said with { Sha256 = "" }, foreign).Handed, "envelope_foreign"),
            (station.Signed(shot.Said with { Sha256 = "" }, "{}").Handed, "envelope_foreign"),
            (station.Signed(shot.Said with { Sha256 = "" }, "no json").Handed, "envelope_foreign"),
            (station.Signed(shot.Said with { Sha256 = "", Shot = "9-9999" }, shot.Handed.Envelope).Handed, "envelope_foreign"),
        ];

        foreach (var (handed, code) in wrong)
        {
            var (status, text) = await station.Post(StationApi.Shots, handed);
            Assert.Equal(
                (HttpStatusCode.UnprocessableEntity, code),
                (status, JsonSerializer.Deserialize<Refusal>(text, SignedJson.Json)!.Code)
            );
        }

        Assert.Equal(before, await Count());
        Assert.Equal("accepted", (await station.Hand(shot)).State);
    }

    private Task<int> Count() => fixture.App.Read(db => db.ReceivedShots.CountAsync());

    /// <summary>How often the student was to be told of a portrait.</summary>
    private Task<int> Messages(Student student) =>
        fixture.App.Read(db =>
            db.OutboxMessages.CountAsync(m => m.Payload.Contains("photo_taken") && m.Payload.Contains($"{student.Id}"))
        );

    private async Task<byte[]> Kept(string file) =>
        (await fixture.App.Read(db => fixture.App.Services.GetRequiredService<FileStore>().Get(db, file, default)))!;
}
