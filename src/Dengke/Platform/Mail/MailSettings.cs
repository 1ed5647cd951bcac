using MailKit.Security;

namespace Dengke.Platform.Mail;

/// <summary>The mail server, from the section <c>Mail</c> of the configuration, e.g. <c>Mail__Host=smtp.example.edu.cn</c>.</summary>
public sealed record MailSettings
{
    /// <summary>The server's name; without it no mail is sent, and what is to be sent waits.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    /// <summary>How the connection is secured: <c>StartTls</c>, <c>SslOnConnect</c>, <c>None</c> for a server on the same machine.</summary>
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.StartTls;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>The sender's address.</summary>
    public string From { get; set; } = "";

    /// <summary>How many mails the server is given in a minute at most, so that it does not take the program for a sender of bulk mail.</summary>
    public int PerMinute { get; set; } = 60;
}
