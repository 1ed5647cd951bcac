using System.ComponentModel;
using Dengke.Domain.Kernel;
using Dengke.Features.People;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Handling;
using Dengke.Platform.Web;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Dengke.Serving;

/// <summary><c>dengke serve</c>: the web program, until it is told to stop.</summary>
public sealed class ServeCommand(CommandOutput output) : AsyncCommand<ServeCommand.Settings>
{
    public sealed class Settings : InstallationSettings
    {
        [CommandOption("--urls <URL>")]
        [Description("监听地址 Addresses to listen on, separated by semicolons.")]
        [DefaultValue("http://127.0.0.1:5080")]
        public string Urls { get; init; } = "http://127.0.0.1:5080";
    }

    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        await using var app = await Server.Build(new ServerOptions(settings.Data, settings.Urls, settings.Database));
        var first = await app
            .Services.GetRequiredService<Runner>()
            .Run(new CreateFirstAdministrator(), Actor.CommandLine, ct: cancellationToken);
        await app.StartAsync(cancellationToken);
        if (first.IsOk)
        {
            output.Out.WriteLine($"首个账户 First account: {first.Value.UserName}  {first.Value.Password}");
        }

        await Welcome.Print(app, output.Out, cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Clean;
    }
}
