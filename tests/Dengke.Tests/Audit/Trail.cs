using Dengke.Data;
using Dengke.Domain.Kernel;

namespace Dengke.Tests.Audit;

/// <summary>Operations with events, a second apart.</summary>
internal static class Trail
{
    public static Action<DengkeDb> Add(int count, DateTimeOffset start) =>
        db =>
        {
            for (var i = 0; i < count; i++)
            {
                var at = start.AddMilliseconds(i);
                var operation = new Operation
                {
                    Id = Guid.CreateVersion7(at),
                    Type = "test.any",
                    ActorName = $"actor {i}",
                    ActorRole = Role.Registrar,
                    Channel = Channel.Web,
                    Reason = "原因",
                    At = at,
                };
                db.Operations.Add(operation);
                for (var sequence = 0; sequence < 2; sequence++)
                {
                    db.AuditEvents.Add(
                        new AuditEvent
                        {
                            Id = Guid.CreateVersion7(at),
                            OperationId = operation.Id,
                            Sequence = sequence,
                            Type = "Any",
                            TypeVersion = 1,
                            Subject = $"subject {i}",
                            Data = $$"""{"n":{{i}}}""",
                        }
                    );
                }
            }
        };
}
