using Dengke.Features.Keys;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Crypto;
using Dengke.Tests.Support;

namespace Dengke.Tests.Keys;

[Trait("Requirement", "SEC-2")]
public sealed class VaultCommandTests(DatabaseTemplate template) : IAsyncLifetime
{
    private readonly AppFixture app = new(template);

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Rotate_Installation_HasANewKeyAndKeepsTheOldOne()
    {
        var old = Keys.CurrentKeyId;

        var run = await Run<RotateVaultCommand>();

        Assert.Equal((ExitCode.Clean, ""), (run.Status, run.Error));
        Assert.NotEqual(old, Keys.CurrentKeyId);
        Assert.Contains(old, Keys.KeyIds);
    }

    [Fact]
    public async Task DropOld_RightAfterTheRotation_IsRefused()
    {
        await Run<RotateVaultCommand>();

        var run = await Run<ResealVaultCommand>("--drop-old");

        Assert.Equal(ExitCode.BadInput, run.Status);
        Assert.Equal(2, Keys.KeyIds.Count);
    }

    [Fact]
    public async Task DropOld_LaterAndNothingUsesIt_IsDone()
    {
        await Run<RotateVaultCommand>();
        File.SetLastWriteTimeUtc(
            Path.Combine(app.DataFolder, "keys", "vault.json"),
            new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc)
        );

        var run = await Run<ResealVaultCommand>("--drop-old");

        Assert.Equal((ExitCode.Clean, ""), (run.Status, run.Error));
        Assert.Equal([Keys.CurrentKeyId], Keys.KeyIds);
    }

    [Fact]
    public async Task Rotate_FolderOfNoInstallation_IsBadInputAndLeftAlone()
    {
        var folder = Path.Combine(app.DataFolder, "elsewhere");

        var run = await CommandLine.Run<RotateVaultCommand>("--data", folder);

        Assert.Equal(ExitCode.BadInput, run.Status);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(folder));
    }

    private Vault Keys => Vault.Open(Path.Combine(app.DataFolder, "keys"));

    private Task<CommandLine> Run<TCommand>(params string[] arguments)
        where TCommand : class, Spectre.Console.Cli.ICommand =>
        CommandLine.Run<TCommand>(["--data", app.DataFolder, "--database", app.DatabaseText, .. arguments]);
}
