using Dengke.Domain.Campaigns;
using Dengke.Platform.Mail;
using Dengke.Platform.Outbox;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Dengke.Platform.Channels;

/// <summary>Electronic mail, one to each person, by the installation's mail server.</summary>
internal sealed class EmailChannel(Mailer mailer, IOptions<MailSettings> settings) : IMessageChannel
{
    private const int FirstPermanent = 500;

    public MessageChannel Channel => MessageChannel.Email;

    public bool IsReady => mailer.IsReady;

    public int PerMinute => settings.Value.PerMinute;

    public bool Reaches(MessageAudience audience) => true;

    public async Task<SendResult> Send(Outgoing message, CancellationToken ct)
    {
        if (message.Email is not { } address)
        {
            return new SendResult.NoAddress("没有邮箱 / no mail address");
        }

        if (!MailboxAddress.TryParse(address, out _))
        {
            return new SendResult.NoAddress("邮箱地址无效 / the mail address is not valid");
        }

        try
        {
            await mailer.Send(message.Id, address, message.Subject, message.Text, [], ct);
            return new SendResult.Taken();
        }
        // What concerns this recipient or this text; whatever else the server says concerns the server.
        catch (OutboxException e)
            when (e.InnerException
                    is SmtpCommandException
                    {
                        ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted,
                        StatusCode: >= (SmtpStatusCode)FirstPermanent
                    }
            )
        {
            return new SendResult.Refused(e.Message);
        }
        catch (OutboxException e)
        {
            return new SendResult.Later(e.Message);
        }
    }
}
