using System.Text;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Keys;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Crypto;
using Dengke.Platform.Files;
using Dengke.Platform.Handling;
using Dengke.Tests.Records;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dengke.Tests.Keys;

/// <summary>Changing the key of what is sealed at rest, while the program serves.</summary>
[Trait("Requirement", "SEC-2")]
public sealed class RotationTests(DatabaseTemplate template) : IAsyncLifetime
{
    private readonly RecordsFixture records = new(template);

    private AppFixture App => records.App;

    private Vault Vault => App.Services.GetRequiredService<Vault>();

    private FileStore Files => App.Services.GetRequiredService<FileStore>();

    private Rotation Rotation =>
        new(
            App.Services.GetRequiredService<Runner>(),
            App.Services.GetRequiredService<IDbContextFactory<DengkeDb>>(),
            Vault,
            Files,
            TimeProvider.System
        );

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await records.InitializeAsync();
        await records.Import(Source.Registry, SampleFiles.Registry());
    }

    public ValueTask DisposeAsync() => records.DisposeAsync();

    [Fact]
    public async Task Rotate_ValuesAndFiles_AreReadableAsBeforeAndUnderTheNewKeyOnly()
    {
        var old = Vault.CurrentKeyId;
        var numbers = await Numbers();
        var file = await Put("证明材料");
        await Rotation.AddKey(Ct);

        var result = await Rotation.Reseal(dropOld: false, Ct);

        Assert.Equal(numbers, await Numbers());
        Assert.Equal("证明材料", await Get(file));
        Assert.Equal(4, result.Values);
        Assert.Equal([old], result.Kept);
        Assert.DoesNotContain(await Sealed(), s => s.StartsWith(Vault.PrefixOf(old), StringComparison.Ordinal));
        Assert.False(await App.Read(db => db.StoredFiles.AnyAsync(f => f.KeyId == old)));
    }

    [Fact]
    public async Task Rotate_EveryColumn_IsSealedAnewUnderItsOwnPurpose()
    {
        var account = await App.Somebody().Id();
        var secret = Vault.Seal("JBSWY3DPEHPK3PXP", SealPurposes.SecondFactor(account));
        await App.Read(db =>
            db.Accounts.Where(a => a.Id == account).ExecuteUpdateAsync(u => u.SetProperty(a => a.TotpSecret, secret))
        );
        await Rotation.AddKey(Ct);

        await Rotation.Reseal(dropOld: false, Ct);

        var now = await App.Read(db => db.Accounts.Where(a => a.Id == account).Select(a => a.TotpSecret).SingleAsync());
        Assert.StartsWith(Vault.PrefixOf(Vault.CurrentKeyId), now);
        Assert.Equal("JBSWY3DPEHPK3PXP", Vault.Open(now!, SealPurposes.SecondFactor(account)));
    }

    [Fact]
    public async Task Rotate_CutOffInTheMiddle_LeavesEverythingReadableAndIsFinishedLater()
    {
        var old = Vault.CurrentKeyId;
        var numbers = await Numbers();
        var (first, second) = (await Put("第一份"), await Put("第二份"));
        await Rotation.AddKey(Ct);
        var some = await App.Read(db => db.SourceRecords.OrderBy(r => r.Id).Select(r => r.Id).Take(2).ToListAsync());
        var operated = App.Somebody(new Grant(Role.Administrator));
        await operated.Run(new ResealValues("SourceRecord.DocumentNo", some));
        // The file is written and the commit never comes.
        await App.Read(async db =>
            await Files.Reseal(await db.StoredFiles.SingleAsync(f => f.Id == first), Vault.CurrentKeyId, Ct)
        );
        var meanwhile = (await Numbers(), await Get(first), await Get(second));

        var result = await Rotation.Reseal(dropOld: true, Ct);

        Assert.Equal(numbers, meanwhile.Item1);
        Assert.Equal(("第一份", "第二份"), (meanwhile.Item2, meanwhile.Item3));
        Assert.Equal(numbers, await Numbers());
        Assert.Equal(("第一份", "第二份"), (await Get(first), await Get(second)));
        Assert.Equal(2, result.Values);
        Assert.Equal([old], result.Dropped);
        Assert.Single(Directory.GetFiles(Path.Combine(App.DataFolder, "files", first[..2]), $"{first}*"));
    }

    [Fact]
    public async Task Drop_SomethingStillUsesTheKey_KeepsIt()
    {
        var old = Vault.CurrentKeyId;
        var file = await Put("证明材料");
        await Rotation.AddKey(Ct);
        var path = Path.Combine(App.DataFolder, "files", file[..2], file);
        File.Move(path, path + ".away");

        var result = await Rotation.Reseal(dropOld: true, Ct);
        File.Move(path + ".away", path);

        Assert.Empty(result.Dropped);
        Assert.Equal([old], result.Kept);
        Assert.Equal("证明材料", await Get(file));
    }

    [Fact]
    public async Task Rotation_EachStep_IsInTheTrail()
    {
        var old = Vault.CurrentKeyId;
        await Rotation.AddKey(Ct);

        await Rotation.Reseal(dropOld: true, Ct);

        var told = await App.Read(db =>
            db.AuditEvents.Where(e => e.Data.Contains("keyId")).Select(e => e.Type + e.Data).ToListAsync()
        );
        Assert.Contains($$"""VaultKeyAdded{"keyId":"{{Vault.CurrentKeyId}}"}""", told);
        Assert.Contains($$"""VaultKeyDropped{"keyId":"{{old}}"}""", told);
    }

    [Fact]
    public void AddKey_ByAnotherProcess_IsTakenUpWhenSomethingIsSealedUnderIt()
    {
        var folder = Path.Combine(App.DataFolder, "keys");
        var other = Vault.Open(folder);
        other.AddKey();

        var text = other.Seal("110105200303070022", SealPurposes.DocumentNumber);

        Assert.Equal("110105200303070022", Vault.Open(text, SealPurposes.DocumentNumber));
        Assert.Equal(other.CurrentKeyId, Vault.CurrentKeyId);
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void AddKey_KeyFile_StaysItsOwnersAloneAndLeavesNothingBeside()
    {
        var folder = Path.Combine(App.DataFolder, "keys");

        Vault.AddKey();

        Assert.Equal(2, Vault.KeyIds.Count);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "vault.json")));
        Assert.Equal(["vault.json", "vault.json.lock"], Directory.GetFiles(folder, "vault*").Select(Path.GetFileName).Order());
    }

    [Fact]
    public void DropKey_TheCurrentOne_IsABug() =>
        Assert.Throws<InvalidOperationException>(() => Vault.DropKey(Vault.CurrentKeyId));

    /// <summary>Columns that hold sealed values are named so; a new one is found here before its values are lost with an old key.</summary>
    [Fact]
    public async Task SealedColumns_All_AreInTheRotation()
    {
        var named = await App.Read(db =>
            Task.FromResult(
                db.Model.GetEntityTypes()
                    .SelectMany(t =>
                        t.GetProperties().Where(p => p.ClrType == typeof(string)).Select(p => $"{t.ClrType.Name}.{p.Name}")
                    )
                    .Where(n =>
                        n.Contains(".Sealed", StringComparison.Ordinal)
                        || n.EndsWith("Secret", StringComparison.Ordinal)
                        || n.EndsWith(".DocumentNo", StringComparison.Ordinal)
                    )
                    .Order(StringComparer.Ordinal)
                    .ToList()
            )
        );

        Assert.Equal(named, SealedColumns.All.Select(c => c.Name).Order(StringComparer.Ordinal));
    }

    private Task<List<string>> Sealed() =>
        App.Read(db => db.SourceRecords.OrderBy(r => r.RowNumber).Select(r => r.DocumentNo!).ToListAsync());

    private async Task<List<string>> Numbers() => (await Sealed()).ConvertAll(s => Vault.Open(s, RowValues.DocumentNumber));

    private Task<string> Put(string text) =>
        App.Read(async db =>
        {
            var id = await Files.Put(db, Encoding.UTF8.GetBytes(text), App.Clock.GetUtcNow(), Ct);
            await db.SaveChangesAsync(Ct);
            return id;
        });

    private async Task<string?> Get(string id) =>
        await App.Read(db => Files.Get(db, id, Ct)) is { } content ? Encoding.UTF8.GetString(content) : null;
}
