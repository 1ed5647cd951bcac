using Dengke.Platform.Recurring;

namespace Dengke.Platform.Outbox;

/// <summary>Finds what features bring along, since the platform knows none of them.</summary>
public static class OutboxServices
{
    /// <summary>Adds every outbox handler and every recurring task of the program.</summary>
    public static void AddOutbox(this IServiceCollection services)
    {
        foreach (var type in typeof(OutboxServices).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false }))
        {
            foreach (var role in new[] { typeof(IOutboxHandler), typeof(IRecurringTask) })
            {
                if (role.IsAssignableFrom(type))
                {
                    services.AddSingleton(role, type);
                }
            }
        }
    }
}
