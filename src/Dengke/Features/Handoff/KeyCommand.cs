using Dengke.Domain.Kernel;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Envelopes;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Dengke.Features.Handoff;

/// <summary>What the commands about key files have in common.</summary>
public abstract class KeyCommand<TSettings>(CommandOutput output) : AsyncCommand<TSettings>
    where TSettings : CommandSettings
{
    private const long LargestFile = 1024 * 1024;

    /// <summary>After <c>dengke</c>, for errors.</summary>
    protected abstract string Verb { get; }

    protected IAnsiConsole Console => output.Out;

    protected void Say(string line) => output.Out.Profile.Out.Writer.WriteLine(line);

    protected int Fail(string message)
    {
        output.Error.WriteLine($"dengke {Verb}: {message}");
        return ExitCode.BadInput;
    }

    /// <summary>Something that is no failure, and that whoever runs the command should know.</summary>
    protected void Warn(string message) => output.Error.WriteLine($"dengke {Verb}: {message}");

    protected int Fail(Failure failure) => Fail($"{failure.Message} {failure.English}".Trim());

    protected static Outcome<string> ReadText(string path) =>
        !File.Exists(path) ? Failure.Refused("no_file", $"没有文件“{path}”。", "There is no such file.")
        : new FileInfo(path).Length > LargestFile
            ? Failure.Refused("key_unreadable", $"“{path}”太大, 不是密钥文件。", "It is too large for a key file.")
        : File.ReadAllText(path);

    /// <summary>Opens a private key's file by the passphrase.</summary>
    protected Outcome<PrivateKey> OpenKey(string path) =>
        ReadText(path)
            .Then(text =>
                Passphrase.Read(Console, $"{Path.GetFileName(path)} 的口令 passphrase:").Then(p => PrivateKey.Open(text, p))
            );

    protected static Outcome<PublicKey> ReadPublic(string path) => ReadText(path).Then(PublicKey.Read);
}
