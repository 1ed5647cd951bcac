using System.ComponentModel;
using Dengke.Domain.Kernel;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Dengke.Station;

/// <summary><c>dengke station</c>: the capture station on the photographer's machine, until it is told to stop (CAP-3).</summary>
public sealed class StationCommand(CommandOutput output, TimeProvider clock) : AsyncCommand<StationCommand.Settings>
{
    public sealed class Settings : CommandSettings
    {
        [CommandOption("--data <DIR>")]
        [Description("本机数据目录 Folder of the station's store and key.")]
        [DefaultValue("station-data")]
        public string Data { get; init; } = "station-data";

        [CommandOption("--server <URL>")]
        [Description("学校服务器 The school's server; without, as it was enrolled.")]
        public string? Server { get; init; }

        [CommandOption("--watch <DIR>")]
        [Description("相机写入的目录 Folder into which a tethered camera writes.")]
        public string? Watch { get; init; }

        [CommandOption("--urls <URL>")]
        [Description("页面地址, 只限本机 Address of its page, on this machine.")]
        [DefaultValue("http://127.0.0.1:5090")]
        public string Urls { get; init; } = "http://127.0.0.1:5090";

        [CommandOption("--keep-free <MB>")]
        [Description("磁盘剩余少于此数即停止拍摄 No more photos with less than so many megabytes free.")]
        [DefaultValue(500)]
        public int KeepFree { get; init; } = 500;

        public override ValidationResult Validate() =>
            KeepFree is < 1 or > 1_000_000
                ? ValidationResult.Error("--keep-free 为 1 至 1000000。 --keep-free is 1 to 1000000.")
                : ValidationResult.Success();
    }

    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        var server = settings.Server is null ? null : ServerLink.Address(settings.Server);
        if (server is { IsOk: false })
        {
            return Fail(server.Failure!);
        }

        var isNew = !File.Exists(DeviceKey.PathIn(settings.Data));
        var passphrase = Passphrase.Read(
            output.Out,
            isNew ? "为本机密钥设一个口令 New passphrase of this station:" : "本机密钥的口令 Passphrase of this station:",
            again: isNew
        );
        if (!passphrase.IsOk)
        {
            return Fail(passphrase.Failure!);
        }

        var options = new StationOptions(settings.Data)
        {
            Server = server?.Value,
            WatchFolder = settings.Watch is { } watch ? Path.GetFullPath(watch) : null,
            Urls = settings.Urls,
            KeepFree = (long)settings.KeepFree << 20,
        };
        var built = await StationHost.Build(options, passphrase.Value, clock, cancellationToken);
        if (!built.IsOk)
        {
            return Fail(built.Failure!);
        }

        await using var app = built.Value;
        await app.StartAsync(cancellationToken);
        output.Out.MarkupLineInterpolated($"登科采集站 Dengke station [bold]{string.Join("  ", app.Urls)}[/]");
        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Clean;
    }

    private int Fail(Failure failure)
    {
        output.Error.WriteLine($"dengke station: {failure.Message} {failure.English}".TrimEnd());
        return ExitCode.BadInput;
    }
}
