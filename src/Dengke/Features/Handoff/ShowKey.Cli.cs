using System.ComponentModel;
using Dengke.Domain.Kernel;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Envelopes;
using Spectre.Console.Cli;

namespace Dengke.Features.Handoff;

/// <summary><c>dengke keys show</c>: says what a key file is, without its secret.</summary>
public sealed class ShowKeyCommand(CommandOutput output) : KeyCommand<ShowKeyCommand.Settings>(output)
{
    public sealed class Settings : CommandSettings
    {
        [CommandArgument(0, "<FILE>")]
        [Description("NAME.pub.jwk 或 NAME.key.jwe(要口令) A key file; a private one is opened by its passphrase.")]
        public string File { get; init; } = "";
    }

    protected override string Verb => "keys show";

    public override Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        var text = ReadText(settings.File);
        if (!text.IsOk)
        {
            return Task.FromResult(Fail(text.Failure!));
        }

        var read = text.Value.TrimStart().StartsWith('{') ? PublicKey.Read(text.Value) : OfPrivate(settings.File);
        if (!read.IsOk)
        {
            return Task.FromResult(Fail(read.Failure!));
        }

        Say(read.Value.ToJson().ToJsonString());
        return Task.FromResult(ExitCode.Clean);
    }

    private Outcome<PublicKey> OfPrivate(string path)
    {
        var opened = OpenKey(path);
        if (!opened.IsOk)
        {
            return opened.Failure!;
        }

        using var key = opened.Value;
        return key.Public;
    }
}
