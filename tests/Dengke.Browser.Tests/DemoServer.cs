using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Dengke.Platform.Web;
using Npgsql;

namespace Dengke.Browser.Tests;

/// <summary>
/// The program as a person starts it: <c>dengke demo</c>, then <c>dengke serve</c> on a free loopback port, on the database that
/// <c>DENGKE_TEST_DATABASE</c> names. Ended by its own process id.
/// </summary>
public sealed partial class DemoServer : IAsyncLifetime
{
    private static readonly string Named = Environment.GetEnvironmentVariable("DENGKE_TEST_DATABASE") ?? "sqlite";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dengke-browser-");
    private readonly string database = $"dengke_browser_{Guid.NewGuid():N}";
    private Process? server;
    private Task complaints = Task.CompletedTask;

    public Uri Address { get; private set; } = null!;

    /// <summary>The phase at whose start the demo stands.</summary>
    public string Phase { get; init; } = "confirm";

    /// <summary>How many students there are.</summary>
    public int Students { get; init; } = 400;

    /// <summary>Where its data is, for who needs more in it than the demo has.</summary>
    public ServerOptions Options { get; private set; } = null!;

    /// <summary>What <c>serve</c> has said until it was ready.</summary>
    public string Welcome { get; private set; } = "";

    /// <summary>The one password of every account of a demo.</summary>
    public const string Password = "dengke-demo-2025";

    public static string Repository { get; } = FindRepository();

    /// <summary><c>DENGKE_TEST_PROGRAM</c>, the one compiled ahead of time, which starts quicker; else the one that was built with the tests.</summary>
    internal static string Program { get; } =
        Environment.GetEnvironmentVariable("DENGKE_TEST_PROGRAM")
        ?? Path.Combine(Repository, "src", "Dengke", "bin", Configuration, "net10.0", "dengke.dll");

    private static string Configuration =>
        AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";

    public async ValueTask InitializeAsync()
    {
        var data = Path.Combine(folder.FullName, "data");
        var where = "sqlite";
        if (Named != "sqlite")
        {
            await OnServer($"CREATE DATABASE {database}");
            where = "postgres:" + new NpgsqlConnectionStringBuilder(Named["postgres:".Length..]) { Database = database };
        }

        Options = new ServerOptions(data, Database: where);
        string[] size = ["--students", $"{Students}", "--seed", "7", "--phase", Phase];
        using var demo = Start(["demo", "--data", data, "--database", where, .. size]);
        var said = await demo.StandardOutput.ReadToEndAsync();
        var failed = await demo.StandardError.ReadToEndAsync();
        await demo.WaitForExitAsync();
        Assert.True(demo.ExitCode == 0, said + failed);
        await Serve("http://127.0.0.1:0");
    }

    /// <summary>Serves again where it was, as when the network is back.</summary>
    public Task Resume() => Serve(Address.ToString());

    /// <summary>The process that serves.</summary>
    public int ProcessId => server!.Id;

    private async Task Serve(string urls)
    {
        server = Start("serve", "--data", Options.DataFolder, "--database", Options.Database, "--urls", urls);
        _ = server.StandardError.ReadToEndAsync();
        await ReadWelcome(server.StandardOutput);
    }

    /// <summary>Runs a command of the program on this server's data, while it serves.</summary>
    /// <returns>The exit status.</returns>
    public async Task<int> Command(params string[] command)
    {
        using var process = Start([.. command, "--data", Options.DataFolder, "--database", Options.Database]);
        var said = process.StandardOutput.ReadToEndAsync();
        var failed = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(await said + failed);
        return process.ExitCode;
    }

    /// <summary>As when the hall's network is gone.</summary>
    public async Task Stop()
    {
        if (server is { } running)
        {
            server = null;
            running.Kill();
            await running.WaitForExitAsync();
            await complaints;
            running.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        if (Named != "sqlite")
        {
            await OnServer($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
        }

        folder.Delete(recursive: true);
    }

    /// <summary>What the server complains of is left in <c>artifacts/tests</c>.</summary>
    private async Task Keep(StreamReader output)
    {
        var kept = Directory.CreateDirectory(Path.Combine(Repository, "artifacts", "tests"));
        await using var file = File.CreateText(Path.Combine(kept.FullName, $"{database}.log"));
        while (await output.ReadLineAsync() is { } line)
        {
            await file.WriteLineAsync(line);
        }
    }

    private async Task ReadWelcome(StreamReader output)
    {
        var said = new StringBuilder();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (await output.ReadLineAsync(patience.Token) is { } line)
        {
            said.AppendLine(line);
            if (AddressLine().Match(line) is { Success: true } match)
            {
                Address = new Uri(match.Value);
            }

            if (line.Contains("系统管理员", StringComparison.Ordinal))
            {
                break;
            }
        }

        Welcome = said.ToString();
        complaints = Keep(output);
        Assert.True(Address is not null, Welcome);
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        return Process.Start(start)!;
    }

    private static async Task OnServer(string sql)
    {
        var connection = new NpgsqlConnectionStringBuilder(Named["postgres:".Length..])
        {
            Database = "postgres",
            Pooling = false,
        };
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static string FindRepository()
    {
        var candidate = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(candidate.FullName, "Dengke.slnx")))
        {
            candidate = candidate.Parent!;
        }

        return candidate.FullName;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AddressLine();
}
