namespace Dengke.Domain.Kernel;

/// <summary>Who someone is in a campaign. The Chinese terms stand in <c>docs/glossary.md</c>.</summary>
public enum Role
{
    /// <summary>学生: sees and acts on their own record only.</summary>
    Student,

    /// <summary>辅导员: the students of their own classes.</summary>
    Counselor,

    /// <summary>教学秘书: their own college.</summary>
    CollegeSecretary,

    /// <summary>院领导: signs for their own college.</summary>
    CollegeLeader,

    /// <summary>学籍管理员: everything in a campaign but system administration.</summary>
    Registrar,

    /// <summary>采集员: check-in, queue, station, takings; numbers, never a name in full or an ID number.</summary>
    PhotoOperator,

    /// <summary>审计: reads the audit trail; changes nothing.</summary>
    Auditor,

    /// <summary>系统管理员: accounts, sign-in, keys, backups; reads no student's record.</summary>
    Administrator,
}

/// <summary>A role with what it is limited to.</summary>
/// <param name="Role">The role.</param>
/// <param name="Scope">
/// A student's 学号, a counselor's class, a college person's college, by name as in the campaign; null for a role without limit.
/// </param>
public sealed record Grant(Role Role, string? Scope = null);

/// <summary>Through what an act came in.</summary>
public enum Channel
{
    Web,
    Api,
    CommandLine,
    Station,
    System,
}

/// <summary>Who acts, with what rights, through what.</summary>
/// <param name="AccountId">The account, or null for the program itself and the command line.</param>
/// <param name="Name">The name shown in the audit trail.</param>
public sealed record Actor(Guid? AccountId, string Name, IReadOnlyList<Grant> Grants, Channel Channel)
{
    /// <summary>The program itself, for what is due and nobody asks for.</summary>
    public static Actor Program { get; } = new(null, "登科", [], Channel.System);

    /// <summary>The person at the server's own command line: whoever can run it owns the data folder already.</summary>
    public static Actor CommandLine { get; } = new(null, "command line", [new Grant(Role.Registrar)], Channel.CommandLine);

    public bool Is(Role role) => Grants.Any(g => g.Role == role);

    public bool IsAny(params ReadOnlySpan<Role> roles)
    {
        foreach (var role in roles)
        {
            if (Is(role))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The scopes under which the actor holds <paramref name="role"/>.</summary>
    public IReadOnlyList<string> Scopes(Role role) =>
        [.. Grants.Where(g => g.Role == role && g.Scope is not null).Select(g => g.Scope!)];
}
