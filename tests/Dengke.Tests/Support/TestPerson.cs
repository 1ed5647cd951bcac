using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Handling;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dengke.Tests.Support;

/// <summary>Someone with an account and grants, who runs commands and opens pages. The account is made when first needed.</summary>
public sealed class TestPerson(AppFixture app, params Grant[] grants)
{
    private readonly Lock gate = new();
    private Browser? browser;
    private Task<Guid>? id;

    /// <summary>What is typed at sign-in; the account has no password until a test gives it one.</summary>
    public string UserName { get; } =
        $"{(grants is [var first, ..] ? first.Role.ToString().ToLowerInvariant() : "nobody")}-{Guid.NewGuid():N}"[..24];

    public async Task<Actor> Actor() => new(await Id(), UserName, grants, Channel.Web);

    public async Task<Outcome<TResult>> Run<TResult>(Command<TResult> command, string? idempotencyKey = null) =>
        await app.Run(command, await Actor(), idempotencyKey);

    /// <summary>Opens a page in this person's browser, in which they are signed in.</summary>
    public async Task<WebPage> Open(string path) => await (await Browser()).Open(path);

    /// <summary>This person's browser; a session that has ended since is not begun anew.</summary>
    public async Task<Browser> Browser()
    {
        if (browser is null)
        {
            browser = new Browser(app);
            await SignIn(browser);
        }

        return browser;
    }

    public Task<Guid> Id()
    {
        lock (gate)
        {
            return id ??= AddAccount();
        }
    }

    public async Task<Account> Account()
    {
        var mine = await Id();
        return await app.Read(db => db.Accounts.Include(a => a.Grants).AsNoTracking().SingleAsync(a => a.Id == mine));
    }

    private async Task SignIn(Browser into)
    {
        using var scope = app.Services.CreateScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Scheme = "http";
        await Session.Start(http, await Account());
        into.Cookies.SetCookies(app.Address, http.Response.Headers.SetCookie.ToString());
    }

    private async Task<Guid> AddAccount()
    {
        var account = NewAccount();
        await app.Arrange(db => db.Accounts.Add(account));
        return account.Id;
    }

    private Account NewAccount()
    {
        var account = new Account
        {
            Id = Guid.NewGuid(),
            UserName = UserName,
            UserNameKey = UserName,
            DisplayName = UserName,
            PasswordHash = "",
            SecurityStamp = Guid.NewGuid(),
            CreatedAt = app.Clock.GetUtcNow(),
        };
        account.Grants.AddRange(
            grants.Select(g => new AccountGrant
            {
                Id = Guid.NewGuid(),
                AccountId = account.Id,
                Role = g.Role,
                Scope = g.Scope,
            })
        );
        return account;
    }
}
