using Dengke.Data;
using Dengke.Domain.Sealing;
using Dengke.Features.Backups;
using Dengke.Features.Sealing;
using Dengke.Tests.Handoff;
using Dengke.Tests.Support;

namespace Dengke.Tests.Sealing;

/// <summary>A sealed campaign that went through a backup is the same seal, to the byte, and what was handed out stays valid.</summary>
[Trait("Requirement", "RUN-3")]
[Trait("Requirement", "SEA-2")]
public sealed class SealedBackupTests(DatabaseTemplate template) : HandoffFolder, IAsyncLifetime
{
    private readonly SealFixture seal = new(template);
    private string restoredDatabase = "";

    private string Restored => At("restored");

    public ValueTask InitializeAsync() => seal.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        if (restoredDatabase.Length > 0)
        {
            using var database = Database.Open(restoredDatabase, Restored);
            await DatabaseTemplate.Drop(restoredDatabase, database);
        }

        await seal.DisposeAsync();
        Dispose();
    }

    [Fact]
    public async Task Restore_OfASealedCampaign_GivesTheSameRootRecordsAndReceipts()
    {
        await seal.Done(3);
        var without = await seal.WithoutPortrait();
        await seal.Name(OpenKind.NoPortrait, without.Id.ToString());
        await seal.MustSeal();
        await WriteSeal(seal.App.DataFolder, seal.App.DatabaseText, "before");
        await Clean(
            CommandLine.Run<BackupCommand>([
                .. Installation(seal.App.DataFolder, seal.App.DatabaseText),
                "--out",
                At("backup.zip"),
            ])
        );
        restoredDatabase = await DatabaseTemplate.Empty();

        await Clean(CommandLine.Run<RestoreCommand>([At("backup.zip"), .. Installation(Restored, restoredDatabase)]));
        await WriteSeal(Restored, restoredDatabase, "after");

        var before = Files("before");
        Assert.Equal(4, before.Keys.Count(k => k.StartsWith("receipts", StringComparison.Ordinal)));
        Assert.Equal(before, Files("after"));
        var receipt = Path.Combine(At("before"), before.Keys.First(k => k.StartsWith("receipts", StringComparison.Ordinal)));
        await Clean(CommandLine.Run<VerifyCommand>(receipt, "--keys", Path.Combine(At("after"), "jwks.json")));
    }

    private Task WriteSeal(string data, string database, string name) =>
        Clean(
            CommandLine.Run<SealCommand>([.. Installation(data, database), "--campaign", SealFixture.Campaign, "--out", At(name)])
        );

    private static string[] Installation(string data, string database) => ["--data", data, "--database", database];

    private static async Task Clean(Task<CommandLine> run) => Assert.Equal((0, ""), ((await run).Status, (await run).Error));

    /// <summary>What lies in a folder, by its path in there.</summary>
    private Dictionary<string, string> Files(string name) =>
        Directory
            .EnumerateFiles(At(name), "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(At(name), f), f => Convert.ToBase64String(File.ReadAllBytes(f)));
}
