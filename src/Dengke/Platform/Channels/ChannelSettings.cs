namespace Dengke.Platform.Channels;

/// <summary>The text message gateway, from the section <c>Sms</c> of the configuration, e.g. <c>Sms__Url=https://sms.example.edu.cn/send</c>.</summary>
public sealed record SmsSettings
{
    /// <summary>Where messages are posted, https or on this machine; without it no text messages are sent.</summary>
    public string? Url { get; set; }

    /// <summary>Signs what is posted, and the receipts that come back; 16 characters or more.</summary>
    public string? Secret { get; set; }

    public int PerMinute { get; set; } = 120;
}

/// <summary>企业微信, from the section <c>WeCom</c>: an app of the university's own, by which single people are written to, or else a group robot.</summary>
public sealed record WeComSettings
{
    /// <summary>The server of the interface; another one for a private installation.</summary>
    public string Url { get; set; } = "https://qyapi.weixin.qq.com";

    /// <summary>企业 ID.</summary>
    public string? CorpId { get; set; }

    /// <summary>The app's AgentId.</summary>
    public int AgentId { get; set; }

    /// <summary>The app's Secret.</summary>
    public string? Secret { get; set; }

    /// <summary>The <c>key</c> of a group robot of the staff; used where there is no app.</summary>
    public string? RobotKey { get; set; }

    public int PerMinute { get; set; } = 20;

    /// <summary>Whether single people can be written to.</summary>
    public bool HasApp => !string.IsNullOrEmpty(CorpId) && !string.IsNullOrEmpty(Secret);
}

/// <summary>钉钉, from the section <c>DingTalk</c>: a group robot of the staff with a signature (加签).</summary>
public sealed record DingTalkSettings
{
    /// <summary>The server of the interface.</summary>
    public string Url { get; set; } = "https://oapi.dingtalk.com";

    /// <summary>The robot's access_token; without it nothing is sent.</summary>
    public string? Token { get; set; }

    /// <summary>The robot's secret, which begins with SEC.</summary>
    public string? Secret { get; set; }

    /// <summary>A robot that is given more than 20 a minute is shut out for ten.</summary>
    public int PerMinute { get; set; } = 20;
}

/// <summary>The channels of an installation.</summary>
public sealed record ChannelSettings
{
    public SmsSettings Sms { get; init; } = new();

    public WeComSettings WeCom { get; init; } = new();

    public DingTalkSettings DingTalk { get; init; } = new();

    /// <summary>These, with what the configuration says laid over them.</summary>
    public ChannelSettings With(IConfiguration configuration)
    {
        var settings = new ChannelSettings
        {
            Sms = Sms with { },
            WeCom = WeCom with { },
            DingTalk = DingTalk with { },
        };
        configuration.GetSection("Sms").Bind(settings.Sms);
        configuration.GetSection("WeCom").Bind(settings.WeCom);
        configuration.GetSection("DingTalk").Bind(settings.DingTalk);
        return settings;
    }
}
