using Dengke.Platform.Outbox;
using MailKit;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Dengke.Platform.Mail;

/// <summary>A file that goes with a mail.</summary>
public sealed record MailAttachment(string Name, string ContentType, byte[] Content);

/// <summary>Hands mails to the mail server.</summary>
public sealed class Mailer(IOptions<MailSettings> settings)
{
    private const int TimeoutMilliseconds = 30_000;

    public bool IsReady => !string.IsNullOrEmpty(settings.Value.Host);

    /// <summary>Sends one mail; when it returns, the server has taken it over.</summary>
    /// <param name="id">The mail's own id: a mail that is sent again has the same, so that a server or reader can tell.</param>
    /// <exception cref="OutboxException">The server cannot be reached, or does not take it.</exception>
    public async Task Send(
        Guid id,
        string to,
        string subject,
        string body,
        IReadOnlyList<MailAttachment> attachments,
        CancellationToken ct
    )
    {
        var mail = settings.Value;
        using var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(mail.From));
        message.To.Add(MailboxAddress.Parse(to));
        message.Subject = subject;
        message.MessageId = $"{id:N}@dengke";
        var builder = new BodyBuilder { TextBody = body };
        foreach (var attachment in attachments)
        {
            builder.Attachments.Add(attachment.Name, attachment.Content, ContentType.Parse(attachment.ContentType));
        }

        message.Body = builder.ToMessageBody();
        try
        {
            using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
            await client.ConnectAsync(mail.Host ?? "", mail.Port, mail.Security, ct);
            if (!string.IsNullOrEmpty(mail.User))
            {
                await client.AuthenticateAsync(mail.User, mail.Password ?? "", ct);
            }

            await client.SendAsync(message, ct);
            await client.DisconnectAsync(quit: true, ct);
        }
        catch (Exception e)
            when (e
                    is IOException
                        or System.Net.Sockets.SocketException
                        or CommandException
                        or ProtocolException
                        or TimeoutException
                || e
                    is MailKit.Security.AuthenticationException
                        or MailKit.Security.SslHandshakeException
                        or ServiceNotConnectedException
            )
        {
            throw new OutboxException($"邮件服务器没有收下 / the mail server did not take it: {e.Message}", e);
        }
    }
}
