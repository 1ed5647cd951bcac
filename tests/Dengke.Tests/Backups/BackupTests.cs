using Dengke.Features.Backups;
using Dengke.Platform.CommandLine;
using Dengke.Tests.Support;

namespace Dengke.Tests.Backups;

/// <summary>A backup is made of a running installation.</summary>
[Trait("Requirement", "RUN-3")]
public sealed class BackupTests(DatabaseTemplate template) : BackupTest(template)
{
    [Fact]
    public async Task Backup_WhileOthersWrite_IsOneStateOfAll()
    {
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await Put(Path.GetRandomFileName());
                    await App.Run(new RecordBackup(1, 1, 0), Installation.Operator);
                }
            },
            Ct
        );

        var backup = await Backup();
        await stop.CancelAsync();
        await writing;

        Assert.Equal((ExitCode.Clean, ""), await StatusOf(Restore(backup)));
    }

    [Fact]
    public async Task Backup_FileThatIsThere_IsNotReplaced()
    {
        await File.WriteAllTextAsync(At("backup.zip"), "mine", Ct);

        var run = await CommandLine.Run<BackupCommand>(Arguments(At("backup.zip")));

        Assert.Equal(ExitCode.BadInput, run.Status);
        Assert.Equal("mine", await File.ReadAllTextAsync(At("backup.zip"), Ct));
    }

    [Fact]
    public async Task Backup_StoredFileIsGone_NamesItAndIsAFinding()
    {
        var id = await Put("会丢失");
        File.Delete(Directory.GetFiles(Path.Combine(App.DataFolder, "files"), $"{id}*", SearchOption.AllDirectories).Single());

        var run = await CommandLine.Run<BackupCommand>(Arguments(At("backup.zip")));

        Assert.Equal((ExitCode.Findings, ""), (run.Status, run.Error));
        Assert.Contains(id, run.Out, StringComparison.Ordinal);
        var restored = await Restore(At("backup.zip"));
        Assert.Equal(ExitCode.Findings, restored.Status);
        Assert.Contains(id, restored.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_FolderOfNoInstallation_IsBadInput()
    {
        var run = await CommandLine.Run<BackupCommand>("--data", At("nowhere"), "--out", At("backup.zip"));

        Assert.Equal(ExitCode.BadInput, run.Status);
        Assert.False(Path.Exists(At("nowhere")));
    }
}
