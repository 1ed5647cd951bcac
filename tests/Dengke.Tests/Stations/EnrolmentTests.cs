using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Stations;
using Dengke.Platform.Envelopes;
using Dengke.Platform.StationLink;
using Dengke.Tests.Capture;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Stations;

/// <summary>How a station comes to be known, and how it is taken out of use.</summary>
[Trait("Requirement", "CAP-3")]
public sealed class EnrolmentTests(StationFixture fixture) : IClassFixture<StationFixture>
{
    private const string Campaign = StationFixture.Campaign;

    [Fact]
    public async Task Enrol_WithTheCodeOfThePage_IsKnownByItsKeyAndGetsTheServers()
    {
        var page = await fixture.Registrar.Open($"{StationFixture.Root}/stations");
        var added = await page.Submit("新增并生成配对码", ("Name", "东区一号机"), ("Number", "41"));
        var station = new TestStation(fixture, PrivateKey.Create(KeyUse.Signing), 41);

        var enrolled = await station.Enrol(added.TextOf("#station-code")!);
        var again = await fixture.Registrar.Open($"{StationFixture.Root}/stations");
        var row = await station.Row();

        Assert.Equal(("东区一号机", 41, Campaign), (enrolled.Name, enrolled.Number, enrolled.Campaign));
        Assert.Equal(station.Key.Public.KeyId, row.KeyId);
        Assert.DoesNotContain("d", enrolled.ServerKey.Select(p => p.Key));
        Assert.Contains("已登记", again.Text);
        Assert.Null(again.TextOf("#station-code"));
    }

    [Fact]
    public async Task Enrol_SecondTime_IsForTheSameKeyAlone()
    {
        var made = await Add(42);
        var station = new TestStation(fixture, PrivateKey.Create(KeyUse.Signing), 42);
        var first = await station.Enrol(made.Code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));

        var lostAnswer = await station.Enrol(made.Code);
        var thief = await Try(made.Code, PrivateKey.Create(KeyUse.Signing).Public.ToJson());

