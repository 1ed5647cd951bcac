using Dengke.Domain.Kernel;
using Spectre.Console;

namespace Dengke.Platform.CommandLine;

/// <summary>The passphrase of a key file: from <c>DENGKE_PASSPHRASE</c>, else asked for on a terminal.</summary>
public static class Passphrase
{
    public const string Variable = "DENGKE_PASSPHRASE";

    /// <param name="again">Whether it is asked for twice, for a new one.</param>
    /// <returns><c>no_passphrase</c> where there is neither, <c>passphrases_differ</c>.</returns>
    public static Outcome<string> Read(IAnsiConsole console, string question, bool again = false)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return given;
        }

        if (!console.Profile.Capabilities.Interactive || !console.Profile.Out.IsTerminal)
        {
            return Failure.Refused(
                "no_passphrase",
                $"请在环境变量 {Variable} 中给出口令。",
                $"Give the passphrase in the environment variable {Variable}."
            );
        }

        var typed = console.Prompt(new TextPrompt<string>(question).Secret());
        return !again || console.Prompt(new TextPrompt<string>("再输入一次 Once more:").Secret()) == typed
            ? typed
            : Failure.Refused("passphrases_differ", "两次输入的口令不一致。", "The two differ.");
    }
}
