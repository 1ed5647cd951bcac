using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Domain.Sealing;
using Dengke.Platform.Access;

namespace Dengke.Features.Shared.Events;

/// <summary>Words for the values that events store by name.</summary>
internal static class EventCodes
{
    /// <returns>Null for a value that is no code.</returns>
    public static string? WordOf(string value, bool inEnglish) =>
        value switch
        {
            "true" => inEnglish ? "yes" : "是",
            "false" => inEnglish ? "no" : "否",
            "Registry" => inEnglish ? "registry" : "学信网",
            "Academic" => inEnglish ? "academic system" : "教务系统",
            "UnknownName" => inEnglish ? "unknown user name" : "用户名不存在",
            "WrongPassword" => inEnglish ? "wrong password" : "密码错误",
            "WrongCode" => inEnglish ? "wrong one-time code" : "动态码错误",
            "Locked" => inEnglish ? "locked" : "暂停登录中",
            "Disabled" => inEnglish ? "disabled" : "账号已停用",
            "Kept" => Of(CaseOutcome.Kept.Words(), inEnglish),
            "Retake" => Of(CaseOutcome.Retake.Words(), inEnglish),
            "Hall" => Of(CaseOrigin.Hall.Words(), inEnglish),
            "ProofReading" => Of(CaseOrigin.ProofReading.Words(), inEnglish),
            "IdentityCheck" => Of(CaseOrigin.IdentityCheck.Words(), inEnglish),
            "Passed" => Of(IdentityState.Passed.Words(), inEnglish),
            "Unsure" => Of(IdentityState.Unsure.Words(), inEnglish),
            "Abnormal" => Of(IdentityState.Abnormal.Words(), inEnglish),
            "Failed" => Of(IdentityState.Failed.Words(), inEnglish),
            _ when Enum.TryParse<OpenKind>(value, out var kind) && Enum.IsDefined(kind) && kind.ToString() == value => Of(
                kind.Words(),
                inEnglish
            ),
            _ when Enum.TryParse<Role>(value, out var role) && Enum.IsDefined(role) && role.ToString() == value => inEnglish
                ? RoleNames.English(role)
                : RoleNames.Chinese(role),
            _ => null,
        };

    public static string WordOf(Channel channel, bool inEnglish) =>
        channel switch
        {
            Channel.Web => inEnglish ? "web" : "网页",
            Channel.Api => "API",
            Channel.CommandLine => inEnglish ? "command line" : "命令行",
            Channel.Station => inEnglish ? "station" : "采集站",
            _ => inEnglish ? "system" : "系统",
        };

    private static string Of((string Chinese, string English) words, bool inEnglish) => inEnglish ? words.English : words.Chinese;
}
