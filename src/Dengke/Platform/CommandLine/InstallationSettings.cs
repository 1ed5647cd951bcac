using System.ComponentModel;
using Spectre.Console.Cli;

namespace Dengke.Platform.CommandLine;

/// <summary>Where a data folder is and which database it goes with: asked for by every command that opens an installation.</summary>
public class InstallationSettings : CommandSettings
{
    [CommandOption("--data <DIR>")]
    [Description("数据目录 Data folder: keys, files and the SQLite database.")]
    [DefaultValue("data")]
    public string Data { get; init; } = "data";

    [CommandOption("--database <DATABASE>")]
    [Description("sqlite 或 postgres:连接串 sqlite, or postgres:CONNECTION.")]
    [DefaultValue("sqlite")]
    public string Database { get; init; } = "sqlite";
}
