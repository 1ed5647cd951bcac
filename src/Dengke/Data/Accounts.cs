using Dengke.Domain.Kernel;

namespace Dengke.Data;

/// <summary>Someone who can sign in.</summary>
public sealed class Account : IVersioned
{
    public Guid Id { get; init; }

    /// <summary>What is typed at sign-in, as entered; unique without regard to case through <see cref="UserNameKey"/>.</summary>
    public required string UserName { get; set; }

    public required string UserNameKey { get; set; }

    public required string DisplayName { get; set; }

    /// <summary>PBKDF2 hash in the ASP.NET Core Identity v3 format.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>Set for a first password that somebody else has chosen.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>The sealed TOTP key (RFC 6238), once enrolled.</summary>
    public string? TotpSecret { get; set; }

    /// <summary>The last accepted TOTP time step, so that a code works once.</summary>
    public long TotpLastStep { get; set; }

    public int FailedSignIns { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public bool Disabled { get; set; }

    /// <summary>Changes with the password, the grants and a forced sign-out; a session with an older stamp ends.</summary>
    public Guid SecurityStamp { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public int Version { get; set; }

    public List<AccountGrant> Grants { get; init; } = [];
}

/// <summary>A role held by an account, limited to a scope where the role has one; see <see cref="Grant"/>.</summary>
public sealed class AccountGrant
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public Role Role { get; init; }

    public string? Scope { get; init; }
}

/// <summary>A named value of this installation, such as the demo's clock.</summary>
public sealed class Setting
{
    public required string Key { get; init; }

    public required string Value { get; set; }
}
