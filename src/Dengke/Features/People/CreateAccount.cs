using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Access;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

/// <summary>Makes an account with one role and a first password, which its owner has to change.</summary>
/// <returns>The account's id.</returns>
[Operation("account.create", Domain.Kernel.Role.Administrator)]
public sealed record CreateAccount(string? UserName, string? DisplayName, Role? Role, string? Scope, NewPassword First)
    : Command<Guid>
{
    private const int LongestName = 100;

    public override async Task<Outcome<Guid>> Handle(Work work, CancellationToken ct)
    {
        var userName = UserName?.Trim() ?? "";
        var displayName = DisplayName?.Trim() ?? "";
        var grant = Role is { } role
            ? Scopes.GrantOf(role, Scope, nameof(Scope))
            : Failure.Invalid(nameof(Role), "请选择角色。", "Choose a role.");
        List<FieldError> errors = [.. grant.Failure?.Fields ?? []];
        if (!UserNames.IsValid(userName))
        {
            errors.Add(new(nameof(UserName), "用户名为 2 至 64 个字母、数字或 . _ - @。"));
        }

        if (displayName.Length is 0 or > LongestName)
        {
            errors.Add(new(nameof(DisplayName), $"请填写姓名, 不超过 {LongestName} 个字符。"));
        }

        if (await work.Db.Accounts.AnyAsync(a => a.UserNameKey == UserNames.Key(userName), ct))
        {
            errors.Add(new(nameof(UserName), "这个用户名已被使用。"));
        }

        if (errors.Count > 0)
        {
            return Failure.Invalid(errors);
        }

        var account = Add(work, userName, displayName, grant.Value, First);
        await TellStudent(work, grant.Value, ct);
        return account;
    }

    /// <summary>A student is told that there is an account, in the newest campaign that they are in; the password goes another way.</summary>
    private static async Task TellStudent(Work work, Grant grant, CancellationToken ct)
    {
        if (grant.Role != Domain.Kernel.Role.Student)
        {
            return;
        }

        var student = await work
            .Db.Students.Where(s => s.StudentNo == grant.Scope && s.InCohort)
            .OrderByDescending(s => s.CampaignId)
            .FirstOrDefaultAsync(ct);
        if (student is not null)
        {
            work.Tell(new MessageRequest("account_created", student.CampaignId) { Student = student.Id });
        }
    }

    internal static Guid Add(Work work, string userName, string displayName, Grant grant, NewPassword first)
    {
        var account = new Account
        {
            Id = work.NewId(),
            UserName = userName,
            UserNameKey = UserNames.Key(userName),
            DisplayName = displayName,
            PasswordHash = first.Hash,
            MustChangePassword = true,
            SecurityStamp = work.NewId(),
            CreatedAt = work.Now,
        };
        account.Grants.Add(
            new AccountGrant
            {
                Id = work.NewId(),
                AccountId = account.Id,
                Role = grant.Role,
                Scope = grant.Scope,
            }
        );
        work.Db.Accounts.Add(account);
        work.Record(new AccountCreated(account.Id, userName, displayName));
        work.Record(new RoleGranted(account.Id, displayName, grant.Role, grant.Scope));
        return account.Id;
    }
}
