using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;

namespace Dengke.Features.People;

/// <summary>Why an attempt to sign in was refused. The person is told the same whatever it is.</summary>
public enum SignInRefusal
{
    UnknownName,
    WrongPassword,
    WrongCode,
    Locked,
    Disabled,
}

/// <summary>Something about one account, which is the event's subject.</summary>
public abstract record AccountEvent(Guid AccountId) : IAuditEvent
{
    public string? Subject => AccountId.ToString();
}

[Words("{displayName} 登录", "{displayName} signed in")]
public sealed record SignedIn(Guid AccountId, string DisplayName) : AccountEvent(AccountId);

[Words("{displayName} 通过演示入口登录", "{displayName} signed in by the demo's door")]
public sealed record PersonaSignedIn(Guid AccountId, string DisplayName) : AccountEvent(AccountId);

[Words("{displayName} 密码正确, 等待动态码", "{displayName} gave the right password; one-time code asked for")]
public sealed record PasswordAccepted(Guid AccountId, string DisplayName) : AccountEvent(AccountId);

/// <summary>What was typed as a name is not kept where it names nobody: it may be a password in the wrong box.</summary>
[Words("登录失败: {displayName}({why})", "Sign-in failed: {displayName} ({why})")]
public sealed record SignInFailed(Guid? AccountId, string? DisplayName, SignInRefusal Why) : IAuditEvent
{
    public string? Subject => AccountId?.ToString();
}

[Words("{displayName} 退出", "{displayName} signed out")]
public sealed record SignedOut(Guid AccountId, string DisplayName) : AccountEvent(AccountId);

[Words("{displayName} 更改了密码", "{displayName} changed the password")]
public sealed record PasswordChanged(Guid AccountId, string DisplayName) : AccountEvent(AccountId);

[Words("{displayName} 更改密码时原密码错误", "{displayName} gave a wrong present password")]
public sealed record PasswordChangeRefused(Guid AccountId, string DisplayName) : AccountEvent(AccountId);

[Words("{displayName} 启用了动态码", "{displayName} enrolled a second factor")]
public sealed record SecondFactorEnrolled(Guid AccountId, string DisplayName) : AccountEvent(AccountId);

[Words("重置 {displayName} 的动态码", "Second factor of {displayName} reset")]
public sealed record SecondFactorReset(Guid AccountId, string DisplayName) : AccountEvent(AccountId);

[Words("创建账号 {userName}({displayName})", "Account {userName} ({displayName}) created")]
public sealed record AccountCreated(Guid AccountId, string UserName, string DisplayName) : AccountEvent(AccountId);

[Words("授予 {displayName} 角色 {role} {scope}", "{displayName} was granted {role} {scope}")]
public sealed record RoleGranted(Guid AccountId, string DisplayName, Role Role, string? Scope) : AccountEvent(AccountId);

[Words("收回 {displayName} 的角色 {role} {scope}", "{role} {scope} was revoked from {displayName}")]
public sealed record RoleRevoked(Guid AccountId, string DisplayName, Role Role, string? Scope) : AccountEvent(AccountId);

[Words("重置 {displayName} 的密码", "Password of {displayName} reset")]
public sealed record PasswordReset(Guid AccountId, string DisplayName) : AccountEvent(AccountId);

[Words("停用账号 {displayName}", "Account of {displayName} disabled")]
public sealed record AccountDisabled(Guid AccountId, string DisplayName) : AccountEvent(AccountId);

[Words("启用账号 {displayName}", "Account of {displayName} enabled")]
public sealed record AccountEnabled(Guid AccountId, string DisplayName) : AccountEvent(AccountId);

[Words("解除 {displayName} 的登录限制", "Lock on {displayName} lifted")]
public sealed record AccountUnlocked(Guid AccountId, string DisplayName) : AccountEvent(AccountId);

[Words("教职工登录须用动态码: {required}", "Second factor required of staff: {required}")]
public sealed record SecondFactorRequirementSet(bool Required) : IAuditEvent;
