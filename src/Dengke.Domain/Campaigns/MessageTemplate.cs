namespace Dengke.Domain.Campaigns;

/// <summary>A way to reach someone.</summary>
public enum MessageChannel
{
    /// <summary>Inside the program.</summary>
    App,
    Email,
    Sms,

    /// <summary>企业微信.</summary>
    WeCom,

    /// <summary>钉钉.</summary>
    DingTalk,
}

/// <summary>Whom a message is for.</summary>
public enum MessageAudience
{
    Student,
    Counselor,
    CollegeSecretary,
    CollegeLeader,
    Registrar,
}

/// <summary>
/// The words of one message (MSG-1), with placeholders such as <c>{{ name }}</c> and never one for an ID number. They are Liquid, of which
/// conditions and filters may be used: <c>{% if reason %}{{ reason }}{% endif %}</c>.
/// </summary>
/// <param name="Id">Which message, e.g. <c>confirmation_reminder</c>.</param>
/// <param name="To">Whom it is for.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">The text.</param>
public sealed record MessageTemplate(string Id, MessageAudience To, string Subject, string Body)
{
    /// <summary>The channels, all of which are tried.</summary>
    public ValueList<MessageChannel> Channels { get; init; } = [];

    /// <summary>The shorter text for text messages; null for subject and link.</summary>
    public string? Short { get; init; }

    /// <summary>Whether it is of use at once or not at all: sent in quiet hours too, before everything else, and not after half an hour.</summary>
    public bool Urgent { get; init; }

    /// <summary>Every text of it with the key that it has in the campaign file.</summary>
    public IEnumerable<(string Key, string Text)> Texts =>
        Short is null ? [("subject", Subject), ("body", Body)] : [("subject", Subject), ("body", Body), ("short", Short)];
}

/// <summary>The hours of the night in which nobody is written to but urgently.</summary>
public static class QuietHours
{
    /// <summary>22:00 to 07:00 in China.</summary>
    public static TimeRange Usual { get; } = new(new TimeOnly(22, 0), new TimeOnly(7, 0));

    /// <summary>Whether it is quiet in China; a range that ends before it begins goes over midnight, an empty one is never.</summary>
    public static bool Hold(TimeRange quiet, DateTimeOffset now)
    {
        var time = TimeOnly.FromDateTime(ChinaTime.ToLocal(now));
        return quiet.From <= quiet.To ? quiet.From <= time && time < quiet.To : quiet.From <= time || time < quiet.To;
    }
}

/// <summary>What may stand between double braces in a message.</summary>
public static class MessagePlaceholders
{
    /// <summary>The placeholders that the program fills, and what each stands for.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = "收件人姓名",
            ["student_no"] = "学号",
            ["student_name"] = "所涉学生姓名",
            ["college"] = "学院",
            ["class_name"] = "班级",
            ["counselor"] = "辅导员",
            ["school"] = "学校名称",
            ["campaign"] = "批次名称",
            ["window"] = "本环节起止时间",
            ["deadline"] = "截止时间",
            ["days_left"] = "剩余天数",
            ["count"] = "人数或条数",
            ["field"] = "字段",
            ["reason"] = "原因",
            ["result"] = "结果",
            ["slot"] = "采集时段",
            ["venue"] = "采集地点",
            ["ticket"] = "排队号",
            ["fee"] = "费用",
            ["receipt_no"] = "收据号",
            ["contact"] = "联系方式",
            ["link"] = "链接",
        };

    /// <summary>Names that would put an identity document into a message; refused whatever the program could fill.</summary>
    public static bool NamesIdentityDocument(string placeholder) =>
        placeholder.Contains("document", StringComparison.OrdinalIgnoreCase)
        || placeholder.Contains("id_n", StringComparison.OrdinalIgnoreCase)
        || placeholder.Contains("idn", StringComparison.OrdinalIgnoreCase)
        || placeholder.Contains("id_card", StringComparison.OrdinalIgnoreCase)
        || placeholder.Contains("passport", StringComparison.OrdinalIgnoreCase)
        || placeholder.Contains("sfz", StringComparison.OrdinalIgnoreCase)
        || placeholder.Contains("证件", StringComparison.Ordinal)
        || placeholder.Contains("身份证", StringComparison.Ordinal);
}
