using System.Text.Json;
using Dengke.Demonstration;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Dengke.Tests.Demo;

[Trait("Requirement", "RUN-1")]
public sealed class DemoCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dengke-demo-");
    private readonly StringWriter written = new();
    private readonly StringWriter error = new();

    public void Dispose()
    {
        folder.Delete(recursive: true);
        written.Dispose();
        error.Dispose();
    }

    [Fact]
    public async Task Demo_EmptyFolder_MakesWhatItPrints()
    {
        var status = await Run("--students", "60", "--phase", "seal", "--json");

        using var json = JsonDocument.Parse(written.ToString());
        Assert.Equal(ExitCode.Clean, status);
        Assert.Equal("2025", json.RootElement.GetProperty("campaign").GetString());
        Assert.Equal(60, json.RootElement.GetProperty("students").GetInt32());
        Assert.True(File.Exists(Path.Combine(folder.FullName, "dengke.db")));
    }

    [Fact]
    public async Task Demo_FolderWithSomethingInIt_IsRefusedAndLeftAlone()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "dengke.db"), "someone's");

        var status = await Run("--students", "60");

        Assert.Equal(ExitCode.BadInput, status);
        Assert.Equal("someone's", await File.ReadAllTextAsync(Path.Combine(folder.FullName, "dengke.db")));
        Assert.Single(error.ToString().TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("--phase", "party")]
    [InlineData("--students", "0")]
    [InlineData("--students", "many")]
    public async Task Demo_BadUsage_IsRefused(string option, string value) =>
        await Assert.ThrowsAnyAsync<CommandAppException>(() => Run(option, value));

    private Task<int> Run(params string[] arguments)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(written) });
        var services = new ServiceCollection();
        services.AddSingleton(new CommandOutput(console, error));
        services.AddSingleton(TimeProvider.System);
        var app = new CommandApp<DemoCommand>(new Services(services));
        app.Configure(config => config.UseStrictParsing().PropagateExceptions());
        return app.RunAsync(["--data", folder.FullName, .. arguments], TestContext.Current.CancellationToken);
    }
}
