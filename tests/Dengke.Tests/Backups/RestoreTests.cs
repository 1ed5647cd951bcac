using System.Text;
using Dengke.Data;
using Dengke.Features.Backups;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Crypto;
using Dengke.Platform.Files;
using Dengke.Platform.Web;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dengke.Tests.Backups;

/// <summary>An installation is made out of a backup, or nothing at all.</summary>
[Trait("Requirement", "RUN-3")]
public sealed class RestoreTests(DatabaseTemplate template) : BackupTest(template)
{
    [Fact]
    public async Task Restore_OfABackup_HasEveryRowFileAndKey()
    {
        var evidence = await Put("证明材料");
        var before = await Content(App.DatabaseText, App.DataFolder);
        var backup = await Backup();

        var restored = await Restore(backup);

        Assert.Equal((ExitCode.Clean, ""), (restored.Status, restored.Error));
        var after = await Content(LastDatabase, Target);
        foreach (var (table, rows) in before)
        {
            Assert.Empty(rows.Except(after[table]));
        }

        Assert.All(before.Where(t => !IsTrail(t.Key)), t => Assert.Equal(t.Value, after[t.Key]));
        await using var installation = await Installation.Open(new ServerOptions(Target, Database: LastDatabase), Ct);
        await using var db = installation.Database.CreateDbContext();
        Assert.Equal("证明材料", Encoding.UTF8.GetString((await installation.Get<FileStore>().Get(db, evidence, Ct))!));
        var numbers = await db.SourceRecords.Where(r => r.DocumentNo != null).Select(r => r.DocumentNo!).ToListAsync(Ct);
        Assert.NotEmpty(numbers);
        Assert.All(numbers, n => Assert.Equal(18, installation.Get<Vault>().Open(n, SealPurposes.DocumentNumber).Length));
        Assert.Single(await db.Operations.Where(o => o.Type == "backup.restore").ToListAsync(Ct));
    }

    [Fact]
    public async Task Restore_WrongPassphrase_IsOneSentenceAndLeavesNothing()
    {
        var archive = new BackupArchive(
            (Database)App.Services.GetRequiredService<IDbContextFactory<DengkeDb>>(),
            App.DataFolder,
            App.Services.GetRequiredService<Vault>(),
            App.Services.GetRequiredService<FileStore>(),
            TimeProvider.System
        );
        (await archive.Write(At("backup.zip"), "another word altogether", progress: null, Ct)).ThrowIfFailed();

        var restored = await Restore(At("backup.zip"));

        Refused(restored, "口令不对");
    }

    [Fact]
    public async Task Restore_ByteFlippedAnywhere_IsRefusedOrHarmless()
    {
        var whole = await File.ReadAllBytesAsync(await Backup(), Ct);
        var refused = 0;
        for (var i = 1; i < 40; i++)
        {
            var broken = whole.ToArray();
            broken[(int)((long)whole.Length * i / 40)] ^= 0x20;
            await File.WriteAllBytesAsync(At($"broken{i}.zip"), broken, Ct);

            // The times in a ZIP file's heads are of no meaning, so one of those may be another.
            var restored = await Restore(At($"broken{i}.zip"), At($"restored{i}"));

            Assert.True(restored.Status is ExitCode.Clean or ExitCode.BadInput, restored.Error);
            Assert.Equal(restored.Status == ExitCode.Clean, Directory.Exists(At($"restored{i}")));
            refused += restored.Status == ExitCode.BadInput ? 1 : 0;
        }

        Assert.True(refused > 19, $"{refused} of 39");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(-1)]
    public async Task Restore_CutOff_IsOneSentence(int length)
    {
        var whole = await File.ReadAllBytesAsync(await Backup(), Ct);
        await File.WriteAllBytesAsync(At("cut.zip"), whole[..(length < 0 ? whole.Length / 2 : length)], Ct);

        Refused(await Restore(At("cut.zip")), "不是登科的备份文件");
    }

    [Fact]
    public async Task Restore_EntryExchangedWithItsHash_IsFoundByTheKey()
    {
        var file = await Put("证明材料");
        var backup = await Backup();
        await Change(
            backup,
            manifest =>
            {
                var entry = manifest["entries"]!.AsObject().First(e => e.Key.Contains(file, StringComparison.Ordinal)).Key;
                manifest["entries"]![entry] = BackupManifest.HashOfContent("假的"u8);
                return (entry, "假的"u8.ToArray());
            },
            withKey: false
        );

        Refused(await Restore(backup), "备份被改动过");
    }

    [Fact]
    public async Task Restore_OfANewerSchema_IsRefused()
    {
        var backup = await Backup();
        await Change(
            backup,
            manifest =>
            {
                manifest["content"]!["migrations"]!.AsArray().Add("29990101000000_FromTheFuture");
                return null;
            },
            withKey: true
        );

        Refused(await Restore(backup), "更新版本的程序");
    }

    [Fact]
    public async Task Restore_IntoAFolderInUse_LeavesItAlone()
    {
        var backup = await Backup();
        Directory.CreateDirectory(Target);
        await File.WriteAllTextAsync(Path.Combine(Target, "mine"), "", Ct);

        var restored = await Restore(backup);

        Assert.Equal(ExitCode.BadInput, restored.Status);
        Assert.Contains("不是空目录", restored.Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(Target));
    }
}
