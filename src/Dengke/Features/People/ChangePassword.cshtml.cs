using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Limits;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

[Allow(BeforeFirstSteps = true)]
public sealed class ChangePasswordPage(SignInFailures failures) : DengkePage
{
    [BindProperty]
    public string? Present { get; set; }

    [BindProperty]
    public string? Next { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    /// <summary>Whether it is asked for, after a first password that somebody else has made.</summary>
    public bool IsFirst => Session.FirstStepOf(User) == "/password";

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        var id = Actor.AccountId!.Value;
        var userName = await Db.Accounts.Where(a => a.Id == id).Select(a => a.UserName).SingleAsync(ct);
        if (Next != Again)
        {
            return Show(Failure.Invalid(nameof(Again), "两次输入的新密码不同。", "The two new passwords differ."));
        }

        if (Next == Present)
        {
            return Show(Failure.Invalid(nameof(Next), "新密码不能与原密码相同。", "The new password must be another one."));
        }

        var next = NewPassword.Choose(Next, userName, nameof(Next));
        if (!next.IsOk)
        {
            return Show(next.Failure!);
        }

        var name = $"password:{id}";
        if (failures.Refuses(HttpContext, name))
        {
            return new EmptyResult();
        }

        var outcome = await Run(new ChangePassword(await PasswordCheck.Of(Db, userName, Present, ct), next.Value));
        if (!outcome.IsOk)
        {
            return Show(outcome.Failure!);
        }

        if (outcome.Value == PasswordChange.WrongPassword)
        {
            failures.Count(HttpContext, name);
            return Show(Failure.Invalid(nameof(Present), "原密码不正确。", "The present password is wrong."));
        }

        Say(T("密码已更改。", "Your password is changed."));
        return await Arrival.Enter(this, Db, id);
    }
}
