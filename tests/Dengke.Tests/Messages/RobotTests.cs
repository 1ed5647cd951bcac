using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Features.Contacts;
using Dengke.Tests.Confirmation;
using Dengke.Tests.Support;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Messages;

/// <summary>钉钉's group robot and 企业微信's app, against a server on loopback that answers as theirs are documented to.</summary>
[Trait("Requirement", "MSG-1")]
public sealed class RobotTests(DatabaseTemplate template) : SendingTest(template)
{
    private const string Secret = "SEC0123456789";

    protected override void SetUp()
    {
        var channels = App.Channels;
        (channels.DingTalk.Url, channels.DingTalk.Token, channels.DingTalk.Secret) = (Gateway.Address, "token", Secret);
        (channels.WeCom.Url, channels.WeCom.CorpId, channels.WeCom.AgentId, channels.WeCom.Secret) = (
            Gateway.Address,
            "corp",
            1000002,
            "app-secret"
        );
        Gateway.Says = path =>
            path.Contains("gettoken", StringComparison.Ordinal)
                ? """{"errcode":0,"errmsg":"ok","access_token":"fresh","expires_in":7200}"""
                : """{"errcode":0,"errmsg":"ok"}""";
    }

    [Fact]
    public async Task DingTalk_ToACounselor_IsSignedAndSaysNothingOfAnybody()
    {
        await Notice(
            NoticeBy(MessageChannel.DingTalk) with
            {
                To = MessageAudience.Counselor,
                Body = "{{ student_name }} {{ link }}",
            }
        );
        Ok(await Flow.Counselor(FinanceClass).Run(new KeepContact("13900000001", null)));

        await TellAndTick(Same);

        var call = Assert.Single(Gateway.Calls);
        var query = System.Web.HttpUtility.ParseQueryString(call.Path[call.Path.IndexOf('?')..]);
        var expected = Convert.ToBase64String(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{query["timestamp"]}\n{Secret}"))
        );
        Assert.StartsWith("/robot/send?access_token=token&", call.Path, StringComparison.Ordinal);
        Assert.Equal(expected, query["sign"]);
        var body = JsonSerializer.Deserialize<JsonElement>(call.Body);
        Assert.DoesNotContain("何一", body.GetProperty("text").GetProperty("content").GetString(), StringComparison.Ordinal);
        Assert.Equal("13900000001", body.GetProperty("at").GetProperty("atMobiles")[0].GetString());
        Assert.Equal(DeliveryState.Sent, (await Delivery()).State);
    }

    [Fact]
    public async Task DingTalk_ToAStudent_IsNotTried()
    {
        await Notice(NoticeBy(MessageChannel.DingTalk));

        await TellAndTick(Same);

        Assert.Empty(Gateway.Calls);
        Assert.Equal(DeliveryState.NotConfigured, (await Delivery()).State);
    }

    [Fact]
    public async Task WeCom_ToStudents_GetsOneTokenAndWritesToEachAlone()
    {
        await Notice(NoticeBy(MessageChannel.WeCom));

        await Tell(Same);
        await TellAndTick(Second);

        var sent = Gateway.Calls.Where(c =>
            c.Path.StartsWith("/cgi-bin/message/send?access_token=fresh", StringComparison.Ordinal)
        );
        Assert.Equal([Same, Second], sent.Select(Member).Order());
        Assert.Single(Gateway.Calls, c => c.Path.StartsWith("/cgi-bin/gettoken?corpid=corp", StringComparison.Ordinal));
        Assert.All(await Deliveries(), d => Assert.Equal(DeliveryState.Sent, d.State));
    }

    [Fact]
    public async Task WeCom_TooOften_IsTriedAgain_AndOfNobody_IsNot()
    {
        await Notice(NoticeBy(MessageChannel.WeCom));
        var usual = Gateway.Says;
        var codes = new Queue<int>([45009, 81013]);
        Gateway.Says = path =>
            path.Contains("message/send", StringComparison.Ordinal) ? $$"""{"errcode":{{codes.Dequeue()}}}""" : usual(path);

        await TellAndTick(Same);
        Assert.Equal(DeliveryState.Queued, (await Delivery()).State);
        await After(TimeSpan.FromMinutes(2));

        var delivery = await Delivery();
        Assert.Equal(DeliveryState.GivenUp, delivery.State);
        Assert.Contains("81013", delivery.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sms_WithoutAGateway_IsNotConfiguredAndWasNotTried()
    {
        await Notice(NoticeBy(MessageChannel.Sms));
        await Details(Same, "13800000001", null);

        await TellAndTick(Same);

        var delivery = await Delivery();
        Assert.Equal((DeliveryState.NotConfigured, 0), (delivery.State, delivery.Attempts));
        Assert.Null(delivery.TriedAt);
    }

    private static string? Member(WebhookCall call) =>
        JsonSerializer.Deserialize<JsonElement>(call.Body).GetProperty("touser").GetString();
}
