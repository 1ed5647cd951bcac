using Dengke.Domain.Kernel;

namespace Dengke.Domain.Campaigns;

/// <summary>A chapter of the campaign file, and a page of the wizard.</summary>
/// <param name="Id">Stable, as in addresses.</param>
/// <param name="Keys">The file's top keys that belong to it, in order.</param>
public sealed record CampaignChapter(string Id, string Title, string EnglishTitle, ValueList<string> Keys);

/// <summary>The chapters of a campaign, in the order of the file.</summary>
public static class CampaignChapters
{
    public static IReadOnlyList<CampaignChapter> All { get; } =
    [
        new("basics", "基本信息", "Basics", ["file_version", "id", "title", "english_title", "time_zone", "school"]),
        new("cohort", "学生范围", "Cohort", ["cohort"]),
        new("phases", "时间安排", "Timeline", ["phases"]),
        new("places", "校区与地点", "Campuses and venues", ["campuses", "venues"]),
        new("organisation", "学院与专业", "Colleges and majors", ["colleges", "majors"]),
        new("classes", "班级与辅导员", "Classes and counselors", ["counselors", "classes"]),
        new("contacts", "联系人", "Contacts", ["contacts", "mailbox"]),
        new("fees", "收费", "Fees", ["fees"]),
        new("photo", "照片", "Photo", ["photo"]),
        new("fields", "字段目录", "Field catalogue", ["match_keys", "fields"]),
        new("routes", "佐证与审批", "Evidence and approval", ["routes"]),
        new("messages", "消息模板", "Messages", ["quiet_hours", "messages"]),
        new("calendar", "校历", "Calendar", ["calendar"]),
        new("texts", "说明文字", "Texts", ["texts"]),
        new("documents", "通知与附件", "Notice and attachments", ["documents"]),
    ];

    /// <summary>The chapter with an id, or not found.</summary>
    public static Outcome<CampaignChapter> Find(string id) =>
        All.FirstOrDefault(c => c.Id == id) is { } chapter
            ? chapter
            : Failure.NotFound($"批次文件没有“{id}”这一章。", $"The campaign file has no chapter {id}.");

    /// <summary>The chapter to which a path of a problem or a change belongs; null for none.</summary>
    public static CampaignChapter? OfPath(string path)
    {
        var key = path.Split(['.', '['], 2)[0];
        return All.FirstOrDefault(c => c.Keys.Contains(key));
    }
}
