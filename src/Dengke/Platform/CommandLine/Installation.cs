using Dengke.Data;
using Dengke.Platform.Clock;
using Dengke.Platform.Web;

namespace Dengke.Platform.CommandLine;

/// <summary>An installation opened from the command line: its database brought up to date, and the services that commands run with.</summary>
public sealed class Installation : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private Installation(ServiceProvider services) => this.services = services;

    /// <param name="options">Where it is; addresses do not matter here.</param>
    public static async Task<Installation> Open(ServerOptions options, CancellationToken ct)
    {
        Directory.CreateDirectory(options.DataFolder);
        var database = Database.Open(options.Database, options.DataFolder);
        await database.Migrate(ct);
        var clock = await DemoClock.Open(database, TimeProvider.System);
        var collection = new ServiceCollection();
        collection.AddLogging();
        Server.AddServices(collection, options, database, clock);
        return new Installation(collection.BuildServiceProvider());
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
