using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dengke.Data;
using Dengke.Domain.Records;
using Dengke.Features.Backups;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Crypto;
using Dengke.Platform.Files;
using Dengke.Platform.Web;
using Dengke.Tests.Handoff;
using Dengke.Tests.Records;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dengke.Tests.Backups;

/// <summary>A backup is made of a running installation, and another one is made out of it.</summary>
[Trait("Requirement", "RUN-3")]
public sealed class BackupTests : HandoffFolder, IAsyncLifetime
{
    private readonly RecordsFixture records;
    private readonly List<string> databases = [];

    public BackupTests(DatabaseTemplate template) => records = new(template);

    private AppFixture App => records.App;

    private string Target => At("restored");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await records.InitializeAsync();
        await records.Import(Source.Registry, SampleFiles.Registry());
    }

    public async ValueTask DisposeAsync()
    {
        await records.DisposeAsync();
        foreach (var text in databases)
        {
            using var database = Database.Open(text, Target);
            await DatabaseTemplate.Drop(text, database);
        }
    }

    [Fact]
    public async Task Restore_OfABackup_HasEveryRowFileAndKey()
    {
        var evidence = await Put("证明材料");
        var before = await Content(App.DatabaseText, App.DataFolder);
        var backup = await Backup();

        var restored = await Restore(backup);

        Assert.Equal((ExitCode.Clean, ""), (restored.Status, restored.Error));
        var after = await Content(databases[^1], Target);
        foreach (var (table, rows) in before)
        {
            Assert.Empty(rows.Except(after[table]));
        }

        Assert.All(before.Where(t => !IsTrail(t.Key)), t => Assert.Equal(t.Value, after[t.Key]));
        await using var installation = await Installation.Open(new ServerOptions(Target, Database: databases[^1]), Ct);
        await using var db = installation.Database.CreateDbContext();
        Assert.Equal("证明材料", Encoding.UTF8.GetString((await installation.Get<FileStore>().Get(db, evidence, Ct))!));
        var numbers = await db.SourceRecords.Where(r => r.DocumentNo != null).Select(r => r.DocumentNo!).ToListAsync(Ct);
        Assert.NotEmpty(numbers);
        Assert.All(numbers, n => Assert.Equal(18, installation.Get<Vault>().Open(n, SealPurposes.DocumentNumber).Length));
        Assert.Single(await db.Operations.Where(o => o.Type == "backup.restore").ToListAsync(Ct));
    }

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

        Assert.True(refused > 30, $"{refused} of 39");
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

    private static bool IsTrail(string table) =>
        table is "Operations" or "AuditEvents" or "AuditSeals" or "AuditLeaves" or "OutboxMessages";

    private static async Task<(int, string)> StatusOf(Task<CommandLine> run) => ((await run).Status, (await run).Error);

    private void Refused(CommandLine run, string why)
    {
        Assert.Equal(ExitCode.BadInput, run.Status);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Trim().Split('\n'));
        Assert.False(Directory.Exists(Target));
        Assert.Empty(Directory.GetDirectories(Root, "*.part"));
    }

    private string[] Arguments(string path) => ["--data", App.DataFolder, "--database", App.DatabaseText, "--out", path];

    private async Task<string> Backup()
    {
        var path = At("backup.zip");
        var run = await CommandLine.Run<BackupCommand>(Arguments(path));
        Assert.Equal((ExitCode.Clean, ""), (run.Status, run.Error));
        return path;
    }

    private async Task<CommandLine> Restore(string backup, string? target = null)
    {
        databases.Add(await DatabaseTemplate.Empty());
        return await CommandLine.Run<RestoreCommand>(backup, "--data", target ?? Target, "--database", databases[^1]);
    }

    private async Task<string> Put(string content)
    {
        var files = App.Services.GetRequiredService<FileStore>();
        var id = "";
        await using var db = await App.Services.GetRequiredService<IDbContextFactory<DengkeDb>>().CreateDbContextAsync(Ct);
        id = await files.Put(db, Encoding.UTF8.GetBytes(content), App.Clock.GetUtcNow(), Ct);
        await db.SaveChangesAsync(Ct);
        return id;
    }

    private static async Task<Dictionary<string, IReadOnlyList<string>>> Content(string text, string folder)
    {
        using var database = Database.Open(text, folder);
        await using var db = database.CreateDbContext();
        var content = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var table in await RawTables.Names(db))
        {
            content[table] = await RawTables.Rows(db, table);
        }

        return content;
    }

    /// <summary>Changes the list of a backup and perhaps an entry, as somebody who has the keys or not.</summary>
    private async Task Change(string backup, Func<JsonObject, (string Name, byte[] Content)?> change, bool withKey)
    {
        await using var file = new FileStream(backup, FileMode.Open, FileAccess.ReadWrite);
        await using var zip = new ZipArchive(file, ZipArchiveMode.Update);
        JsonObject manifest;
        await using (var stream = zip.GetEntry(BackupManifest.Entry)!.Open())
        {
            manifest = (await JsonNode.ParseAsync(stream, cancellationToken: Ct))!.AsObject();
        }

        if (change(manifest) is { } entry)
        {
            Replace(zip, entry.Name, entry.Content);
        }

        var list = JsonSerializer.SerializeToUtf8Bytes(manifest);
        Replace(zip, BackupManifest.Entry, list);
        if (withKey)
        {
            var proof = App.Services.GetRequiredService<Vault>().LookUp(list, BackupManifest.Purpose);
            Replace(zip, BackupManifest.Proof, Encoding.ASCII.GetBytes(proof));
        }
    }

    private static void Replace(ZipArchive zip, string name, byte[] content)
    {
        zip.GetEntry(name)!.Delete();
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(content);
    }
}
