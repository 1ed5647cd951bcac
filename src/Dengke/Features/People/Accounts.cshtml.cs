using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Platform.Access;
using Dengke.Platform.Web;
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

    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public bool IsTotpRequired { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGet([FromQuery] int page, CancellationToken ct)
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

        Pager = new Pager(page, await accounts.CountAsync(ct), Request, this);
        Accounts = await accounts
            .Include(a => a.Grants)
            .OrderBy(a => a.UserNameKey)
            .Skip(Pager.Skip)
            .Take(Pager.Size)
            .ToListAsync(ct);
        IsTotpRequired = await Arrival.IsTotpRequired(Db);
    }

    public async Task<IActionResult> OnPostRequire(bool required)
    {
        var outcome = await Run(new RequireSecondFactor(required));
        return outcome.IsOk ? RedirectToPage() : Show(outcome.Failure!);
    }
}
