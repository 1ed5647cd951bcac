using System.Net;
using System.Text;
using System.Text.Json;
using Dengke.Platform.Envelopes;
using Dengke.Platform.StationLink;

namespace Dengke.Tests.Stations;

/// <summary>Whose a request is, by its signature.</summary>
[Trait("Requirement", "CAP-3")]
[Trait("Requirement", "SEC-1")]
public sealed class RequestTests(StationFixture fixture) : IClassFixture<StationFixture>
{
    private static readonly byte[] Report = JsonSerializer.SerializeToUtf8Bytes(new StateReport("", 0, []), SignedJson.Json);

    [Fact]
    public async Task Request_SignedByTheStation_IsAnsweredAsOftenAsItIsSent()
    {
        var station = await fixture.Station();

        var first = await station.Send(HttpMethod.Post, StationApi.State, Report);
        var second = await station.Send(HttpMethod.Post, StationApi.State, Report);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.Status, second.Status));
    }

    [Fact]
    public async Task Request_WhateverIsWrongWithItsSignature_IsAnsweredAlike()
    {
        var (station, other) = (await fixture.Station(), await fixture.Station());
        var altered = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Report).Replace("0", "1", StringComparison.Ordinal));

        (HttpStatusCode Status, string Text)[] answers =
        [
            await station.Send(HttpMethod.Post, StationApi.State, Report, signed: false),
            await station.Send(HttpMethod.Post, StationApi.State, Report, by: other.Key),
            await station.Send(HttpMethod.Post, StationApi.State, Report, by: PrivateKey.Create(KeyUse.Signing)),
            await station.Send(HttpMethod.Post, StationApi.State, Report, change: r => r with { Device = other.Device }),
            await station.Send(HttpMethod.Post, StationApi.State, Report, change: r => r with { Device = Guid.NewGuid() }),
            await station.Send(HttpMethod.Post, StationApi.State, Report, change: r => r with { Path = StationApi.Turn }),
            await station.Send(HttpMethod.Post, StationApi.State, Report, change: r => r with { Method = "GET" }),
            await station.Send(HttpMethod.Post, StationApi.State, altered, change: r => r with { Sha256 = HashOf(Report) }),
        ];

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Unauthorized, a.Status));
        Assert.Single(answers.Select(a => a.Text).Distinct());
        Assert.Equal("not_enrolled", JsonSerializer.Deserialize<Refusal>(answers[0].Text, SignedJson.Json)!.Code);
    }

    [Fact]
    public async Task Request_TooLargeOrUnreadable_IsRefusedWithOneSentence()
    {
        var station = await fixture.Station();

        var large = await station.Send(HttpMethod.Post, StationApi.State, new byte[(1 << 20) + 1]);
        var garbage = await station.Send(HttpMethod.Post, StationApi.State, "[]"u8.ToArray());
        var lacking = await station.Send(HttpMethod.Post, StationApi.Shots, "{\"statement\":\"x\"}"u8.ToArray());
        var negative = await station.Post(StationApi.State, new StateReport("", -1, []));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.Status);
        Assert.All(
            [garbage, lacking, negative],
            a =>
            {
                Assert.Equal(HttpStatusCode.BadRequest, a.Status);
                Assert.Equal("body_unreadable", JsonSerializer.Deserialize<Refusal>(a.Text, SignedJson.Json)!.Code);
            }
        );
    }

    private static string HashOf(byte[] body) => TestStation.HashOf(Encoding.UTF8.GetString(body));
}
