using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;

namespace Dengke.Features.Audit;

/// <summary>The names of all operations, from the commands of the program; and whose they are to read.</summary>
internal static class OperationTypes
{
    /// <summary>What an administrator may read: the accounts' operations, and nothing about students.</summary>
    public const string OfAccounts = "account.";

    private static readonly string[] All =
    [
        .. typeof(OperationTypes)
            .Assembly.GetTypes()
            .Where(t => t.IsDefined(typeof(OperationAttribute), inherit: false))
            .Select(t => OperationAttribute.Of(t).Type)
            .Order(StringComparer.Ordinal),
    ];

    public static bool SeesAll(Actor actor) => actor.IsAny(Role.Auditor, Role.Registrar);

    public static IEnumerable<string> For(Actor actor) =>
        All.Where(t => SeesAll(actor) || t.StartsWith(OfAccounts, StringComparison.Ordinal));
}
