using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Platform.Access;
using Dengke.Platform.Web;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

/// <summary>The accounts, for those who administer them. Shows who can sign in as what, and no student's record.</summary>
[Allow(Domain.Kernel.Role.Administrator)]
public sealed class AccountsPage(TimeProvider clock) : DengkePage
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public Role? Role { get; set; }

    /// <summary>A key of <see cref="Columns"/>, with a minus before it for descending; else by user name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    private static readonly SortColumns<Account> Columns = new SortColumns<Account>()
        .Add("person", a => a.DisplayName)
        .Add("user", a => a.UserNameKey)
        .Add("totp", a => a.TotpSecret != null);

    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public bool IsTotpRequired { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGet([FromQuery] int page, CancellationToken ct)
    {
        var accounts = Chosen();
        Pager = new Pager(page, await accounts.CountAsync(ct), Request, this);
        Accounts = await accounts.Skip(Pager.Skip).Take(Pager.Size).ToListAsync(ct);
        IsTotpRequired = await Arrival.IsTotpRequired(Db);
    }

    /// <summary>The accounts as filtered, as XLSX: who holds which role, for the yearly review of who may do what.</summary>
    public async Task<IActionResult> OnGetExport(CancellationToken ct)
    {
        XlsxColumn[] columns =
        [
            new(T("姓名", "Name"), 16),
            new(T("用户名", "User name"), 18),
            new(T("角色", "Roles"), 40),
            new(T("状态", "State"), 12),
            new(T("动态码", "Second factor"), 10),
        ];
        var accounts = await Chosen().ToListAsync(ct);
        var rows = accounts.Select(a =>
            (string?[])[a.DisplayName, a.UserName, RolesOf(a), new AccountState(this, a, Now).Word, SecondFactorOf(a)]
        );
        var name = T("账号", "Accounts");
        return await SheetFile.Of(name, name, columns, rows, ct);
    }

    public string RolesOf(Account account) =>
        string.Join(
            "; ",
            account
                .Grants.OrderBy(g => g.Role)
                .Select(g => $"{T(RoleNames.Chinese(g.Role), RoleNames.English(g.Role))} {g.Scope}".Trim())
        );

    public string SecondFactorOf(Account account) => account.TotpSecret is null ? T("未启用", "No") : T("已启用", "Yes");

    private IQueryable<Account> Chosen()
    {
        var accounts = Db.Accounts.Include(a => a.Grants).AsQueryable();
        if (!string.IsNullOrWhiteSpace(Q))
        {
            var key = UserNames.Key(Q);
            var name = Q.Trim();
            accounts = accounts.Where(a => a.UserNameKey.Contains(key) || a.DisplayName.Contains(name));
        }

        if (Role is { } role)
        {
            accounts = accounts.Where(a => a.Grants.Any(g => g.Role == role));
        }

        return (Columns.Apply(accounts, Sort) ?? accounts.OrderBy(a => a.UserNameKey))
            .ThenBy(a => a.UserNameKey)
            .ThenBy(a => a.Id);
    }

    public async Task<IActionResult> OnPostRequire(bool required)
    {
        var outcome = await Run(new RequireSecondFactor(required));
        return outcome.IsOk ? RedirectToPage() : Show(outcome.Failure!);
    }
}
