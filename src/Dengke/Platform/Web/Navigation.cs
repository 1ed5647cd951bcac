using Dengke.Data;
using Dengke.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Platform.Web;

/// <summary>One entry of the staff's navigation.</summary>
public sealed record NavigationLink(
    string Group,
    string Url,
    string Icon,
    string Chinese,
    string English,
    params IReadOnlyList<Role> Roles
);

/// <summary>Where each role can go.</summary>
public static class Navigation
{
    private static readonly Role[] Records = [Role.Registrar, Role.CollegeSecretary, Role.CollegeLeader, Role.Counselor];

    private static readonly Role[] Staff = [Role.CollegeSecretary, Role.CollegeLeader, Role.Counselor];

    private static readonly Role[] Hall = [Role.PhotoOperator, Role.Registrar];

    private static readonly Role[] Readers =
    [
        Role.CollegeSecretary,
        Role.CollegeLeader,
        Role.Counselor,
        Role.PhotoOperator,
        Role.Auditor,
        Role.Administrator,
    ];

    private static readonly Role[] College = [Role.CollegeSecretary, Role.CollegeLeader];

    /// <summary>The links for <paramref name="actor"/>; those of a campaign only where there is one.</summary>
    public static IReadOnlyList<NavigationLink> For(Actor actor, string? campaign) =>
        [.. All(campaign).Where(link => link.Roles.Any(actor.Is) && (campaign is not null || link.Group != "campaign"))];

    private static IEnumerable<NavigationLink> All(string? id) =>
        [
            new("campaign", $"/campaigns/{id}", "/icons.svg#layout-dashboard", "工作台", "Desk", Role.Registrar),
            new("campaign", $"/campaigns/{id}/overview", "/icons.svg#chart-bar", "看板", "Overview", Role.Registrar),
            new("campaign", $"/campaigns/{id}/students", "/icons.svg#users", "学生", "Students", Records),
            new("campaign", $"/campaigns/{id}/register", "/icons.svg#clipboard-check", "登记", "Registration", Role.Counselor),
            new("campaign", $"/campaigns/{id}/colleges", "/icons.svg#file-certificate", "更正汇总", "Summary", College),
            new("campaign", $"/campaigns/{id}/submissions", "/icons.svg#building", "学院报送", "Submissions", Role.Registrar),
            new("campaign", $"/campaigns/{id}/corrections", "/icons.svg#gavel", "更正审核", "Corrections", Role.Registrar),
            new("campaign", $"/campaigns/{id}/codes", "/icons.svg#qrcode", "采集码", "Capture codes", Records),
            new("campaign", $"/campaigns/{id}/timetable", "/icons.svg#calendar-event", "采集安排", "Timetable", Role.Registrar),
            new("campaign", $"/campaigns/{id}/timetable/sheet", "/icons.svg#calendar-event", "采集时段", "Slots", Staff),
            new("campaign", $"/campaigns/{id}/sessions", "/icons.svg#camera", "采集日", "Photo days", Hall),
            new("campaign", $"/campaigns/{id}/handoff", "/icons.svg#lock", "照片移交", "Photos", Role.Registrar),
            new("campaign", $"/campaigns/{id}/make-up", "/icons.svg#building-store", "补采", "Make-up", Hall),
            new("campaign", $"/campaigns/{id}/proof-reading", "/icons.svg#photo-check", "照片校对", "Proof-reading", Records),
            new(
                "campaign",
                $"/campaigns/{id}/handoff/cases",
                "/icons.svg#photo-question",
                "图像异议",
                "Portrait cases",
                Role.Registrar
            ),
            new("campaign", $"/campaigns/{id}/handoff/identity", "/icons.svg#id", "身份核验", "Identity checks", Role.Registrar),
            new("campaign", $"/campaigns/{id}/exports", "/icons.svg#file-export", "导出", "Exports", Role.Registrar),
            new("campaign", $"/campaigns/{id}/seal", "/icons.svg#rubber-stamp", "封存", "Sealing", Role.Registrar),
            new("campaign", $"/campaigns/{id}/takings", "/icons.svg#cash", "收款汇总", "Takings", Role.Registrar),
            new("campaign", $"/campaigns/{id}/closing", "/icons.svg#cash", "日结", "Day closing", Role.PhotoOperator),
            new("campaign", $"/campaigns/{id}/messages", "/icons.svg#message", "消息触达", "Messages", Role.Registrar),
            new("campaign", $"/campaigns/{id}/windows", "/icons.svg#calendar-time", "时间与延长", "Windows", Role.Registrar),
            new("campaign", $"/campaigns/{id}/comparison", "/icons.svg#arrows-diff", "信息比对", "Comparison", Role.Registrar),
            new("campaign", $"/campaigns/{id}/imports", "/icons.svg#upload", "导入", "Imports", Role.Registrar),
            new("campaign", $"/campaigns/{id}/publishing", "/icons.svg#speakerphone", "发布通知", "Publish", Role.Registrar),
            new("campaign", $"/campaigns/{id}/notices", "/icons.svg#file-text", "通知与附件", "Notice", Readers),
            new("campaign", $"/campaigns/{id}/settings", "/icons.svg#adjustments", "批次设置", "Settings", Role.Registrar),
            new("system", "/campaigns", "/icons.svg#calendar", "全部批次", "Campaigns", Role.Registrar),
            new(
                "system",
                "/photos/check",
                "/icons.svg#photo-check",
                "照片检查",
                "Photo check",
                Role.Registrar,
                Role.PhotoOperator
            ),
            new("system", "/accounts", "/icons.svg#user", "账号", "Accounts", Role.Administrator),
            new(
                "system",
                "/audit",
                "/icons.svg#history",
                "操作记录",
                "Audit trail",
                Role.Auditor,
                Role.Registrar,
                Role.Administrator
            ),
        ];
}

/// <summary>The campaign a request is about: the one in its route, else the newest.</summary>
public static class CurrentCampaign
{
    public static async Task<CampaignRow?> Of(HttpContext http, DengkeDb db) =>
        http.GetRouteValue("campaign") is string id
            ? await db.Campaigns.FirstOrDefaultAsync(c => c.Id == id)
            : await db.Campaigns.OrderByDescending(c => c.Id).FirstOrDefaultAsync();
}
