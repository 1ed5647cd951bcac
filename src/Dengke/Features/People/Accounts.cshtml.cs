using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

/// <summary>The accounts, for those who administer them. Shows who can sign in as what, and no student's record.</summary>
[Allow(Domain.Kernel.Role.Administrator)]
public sealed class AccountsPage(TimeProvider clock) : DengkePage
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public Role? Role { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    public bool IsTotpRequired { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGet(CancellationToken ct)
    {
        var accounts = Db.Accounts.AsQueryable();
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

        Total = await accounts.CountAsync(ct);
        P = Math.Clamp(P, 1, Pages);
        Accounts = await accounts
            .Include(a => a.Grants)
            .OrderBy(a => a.UserNameKey)
            .Skip((P - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(ct);
        IsTotpRequired = await Arrival.IsTotpRequired(Db);
    }

    public async Task<IActionResult> OnPostRequire(bool required)
    {
        var outcome = await Run(new RequireSecondFactor(required));
        return outcome.IsOk ? RedirectToPage() : Show(outcome.Failure!);
    }
}
