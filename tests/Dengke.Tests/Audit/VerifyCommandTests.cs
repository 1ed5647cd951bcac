using System.Text.Json;
using Dengke.Features.Audit;
using Dengke.Platform.Audit;
using Dengke.Platform.CommandLine;
using Dengke.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Cli;

namespace Dengke.Tests.Audit;

[Trait("Requirement", "SEA-5")]
public sealed class VerifyCommandTests(DatabaseTemplate template) : IAsyncLifetime
{
    private readonly AppFixture app = new(template);
    private string newest = "";

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.Arrange(Trail.Add(3, app.Clock.GetUtcNow()));
        newest = (await app.Services.GetRequiredService<AuditSealer>().SealAll(TestContext.Current.CancellationToken))!.Hash;
        await app.Arrange(Trail.Add(2, app.Clock.GetUtcNow().AddMinutes(1)));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Verify_Sound_EndsCleanWithTheHashToBeKept()
    {
        var run = await Run("--expect", newest);

        Assert.Equal((ExitCode.Clean, ""), (run.Status, run.Error));
        Assert.Contains("已核对 3 次操作, 1 次封存; 尚未封存 2 次操作; 异常 0 处。", run.Out, StringComparison.Ordinal);
        Assert.Contains($"最新封存 1: {newest}", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_Json_TellsTheSame()
    {
        var run = await Run("--json");

        using var json = JsonDocument.Parse(run.Out);
        Assert.True(json.RootElement.GetProperty("clean").GetBoolean());
        Assert.Equal(3, json.RootElement.GetProperty("operations").GetInt32());
        Assert.Equal(2, json.RootElement.GetProperty("unsealed").GetInt32());
        Assert.Equal(newest, json.RootElement.GetProperty("newest").GetProperty("hash").GetString());
    }

    [Fact]
    public async Task Verify_OtherHashExpected_EndsWithFindingsOneALine()
    {
        var run = await Run("--expect", new string('a', 64));

        Assert.Equal(ExitCode.Findings, run.Status);
        Assert.Single(run.Out.Split('\n'), l => l.StartsWith("链中没有哈希为", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Verify_NoDatabaseThere_IsBadInputAndMakesNone()
    {
        var folder = Path.Combine(app.DataFolder, "elsewhere");

        var run = await CommandLine.Run<VerifyAuditCommand>("--data", folder);

        Assert.Equal(ExitCode.BadInput, run.Status);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Verify_NotAHash_IsBadUsage() =>
        await Assert.ThrowsAnyAsync<CommandAppException>(() => Run("--expect", "abc"));

    private Task<CommandLine> Run(params string[] arguments) =>
        CommandLine.Run<VerifyAuditCommand>(["--data", app.DataFolder, "--database", app.DatabaseText, .. arguments]);
}
