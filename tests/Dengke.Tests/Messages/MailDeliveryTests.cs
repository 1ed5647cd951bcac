using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Tests.Confirmation;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Messages;

/// <summary>Messages by mail, against a real mail server on loopback.</summary>
[Trait("Requirement", "MSG-1")]
[Trait("Requirement", "MSG-3")]
public sealed class MailDeliveryTests(DatabaseTemplate template) : SendingTest(template)
{
    [Fact]
    public async Task Tell_AStudentWithAnAddress_SendsOneMailWithItsOwnLink()
    {
        await Notice(NoticeBy(MessageChannel.App, MessageChannel.Email));
        await Details(Same, null, "heyi@example.edu.cn");

        await TellAndTick(Same, "请尽快");
        await After(TimeSpan.FromHours(3));

        var mail = Assert.Single(Smtp.Mails);
        var delivery = await Delivery();
        Assert.Contains("heyi@example.edu.cn", mail, StringComparison.Ordinal);
        Assert.Equal((DeliveryState.Sent, 1), (delivery.State, delivery.Attempts));
        Assert.Contains($"{delivery.Id:N}@dengke", HeaderOf(mail, "Message-Id"), StringComparison.Ordinal);
        Assert.Contains($"/m/{delivery.Token}", Decoded(mail), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tell_AStudentWithoutAnAddress_IsNotTried()
    {
        await Notice(NoticeBy(MessageChannel.Email));

        await TellAndTick(Same);

        Assert.Empty(Smtp.Mails);
        Assert.Equal(DeliveryState.NoAddress, (await Delivery()).State);
    }

    [Fact]
    public async Task Server_DownForADay_LosesNothingAndSendsNothingTwice()
    {
        await Notice(NoticeBy(MessageChannel.Email));
        foreach (var number in new[] { Same, Second, OtherName })
        {
            await Details(number, null, $"s{number}@example.edu.cn");
            await Tell(number);
        }

        Smtp.IsDown = true;
        await TickTwice();
        for (var hour = 0; hour < 24; hour++)
        {
            await After(TimeSpan.FromHours(1));
        }

        Assert.Empty(Smtp.Mails);
        Assert.All(await Deliveries(), d => Assert.Equal(DeliveryState.Queued, d.State));
        Smtp.IsDown = false;
        for (var hour = 0; hour < 8; hour++)
        {
            await After(TimeSpan.FromHours(1));
        }

        Assert.Equal(3, Smtp.Mails.Count);
        Assert.Equal(3, Smtp.Mails.Select(m => HeaderOf(m, "Message-Id")).Distinct().Count());
        Assert.All(await Deliveries(), d => Assert.Equal(DeliveryState.Sent, d.State));
    }

    [Fact]
    public async Task Server_DownForGood_IsGivenUpAfterTwoDaysWithTheReason()
    {
        await Notice(NoticeBy(MessageChannel.Email));
        await Details(Same, null, "heyi@example.edu.cn");
        Smtp.Refuses = true;

        await TellAndTick(Same);
        for (var i = 0; i < 14; i++)
        {
            await After(TimeSpan.FromHours(7));
            await At($"{App.Clock.GetUtcNow().AddHours(24):yyyy-MM-dd} 12:00");
        }

        var delivery = await Delivery();
        Assert.Equal((DeliveryState.GivenUp, 12), (delivery.State, delivery.Attempts));
        Assert.Contains("come back later", delivery.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mailbox_ThatThereIsNot_IsGivenUpAtOnceAndTheOthersGoOn()
    {
        await Notice(NoticeBy(MessageChannel.Email));
        await Details(Same, null, "gone@example.edu.cn");
        await Details(Second, null, "here@example.edu.cn");
        Smtp.Unknown = "gone@example.edu.cn";

        await Tell(Same);
        await TellAndTick(Second);

        Assert.Contains("here@example.edu.cn", Assert.Single(Smtp.Mails), StringComparison.Ordinal);
        Assert.Equal([DeliveryState.Sent, DeliveryState.GivenUp], (await Deliveries()).Select(d => d.State).Order());
    }

    [Fact]
    public async Task Node_ThatDiesBetweenSendingAndCommit_SendsAgainUnderTheSameId()
    {
        await Notice(NoticeBy(MessageChannel.Email));
        await Details(Same, null, "heyi@example.edu.cn");
        await TellAndTick(Same);
        // As the database stands when the note that it was sent never came.
        var lease = App.Clock.GetUtcNow().AddMinutes(5);
        await App.Read(db =>
            db.MessageDeliveries.ExecuteUpdateAsync(s =>
                s.SetProperty(d => d.State, DeliveryState.Queued)
                    .SetProperty(d => d.SentAt, (DateTimeOffset?)null)
                    .SetProperty(d => d.LeasedUntil, lease)
            )
        );

        await App.Tick();
        Assert.Single(Smtp.Mails);
        await After(TimeSpan.FromMinutes(6));

        Assert.Equal(2, Smtp.Mails.Count);
        Assert.Single(Smtp.Mails.Select(m => HeaderOf(m, "Message-Id")).Distinct());
        Assert.Equal(DeliveryState.Sent, (await Delivery()).State);
    }

    /// <summary>The body, whatever its transfer encoding.</summary>
    private static string Decoded(string mail)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mail));
        using var message = MimeKit.MimeMessage.Load(stream, TestContext.Current.CancellationToken);
        return message.TextBody ?? "";
    }
}
