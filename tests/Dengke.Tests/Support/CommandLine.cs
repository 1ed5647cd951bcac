using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Dengke.Tests.Support;

/// <summary>Runs a command as the program's own command line does.</summary>
/// <param name="Status">The exit status.</param>
internal sealed record CommandLine(int Status, string Out, string Error)
{
    public static Task<CommandLine> Run<TCommand>(params string[] arguments)
        where TCommand : class, ICommand => Run<TCommand>(_ => { }, arguments);

    /// <param name="add">Adds what the command asks for besides its output and the time.</param>
    public static async Task<CommandLine> Run<TCommand>(Action<IServiceCollection> add, string[] arguments)
        where TCommand : class, ICommand
    {
        await using var written = new StringWriter();
        await using var error = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(written) });
        var services = new ServiceCollection();
        services.AddSingleton(new CommandOutput(console, error));
        services.AddSingleton(TimeProvider.System);
        add(services);
        var app = new CommandApp<TCommand>(new Services(services));
        app.Configure(config => config.UseStrictParsing().PropagateExceptions());
        var status = await app.RunAsync(arguments, TestContext.Current.CancellationToken);
        return new CommandLine(status, written.ToString(), error.ToString());
    }
}
