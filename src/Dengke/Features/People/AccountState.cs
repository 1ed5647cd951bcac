using Dengke.Data;
using Dengke.Platform.Access;
using Dengke.Platform.Web;

namespace Dengke.Features.People;

/// <summary>An account and the instant it is looked at, for its state in one word.</summary>
public sealed record AccountState(DengkePage Page, Account Account, DateTimeOffset Now)
{
    public string Word => Mark.Word;

    /// <summary>The style class of the mark.</summary>
    public string Class => Mark.Class;

    private (string Word, string Class) Mark =>
        Account.Disabled ? (Page.T("已停用", "Disabled"), "state-returned")
        : LockOut.IsLocked(Account, Now) ? (Page.T("暂停登录", "Locked"), "state-amend")
        : Account.MustChangePassword ? (Page.T("待改密码", "First password"), "state-todo")
        : (Page.T("正常", "Active"), "state-registered");
}
