using System.Reflection;
using Dengke.Domain.Kernel;

namespace Dengke.Platform.Handling;

/// <summary>The name of an operation and the roles that may do it. Every command carries one; there is no default.</summary>
/// <param name="type">Stable name in the audit trail: noun, dot, verb, e.g. <c>campaign.revise</c>.</param>
/// <param name="roles">Who may. Empty: no role is needed (signing in, one's own password).</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OperationAttribute(string type, params Role[] roles) : Attribute
{
    public string Type { get; } = type;

    public IReadOnlyList<Role> Roles { get; } = roles;

    public static OperationAttribute Of(Type command) =>
        command.GetCustomAttribute<OperationAttribute>()
        ?? throw new InvalidOperationException($"{command.Name} does not declare its operation.");
}

/// <summary>An act that is done in a sealed campaign too. Every other act of it is refused with <c>campaign_sealed</c> (SEA-2).</summary>
/// <param name="because">Why it changes nothing that is sealed.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AfterSealingAttribute(string because) : Attribute
{
    public string Because { get; } = because;
}

/// <summary>
/// One act: what is asked for, and how it is done, on one screen. Run by <see cref="Runner"/> alone, in one transaction,
/// and possibly more than once when the database asks for a retry: a handler touches nothing outside its <see cref="Work"/>.
/// </summary>
/// <typeparam name="TResult">What the caller gets; serialisable to JSON.</typeparam>
public abstract record Command<TResult>
{
    /// <summary>The campaign it belongs to, if any.</summary>
    public virtual string? Campaign => null;

    /// <summary>Why, where the act carries a reason.</summary>
    public virtual string? Because => null;

    /// <summary>Does it: load, let the domain decide, record what happened. At least one event must be recorded on success.</summary>
    public abstract Task<Outcome<TResult>> Handle(Work work, CancellationToken ct);
}
