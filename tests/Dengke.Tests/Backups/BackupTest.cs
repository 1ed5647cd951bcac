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
using Dengke.Tests.Handoff;
using Dengke.Tests.Records;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dengke.Tests.Backups;

/// <summary>A running installation of which backups are made, and a place to restore them to.</summary>
public abstract class BackupTest : HandoffFolder, IAsyncLifetime
{
    private readonly RecordsFixture records;
    private readonly List<string> databases = [];

    protected BackupTest(DatabaseTemplate template) => records = new(template);

    private protected AppFixture App => records.App;

    /// <summary>The database that was last restored to.</summary>
    private protected string LastDatabase => databases[^1];

    private protected string Target => At("restored");

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

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

        Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static bool IsTrail(string table) =>
        table is "Operations" or "AuditEvents" or "AuditSeals" or "AuditLeaves" or "OutboxMessages";

    private protected static async Task<(int, string)> StatusOf(Task<CommandLine> run) => ((await run).Status, (await run).Error);

    private protected void Refused(CommandLine run, string why)
    {
        Assert.Equal(ExitCode.BadInput, run.Status);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Trim().Split('\n'));
        Assert.False(Directory.Exists(Target));
        Assert.Empty(Directory.GetDirectories(Root, "*.part"));
    }

    private protected string[] Arguments(string path) =>
        ["--data", App.DataFolder, "--database", App.DatabaseText, "--out", path];

    private protected async Task<string> Backup()
    {
        var path = At("backup.zip");
        var run = await CommandLine.Run<BackupCommand>(Arguments(path));
        Assert.Equal((ExitCode.Clean, ""), (run.Status, run.Error));
        return path;
    }

    private protected async Task<CommandLine> Restore(string backup, string? target = null)
    {
        databases.Add(await DatabaseTemplate.Empty());
        return await CommandLine.Run<RestoreCommand>(backup, "--data", target ?? Target, "--database", databases[^1]);
    }

    private protected async Task<string> Put(string content)
    {
        var files = App.Services.GetRequiredService<FileStore>();
        var id = "";
        await using var db = await App.Services.GetRequiredService<IDbContextFactory<DengkeDb>>().CreateDbContextAsync(Ct);
        id = await files.Put(db, Encoding.UTF8.GetBytes(content), App.Clock.GetUtcNow(), Ct);
        await db.SaveChangesAsync(Ct);
        return id;
    }

    private protected static async Task<Dictionary<string, IReadOnlyList<string>>> Content(string text, string folder)
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
    private protected async Task Change(string backup, Func<JsonObject, (string Name, byte[] Content)?> change, bool withKey)
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

    private protected static void Replace(ZipArchive zip, string name, byte[] content)
    {
        zip.GetEntry(name)!.Delete();
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(content);
    }
}
