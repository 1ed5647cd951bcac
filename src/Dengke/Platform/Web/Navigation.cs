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

    private static readonly Role[] College = [Role.CollegeSecretary, Role.CollegeLeader];

    /// <summary>The links for <paramref name="actor"/>; those of a campaign only where there is one.</summary>
    public static IReadOnlyList<NavigationLink> For(Actor actor, string? campaign) =>
        [.. All(campaign).Where(link => link.Roles.Any(actor.Is) && (campaign is not null || link.Group != "campaign"))];

    private static IEnumerable<NavigationLink> All(string? id) =>
        [
            new("campaign", $"/campaigns/{id}", "/icons.svg#layout-dashboard", "工作台", "Desk", Role.Registrar),
            new("campaign", $"/campaigns/{id}/students", "/icons.svg#users", "学生", "Students", Records),
            new("campaign", $"/campaigns/{id}/register", "/icons.svg#clipboard-check", "登记", "Registration", Role.Counselor),
            new("campaign", $"/campaigns/{id}/colleges", "/icons.svg#file-certificate", "更正汇总", "Summary", College),
            new("campaign", $"/campaigns/{id}/submissions", "/icons.svg#building", "学院报送", "Submissions", Role.Registrar),
            new("campaign", $"/campaigns/{id}/corrections", "/icons.svg#gavel", "更正审核", "Corrections", Role.Registrar),
            new("campaign", $"/campaigns/{id}/windows", "/icons.svg#calendar-time", "时间与延长", "Windows", Role.Registrar),
            new("campaign", $"/campaigns/{id}/comparison", "/icons.svg#arrows-diff", "信息比对", "Comparison", Role.Registrar),
            new("campaign", $"/campaigns/{id}/imports", "/icons.svg#upload", "导入", "Imports", Role.Registrar),
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
