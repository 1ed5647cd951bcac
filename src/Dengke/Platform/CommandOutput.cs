using Spectre.Console;

namespace Dengke.Platform;

/// <summary>Where a command writes: results and progress to <see cref="Out"/>, the one line of a failure to <see cref="Error"/>.</summary>
public sealed record CommandOutput(IAnsiConsole Out, TextWriter Error);
