using Dengke.Domain.Kernel;

namespace Dengke.Features.People;

/// <summary>What each role is limited to.</summary>
internal static class Scopes
{
    private const int Most = 100;

    /// <summary>What the scope of a role is called, Chinese and English; null for a role without limit.</summary>
    public static (string Chinese, string English)? Of(Role role) =>
        role switch
        {
            Role.Student => ("学号", "student number"),
            Role.Counselor => ("班级", "class"),
            Role.CollegeSecretary or Role.CollegeLeader => ("学院", "college"),
            _ => null,
        };

    /// <summary>The grant, or a failure on <paramref name="field"/>: a role with a scope needs one, another has none.</summary>
    public static Outcome<Grant> GrantOf(Role role, string? scope, string field)
    {
        scope = string.IsNullOrWhiteSpace(scope) ? null : scope.Trim();
        return (Of(role), scope) switch
        {
            (null, null) => new Grant(role),
            (null, _) => Failure.Invalid(field, "该角色没有范围, 请留空。", "This role has no scope; leave it blank."),
            ({ } kind, null) => Failure.Invalid(field, $"该角色需要填写{kind.Chinese}。", $"This role needs a {kind.English}."),
            ({ } kind, { Length: > Most }) => Failure.Invalid(
                field,
                $"{kind.Chinese}不能超过 {Most} 个字符。",
                $"A {kind.English} has at most {Most} characters."
            ),
            _ => new Grant(role, scope),
        };
    }
}