        Assert.Equal(first.Device, lostAnswer.Device);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "code_unknown"), thief);
    }

    [Fact]
    public async Task Enrol_WithACodeThatDoesNotHold_IsAnsweredAlikeWhateverIsWrong()
    {
        var key = PrivateKey.Create(KeyUse.Signing).Public.ToJson();
        var made = await Add(43);
        var renewed = CaptureFixture.Ok(
            await fixture.Registrar.Run(new RenewStationCode(Campaign, made.Device, await VersionOf(made.Device)))
        );
        var old = await Try(made.Code, key);
        var wrong = await Try("AAAA-AAAA", key);
        var none = await Try("", key);
        fixture.App.Clock.Advance(TimeSpan.FromMinutes(31));
        var late = await Try(renewed.Code, key);

        Assert.All([old, wrong, none, late], a => Assert.Equal((HttpStatusCode.UnprocessableEntity, "code_unknown"), a));
    }

    [Fact]
    public async Task Enrol_WithAKeyThatIsNotTheStationsPublicOne_IsRefused()
    {
        var made = await Add(44);
        var signing = PrivateKey.Create(KeyUse.Signing);
        var secret = signing.Public.ToJson();
        secret["d"] = "AAAA";
        var station = await fixture.Station();

        Assert.Equal("key_private", (await Try(made.Code, secret)).Code);
        Assert.Equal("key_use", (await Try(made.Code, fixture.Recipient.Public.ToJson())).Code);
        Assert.Equal("key_unreadable", (await Try(made.Code, new JsonObject { ["kty"] = "RSA" })).Code);
        Assert.Equal("key_taken", (await Try(made.Code, station.Key.Public.ToJson())).Code);
        Assert.Equal((HttpStatusCode.BadRequest, "body_unreadable"), await Raw("{\"code\":"));
        Assert.Equal((HttpStatusCode.BadRequest, "body_unreadable"), await Raw("{\"code\":\"A\"}"));
    }

    [Fact]
    public async Task EnrolByFile_WhereThereIsNoNetwork_MakesTheDayPackDownloadable()
    {
        var made = await Add(45);
        var key = PrivateKey.Create(KeyUse.Signing);
        var page = await fixture.Registrar.Open($"{StationFixture.Root}/stations");
        var before = await fixture.Registrar.Open($"{StationFixture.Root}/stations?handler=pack&id={made.Device}");

        var enrolled = CaptureFixture.Ok(
            await fixture.Registrar.Run(
                new EnrolStationByFile(Campaign, made.Device, key.Public.ToJson().ToJsonString(), await VersionOf(made.Device))
            )
        );
        using var file = await (await fixture.Registrar.Browser()).Http.GetAsync(
            $"{StationFixture.Root}/stations?handler=pack&id={made.Device}"
        );
        var pack = CaptureFixture.Ok(DayPack.Read(await file.Content.ReadAsStringAsync())).Pack;
        var code = await Try(made.Code, PrivateKey.Create(KeyUse.Signing).Public.ToJson());

        Assert.Equal(HttpStatusCode.Conflict, before.Status);
        Assert.Equal(made.Device, enrolled);
        Assert.Equal((key.Public.KeyId, 45), (pack.DeviceKey, pack.Number));
        Assert.Contains("dengke-daypack-", Uri.UnescapeDataString(file.Content.Headers.ContentDisposition!.ToString()));
        Assert.Equal("code_unknown", code.Code);
        Assert.Contains("用公钥文件登记", page.Text);
    }

    [Fact]
    public async Task Revoke_WithAReason_ShutsTheStationOutAndFreesItsNumber()
    {
        var station = await fixture.Station(46);
        var taken = await fixture.Registrar.Run(new AddStation(Campaign, "另一台", 46));
        await station.Revoke();

        var (pack, text) = await station.Send(HttpMethod.Get, StationApi.Pack, []);
        var (turn, _) = await station.Post(StationApi.Turn, new TurnQuestion(StationFixture.South, "x"));
        var (state, _) = await station.Post(StationApi.State, new StateReport("", 0, []));
        var again = await fixture.Registrar.Run(new AddStation(Campaign, "另一台", 46));

        Assert.Equal("station_there", taken.Failure?.Code);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (pack, turn, state));
        Assert.Equal("device_revoked", JsonSerializer.Deserialize<Refusal>(text, SignedJson.Json)!.Code);
        Assert.True(again.IsOk);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("一号", 0)]
    [InlineData("一号", 51)]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一", 1)]
    public async Task Add_NameOrNumberThatIsNone_IsRefused(string name, int number) =>
        Assert.Equal(FailureKind.Invalid, (await fixture.Registrar.Run(new AddStation(Campaign, name, number))).Failure?.Kind);

    [Fact]
    public async Task SigningKey_MadeByTwoNodesAtOnce_IsOne()
    {
        await fixture.App.Read(db => db.SigningKeys.ExecuteDeleteAsync());
        var other = fixture.OtherNode();

        var made = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i =>
                    i % 2 == 0
                        ? fixture.App.Run(new Features.Shared.MakeSigningKey(), Actor.Program)
                        : other.Run(new Features.Shared.MakeSigningKey(), Actor.Program)
                )
        );
        var keys = await fixture.App.Read(db => db.SigningKeys.ToListAsync());

        Assert.Single(made, m => m.IsOk);
        Assert.All(made.Where(m => !m.IsOk), m => Assert.Equal("signing_key_there", m.Failure!.Code));
        Assert.Single(keys);
    }

    private async Task<NewStationCode> Add(int number) =>
        CaptureFixture.Ok(await fixture.Registrar.Run(new AddStation(Campaign, $"采集站{number}", number)));

    private Task<int> VersionOf(Guid device) =>
        fixture.App.Read(db => db.StationDevices.Where(d => d.Id == device).Select(d => d.Version).SingleAsync());

    private Task<(HttpStatusCode Status, string Code)> Try(string code, JsonObject key) =>
        Raw(JsonSerializer.Serialize(new Enrolment(code, key), SignedJson.Json));

    private async Task<(HttpStatusCode Status, string Code)> Raw(string body)
    {
        var (status, text) = await new TestStation(fixture, PrivateKey.Create(KeyUse.Signing), 1).Send(
            HttpMethod.Post,
            StationApi.Enrol,
            Encoding.UTF8.GetBytes(body),
            signed: false
        );
        return (status, JsonSerializer.Deserialize<Refusal>(text, SignedJson.Json)!.Code);
    }
}
