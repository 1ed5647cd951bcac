using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Channels;
using Dengke.Platform.Handling;
using Dengke.Platform.Limits;
using Dengke.Platform.Mail;
using Dengke.Platform.Photos;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dengke.Tests.Support;

/// <summary>
/// The web program itself on a loopback port, with a database, a data folder and a clock of its own. A test class takes it as
/// <c>IClassFixture&lt;AppFixture&gt;</c>; its tests share the database, so each makes the people and things that it needs.
/// </summary>
public sealed class AppFixture(DatabaseTemplate template) : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dengke-test-");
    private readonly Dictionary<(Role, string?), TestPerson> people = [];
    private readonly Lock gate = new();
    private WebApplication? app;
    private string? database;

    /// <summary>Stands at 2024-10-10 10:00 in Beijing, within the demo campaign's confirmation, until a test moves it.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2024, 10, 10, 2, 0, 0, TimeSpan.Zero));

    /// <summary>How much is too much; as generous as in an installation unless a test says otherwise.</summary>
    public LimitOptions Limits { get; init; } = new();

    /// <summary>What judges photos; the models beside the program unless a test says otherwise.</summary>
    public IPhotoJudge? PhotoJudge { get; init; }

    /// <summary>Makes what stands in the installation before the program starts; nothing unless a test says otherwise.</summary>
    public Func<ServerOptions, Task>? Before { get; init; }

    /// <summary>The mail server; none unless a test has one.</summary>
    public MailSettings Mail { get; } = new();

    /// <summary>The other channels; none unless a test has one.</summary>
    public ChannelSettings Channels { get; } = new();

    public IServiceProvider Services => app!.Services;

    public Uri Address => new(app!.Urls.Single());

    public string DataFolder => folder.FullName;

    /// <summary>What <c>--database</c> would name it by.</summary>
    public string DatabaseText => database!;

    public async ValueTask InitializeAsync()
    {
        database = await template.Copy(folder.FullName);
        var options = new ServerOptions(folder.FullName, "http://127.0.0.1:0", database)
        {
            Limits = Limits,
            PhotoJudge = PhotoJudge,
            Mail = Mail,
            Channels = Channels,
        };
        if (Before is not null)
        {
            await Before(options);
        }

        app = await Server.Build(options, Clock);
        await app.StartAsync();
    }

    /// <summary>Someone with that role, always the same for the same role and scope. A role that needs a scope gets one.</summary>
    public TestPerson As(Role role, string? scope = null)
    {
        scope ??= role switch
        {
            Role.Student => "2021000001",
            Role.Counselor => "测试2101",
            Role.CollegeSecretary or Role.CollegeLeader => "测试学院",
            _ => null,
        };
        lock (gate)
        {
            return people.TryGetValue((role, scope), out var person)
                ? person
                : people[(role, scope)] = new TestPerson(this, new Grant(role, scope));
        }
    }

    /// <summary>Someone of their own, with these grants and no others.</summary>
    public TestPerson Somebody(params Grant[] grants) => new(this, grants);

    /// <summary>A browser in which nobody has signed in.</summary>
    public Browser Visitor() => new(this);

    /// <summary>Runs a command as an actor that has no account, such as <see cref="Actor.CommandLine"/>.</summary>
    public Task<Outcome<TResult>> Run<TResult>(Command<TResult> command, Actor actor, string? idempotencyKey = null) =>
        Services.GetRequiredService<Runner>().Run(command, actor, idempotencyKey, TestContext.Current.CancellationToken);

    public async Task<T> Read<T>(Func<DengkeDb, Task<T>> query)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<DengkeDb>>().CreateDbContextAsync();
        return await query(db);
    }

    /// <summary>Puts rows into the database directly: what a test needs to be there before it starts.</summary>
    public async Task Arrange(Action<DengkeDb> change)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<DengkeDb>>().CreateDbContextAsync();
        change(db);
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            var databases = (Database)Services.GetRequiredService<IDbContextFactory<DengkeDb>>();
            await app.StopAsync();
            await app.DisposeAsync();
            await DatabaseTemplate.Drop(database!, databases);
            databases.Dispose();
        }

        folder.Delete(recursive: true);
    }
}
