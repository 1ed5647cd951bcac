using Dengke.Domain.Kernel;
using Dengke.Platform.Access;

namespace Dengke.Features.Shared.Events;

/// <summary>Words for the values that events store by name.</summary>
internal static class Codes
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
}
