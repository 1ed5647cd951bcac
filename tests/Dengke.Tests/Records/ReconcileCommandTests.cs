using System.Text;
using System.Text.Json;
using Dengke.Features.Records;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Dengke.Tests.Records;

[Trait("Requirement", "REC-5")]
public sealed class ReconcileCommandTests : IDisposable
{
    private const string Compared = "逐项比对";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dengke-reconcile-");
    private readonly StringWriter written = new();
    private readonly StringWriter error = new();

    public void Dispose()
    {
        folder.Delete(recursive: true);
        written.Dispose();
        error.Dispose();
    }

    [Fact]
    public async Task Reconcile_OnATerminal_ShowsHowFarItIs()
    {
        var status = await Run(terminal: true);

        Assert.Equal(ExitCode.Findings, status);
        Assert.Contains(Compared, written.ToString());
        Assert.Contains("匹配 1", written.ToString());
    }

    [Fact]
    public async Task Reconcile_IntoAFile_ShowsTheOutcomeOnly()
    {
        var status = await Run(terminal: false);

        Assert.Equal(ExitCode.Findings, status);
        Assert.DoesNotContain(Compared, written.ToString());
        Assert.Contains("匹配 1", written.ToString());
    }

    [Fact]
    public async Task Reconcile_JsonOnATerminal_WritesNothingButJson()
    {
        await Run(terminal: true, "--json");

        using var json = JsonDocument.Parse(written.ToString());
        Assert.Equal(1, json.RootElement.GetProperty("matched").GetInt32());
    }

    private Task<int> Run(bool terminal, params string[] arguments)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = terminal ? AnsiSupport.Yes : AnsiSupport.No,
                Interactive = terminal ? InteractionSupport.Yes : InteractionSupport.No,
                Out = new Screen(written, terminal),
            }
        );
        var services = new ServiceCollection();
        services.AddSingleton(new CommandOutput(console, error));
        var app = new CommandApp<ReconcileCommand>(new Services(services));
        app.Configure(config => config.UseStrictParsing().PropagateExceptions());
        string[] files =
        [
            "--registry",
            Write("registry.csv", "2021310001,张三,男"),
            "--academic",
            Write("academic.csv", "2021310001,张三,女"),
            "--out",
            Path.Combine(folder.FullName, "out"),
        ];
        return app.RunAsync([.. files, .. arguments], TestContext.Current.CancellationToken);
    }

    private string Write(string name, string row)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, $"学号,姓名,性别\n{row}\n");
        return path;
    }

    private sealed class Screen(TextWriter writer, bool isTerminal) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => 200;

        public int Height => 50;

        public void SetEncoding(Encoding encoding) { }
    }
}
