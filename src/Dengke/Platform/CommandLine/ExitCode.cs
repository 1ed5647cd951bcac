namespace Dengke.Platform.CommandLine;

/// <summary>The exit statuses of every command.</summary>
public static class ExitCode
{
    /// <summary>Done, and nothing found.</summary>
    public const int Clean = 0;

    /// <summary>Done, with findings for a person to look at.</summary>
    public const int Findings = 1;

    /// <summary>Bad input or usage; one line on standard error says what.</summary>
    public const int BadInput = 2;

    /// <summary>Stopped by Ctrl-C, as shells count it.</summary>
    public const int Interrupted = 130;
}
