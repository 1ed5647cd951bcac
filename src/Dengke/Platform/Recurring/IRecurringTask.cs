namespace Dengke.Platform.Recurring;

/// <summary>
/// Something that a served program does every few seconds. Every one in the program is found and run; any number of nodes may run it at
/// the same time.
/// </summary>
public interface IRecurringTask
{
    /// <summary>Does what is to be done now.</summary>
    Task Run(CancellationToken ct);
}
