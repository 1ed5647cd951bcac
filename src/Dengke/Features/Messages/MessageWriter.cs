using System.Buffers.Text;
using System.Security.Cryptography;
using Dengke.Data;
using Dengke.Domain.Campaigns;

namespace Dengke.Features.Messages;

/// <summary>
/// Writes one message to one person: into the program at once, and a delivery for each further channel that the template names, to be sent after the
/// commit. The same for what an act has to tell and for reminders.
/// </summary>
internal sealed class MessageWriter(DengkeDb db, string campaign, DateTimeOffset now, Func<Guid> newId)
{
    private const int TokenBytes = 16;

    /// <summary>Where a delivery's own link leads through.</summary>
    public static string LinkOf(string token) => $"/m/{token}";

    /// <param name="values">What placeholders stand for; <c>link</c> is the page within the program.</param>
    /// <param name="outbox">The outbox message that it is made from; null for a reminder.</param>
    public void Write(MessageTemplate template, Recipient person, IReadOnlyDictionary<string, string> values, Guid? outbox = null)
    {
        var text = MessageText.Of(template);
        var message = new InboxMessage
        {
            Id = newId(),
            CampaignId = campaign,
            AccountId = person.AccountId,
            StudentId = person.StudentId,
            Audience = template.To,
            Addressee = person.Name,
            OutboxId = outbox,
            Template = template.Id,
            Subject = text.Subject(values),
            Body = text.Body(values),
            Link = values["link"],
            CreatedAt = now,
        };
        db.InboxMessages.Add(message);
        foreach (var channel in template.Channels.Where(c => c != MessageChannel.App))
        {
            var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
            var own = new Dictionary<string, string>(values, StringComparer.Ordinal) { ["link"] = LinkOf(token) };
            db.MessageDeliveries.Add(
                new MessageDelivery
                {
                    Id = newId(),
                    CampaignId = campaign,
                    MessageId = message.Id,
                    Channel = channel,
                    State = DeliveryState.Queued,
                    Subject = message.Subject,
                    Text = channel == MessageChannel.Sms ? text.Short(own) : text.Body(own),
                    Token = token,
                    Urgent = template.Urgent,
                    CreatedAt = now,
                    DueAt = now,
                }
            );
        }
    }
}
