using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Platform.Channels;
using Dengke.Tests.Support;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Messages;

/// <summary>Text messages by the gateway, and the receipts that it sends back.</summary>
[Trait("Requirement", "MSG-1")]
public sealed class SmsDeliveryTests(DatabaseTemplate template) : SendingTest(template)
{
    private static readonly MessageTemplate Sms = NoticeBy(MessageChannel.Sms) with { Short = "{{ name }}, 请核对: {{ link }}" };

    [Fact]
    public async Task Tell_AStudentWithATelephone_PostsTheShortTextSigned()
    {
        await Notice(Sms);
        await Details(Same, "138 0000 0001", null);

        await TellAndTick(Same);

        var call = Assert.Single(Gateway.Calls);
        var delivery = await Delivery();
        var body = JsonSerializer.Deserialize<JsonElement>(call.Body);
        Assert.Equal("/send", call.Path);
        Assert.Equal("13800000001", body.GetProperty("phone").GetString());
        Assert.EndsWith($"/m/{delivery.Token}", body.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(delivery.Id.ToString("N"), call.Headers["Idempotency-Key"]);
        Assert.Equal(Signature(call.Headers[WebhookSignature.TimestampHeader], call.Body), call.Headers[WebhookSignature.Header]);
        Assert.Equal(DeliveryState.Sent, delivery.State);
    }

    [Fact]
    [Trait("Requirement", "MSG-3")]
    public async Task Gateway_Answers500TwiceThen200_GetsExactlyOneThatItTakes()
    {
        await Notice(Sms);
        await Details(Same, "13800000001", null);
        Gateway.Next.Enqueue(500);
        Gateway.Next.Enqueue(500);

        await TellAndTick(Same);
        await After(TimeSpan.FromMinutes(2));
        await After(TimeSpan.FromMinutes(6));
        await After(TimeSpan.FromHours(8));

        Assert.Equal(3, Gateway.Calls.Count);
        Assert.Single(Gateway.Calls.Select(c => c.Headers["Idempotency-Key"]).Distinct());
        var delivery = await Delivery();
        Assert.Equal((DeliveryState.Sent, 3), (delivery.State, delivery.Attempts));
        Assert.Null(delivery.Reason);
    }

    [Fact]
    public async Task Gateway_Answers429_IsAskedAgain_And400_IsNot()
    {
        await Notice(Sms);
        await Details(Same, "13800000001", null);
        Gateway.Next.Enqueue(429);
        Gateway.Next.Enqueue(400);

        await TellAndTick(Same);
        Assert.Equal(DeliveryState.Queued, (await Delivery()).State);
        await After(TimeSpan.FromMinutes(2));
        await After(TimeSpan.FromHours(8));

        Assert.Equal(2, Gateway.Calls.Count);
        var delivery = await Delivery();
        Assert.Equal(DeliveryState.GivenUp, delivery.State);
        Assert.Contains("400", delivery.Reason, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "SEC-4")]
    public async Task Gateway_ThatSendsElsewhere_IsNotFollowed()
    {
        await using var elsewhere = new WebhookListener();
        await Notice(Sms);
        await Details(Same, "13800000001", null);
        Gateway.Elsewhere = elsewhere.Address;
        Gateway.Next.Enqueue(302);

        await TellAndTick(Same);

        Assert.Empty(elsewhere.Calls);
        Assert.Equal(DeliveryState.GivenUp, (await Delivery()).State);
    }

    [Theory]
    [InlineData("https://sms.example.edu.cn/send", true)]
    [InlineData("http://127.0.0.1:9000/send", true)]
    [InlineData("http://sms.example.edu.cn/send", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("sms.example.edu.cn", false)]
    [InlineData(null, false)]
    public void Allows_OnlyHttpsOrThisMachine(string? address, bool expected) =>
        Assert.Equal(expected, WebhookClient.Allows(address));

    [Fact]
    [Trait("Requirement", "MSG-2")]
    public async Task Receipt_Signed_MarksWhatHasArrivedAndWhatCannot()
    {
        await Notice(Sms);
        await Details(Same, "13800000001", null);
        await Details(Second, "13800000002", null);
        await Tell(Same);
        await TellAndTick(Second);
        var (first, second) = ((await Deliveries())[0], (await Deliveries())[1]);

        Assert.Equal(HttpStatusCode.NoContent, await Receipt(first.Id, "delivered"));
        Assert.Equal(HttpStatusCode.NoContent, await Receipt(first.Id, "failed"));
        Assert.Equal(HttpStatusCode.NoContent, await Receipt(second.Id, "failed", "空号"));

        var after = await Deliveries();
        Assert.Equal(DeliveryState.Delivered, after.Single(d => d.Id == first.Id).State);
        Assert.NotNull(after.Single(d => d.Id == first.Id).DeliveredAt);
        Assert.Equal(DeliveryState.GivenUp, after.Single(d => d.Id == second.Id).State);
        Assert.Contains("空号", after.Single(d => d.Id == second.Id).Reason, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "SEC-4")]
    public async Task Receipt_NotSignedOldOrOfNothing_IsRefused()
    {
        await Notice(Sms);
        await Details(Same, "13800000001", null);
        await TellAndTick(Same);
        var delivery = await Delivery();

        Assert.Equal(HttpStatusCode.Forbidden, await Receipt(delivery.Id, "delivered", secret: "another-secret-altogether"));
        Assert.Equal(HttpStatusCode.Forbidden, await Receipt(delivery.Id, "delivered", age: TimeSpan.FromMinutes(6)));
        Assert.Equal(HttpStatusCode.NotFound, await Receipt(Guid.NewGuid(), "delivered"));
        Assert.Equal(HttpStatusCode.BadRequest, await Receipt(delivery.Id, "eaten"));
        Assert.Equal(DeliveryState.Sent, (await Delivery()).State);
    }

    private static string Signature(string timestamp, string body, string secret = GatewaySecret) =>
        "sha256="
        + Convert.ToHexStringLower(
            System.Security.Cryptography.HMACSHA256.HashData(
                Encoding.UTF8.GetBytes(secret),
                Encoding.UTF8.GetBytes($"{timestamp}.{body}")
            )
        );

    private async Task<HttpStatusCode> Receipt(
        Guid id,
        string status,
        string? reason = null,
        string secret = GatewaySecret,
        TimeSpan age = default
    )
    {
        var body = JsonSerializer.Serialize(
            new
            {
                id,
                status,
                reason,
            }
        );
        var timestamp = (App.Clock.GetUtcNow() - age).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(App.Address, "/messages/receipts/sms"))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add(WebhookSignature.TimestampHeader, timestamp);
        request.Headers.Add(WebhookSignature.Header, Signature(timestamp, body, secret));
        using var answer = await App.Visitor().Http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
