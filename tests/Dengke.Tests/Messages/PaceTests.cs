using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Tests.Support;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Messages;

/// <summary>When messages go: quiet hours, so many a minute, every campaign in turn.</summary>
[Trait("Requirement", "MSG-1")]
public sealed class PaceTests(DatabaseTemplate template) : SendingTest(template)
{
    private const int AMinute = 2;

    protected override void SetUp()
    {
        base.SetUp();
        App.Mail.PerMinute = AMinute;
    }

    [Fact]
    public async Task Night_HoldsMailBackUntilSeven_AndShowsItInTheProgramAtOnce()
    {
        await Notice(NoticeBy(MessageChannel.App, MessageChannel.Email));
        await Details(Same, null, "heyi@example.edu.cn");
        await Tell(Same);

        await At("2024-10-12 22:00");
        await At("2024-10-13 06:59");
        Assert.Single(await App.Inbox(Flow.Student(Same)));
        Assert.Empty(Smtp.Mails);
        await At("2024-10-13 07:00");

        Assert.Single(Smtp.Mails);
    }

    [Fact]
    public async Task Night_OfTheCampaignsOwn_IsKept()
    {
        await Flow.Revise(c =>
            c with
            {
                Messages = [NoticeBy(MessageChannel.Email)],
                QuietHours = new TimeRange(new TimeOnly(12, 0), new TimeOnly(14, 0)),
            }
        );
        await Details(Same, null, "heyi@example.edu.cn");
        await At("2024-10-12 12:30");
        await TellAndTick(Same);
        Assert.Empty(Smtp.Mails);

        await At("2024-10-12 14:00");

        Assert.Single(Smtp.Mails);
    }

    [Fact]
    public async Task Night_LetsPassWhatIsUrgent()
    {
        await Notice(NoticeBy(MessageChannel.Email) with { Urgent = true });
        await Details(Same, null, "heyi@example.edu.cn");
        await At("2024-10-12 23:00");

        await TellAndTick(Same);

        Assert.Single(Smtp.Mails);
    }

    [Fact]
    public async Task Urgent_NotSentForHalfAnHour_IsGivenUp()
    {
        await Notice(NoticeBy(MessageChannel.Email) with { Urgent = true });
        await Details(Same, null, "heyi@example.edu.cn");
        Smtp.IsDown = true;
        await TellAndTick(Same);
        Smtp.IsDown = false;

        await After(TimeSpan.FromMinutes(31));

        Assert.Empty(Smtp.Mails);
        Assert.Equal(DeliveryState.GivenUp, (await Delivery()).State);
    }

    [Fact]
    public async Task Many_AreSpreadOverMinutes()
    {
        await Notice(NoticeBy(MessageChannel.Email));
        foreach (var number in new[] { Same, Second, OtherName })
        {
            await Details(number, null, $"s{number}@example.edu.cn");
            await Tell(number);
        }

        await TickTwice();
        await App.Tick();
        Assert.Equal(AMinute, Smtp.Mails.Count);
        await After(TimeSpan.FromSeconds(61));

        Assert.Equal(3, Smtp.Mails.Count);
    }

    [Fact]
    public async Task Campaigns_TakeTurns_HoweverManyOneHasWaiting()
    {
        await Details(Same, null, "heyi@example.edu.cn");
        var student = await Flow.Id(Same);
        var now = App.Clock.GetUtcNow();
        await App.Arrange(db =>
        {
            for (var i = 0; i < 5; i++)
            {
                Add(db, "2025", student, now.AddMinutes(-10 + i));
            }

            Add(db, "2024", student, now.AddMinutes(-1));
        });

        await App.Tick();

        var sent = (await Deliveries())
            .Where(d => d.State == DeliveryState.Sent && d.Subject == "队列")
            .Select(d => d.CampaignId);
        Assert.Equal(["2024", "2025"], sent.Order(StringComparer.Ordinal));
    }

    private static void Add(DengkeDb db, string campaign, Guid student, DateTimeOffset at)
    {
        var message = new InboxMessage
        {
            Id = Guid.CreateVersion7(),
            CampaignId = campaign,
            StudentId = student,
            Audience = MessageAudience.Student,
            Addressee = "何一",
            Template = "confirmation_opens",
            Subject = "队列",
            Body = "队列",
            Link = "/me",
            CreatedAt = at,
        };
        db.InboxMessages.Add(message);
        db.MessageDeliveries.Add(
            new MessageDelivery
            {
                Id = Guid.CreateVersion7(),
                CampaignId = campaign,
                MessageId = message.Id,
                Channel = MessageChannel.Email,
                Subject = "队列",
                Text = "队列",
                Token = Guid.NewGuid().ToString("N"),
                CreatedAt = at,
                DueAt = at,
            }
        );
    }
}
