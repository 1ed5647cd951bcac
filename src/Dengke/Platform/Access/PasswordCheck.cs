using System.Security.Cryptography;
using Dengke.Data;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Platform.Access;

/// <summary>
/// Whether a user name and a password belong together, found out before the transaction that acts on it (see
/// <see cref="PasswordHash"/>). An unknown name and an account without password cost the same time as a wrong password.
/// </summary>
public sealed class PasswordCheck
{
    private static readonly string NobodysHash = PasswordHash.Of(RandomNumberGenerator.GetHexString(32));
    private readonly Guid stamp;
    private readonly bool matches;

    private PasswordCheck(Guid? accountId, Guid stamp, bool matches)
    {
        AccountId = accountId;
        this.stamp = stamp;
        this.matches = matches;
    }

    /// <summary>The account of that name, whether or not the password is right.</summary>
    public Guid? AccountId { get; }

    public static Task<PasswordCheck> Of(DengkeDb db, string? userName, string? password, CancellationToken ct)
    {
        var key = UserNames.Key(userName ?? "");
        return Of(db.Accounts.Where(a => a.UserNameKey == key), password, ct);
    }

    /// <summary>Whether it is the password of an account that is signed in already: before an act that binds.</summary>
    public static Task<PasswordCheck> Again(DengkeDb db, Guid accountId, string? password, CancellationToken ct) =>
        Of(db.Accounts.Where(a => a.Id == accountId), password, ct);

    /// <summary>Right, and nobody has changed the account's password since.</summary>
    public bool HoldsFor(Account account) => matches && account.Id == AccountId && account.SecurityStamp == stamp;

    private static async Task<PasswordCheck> Of(IQueryable<Account> accounts, string? password, CancellationToken ct)
    {
        var account = await accounts
            .Select(a => new
            {
                a.Id,
                a.SecurityStamp,
                a.PasswordHash,
            })
            .FirstOrDefaultAsync(ct);
        var hash = account is { PasswordHash.Length: > 0 } ? account.PasswordHash : NobodysHash;
        var isRight = PasswordHash.Matches(hash, Shorten(password ?? ""));
        return account is null ? new(null, Guid.Empty, matches: false) : new(account.Id, account.SecurityStamp, isRight);
    }

    private static string Shorten(string password) => password[..Math.Min(password.Length, PasswordHash.Most + 1)];
}
