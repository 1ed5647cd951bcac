namespace Dengke.Platform;

/// <summary>The process's own input and output, for a command that another process has started.</summary>
public sealed record CommandStreams(Func<Stream> OpenInput, Func<Stream> OpenOutput);
