using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Clock;
using Dengke.Platform.Web;

namespace Dengke.Platform.CommandLine;

/// <summary>An installation opened from the command line: its database brought up to date, and the services that commands run with.</summary>
public sealed class Installation : IAsyncDisposable
{
    /// <summary>The person at the server's own command line, for what an administrator does.</summary>
    public static readonly Actor Operator = Actor.CommandLine with { Grants = [new Grant(Role.Administrator)] };

    private readonly ServiceProvider services;

    private Installation(ServiceProvider services, Database database) => (this.services, Database) = (services, database);

    public Database Database { get; }

    /// <param name="options">Where it is; addresses do not matter here.</param>
    public static async Task<Installation> Open(ServerOptions options, CancellationToken ct)
    {
        Directory.CreateDirectory(options.DataFolder);
        var database = Data.Database.Open(options.Database, options.DataFolder);
        await database.Migrate(ct);
        var clock = await DemoClock.Open(database, TimeProvider.System);
        var collection = new ServiceCollection();
        collection.AddLogging();
        Server.AddServices(collection, options, database, clock);
        return new Installation(collection.BuildServiceProvider(), database);
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
