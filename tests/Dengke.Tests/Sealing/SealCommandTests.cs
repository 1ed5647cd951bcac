using System.Buffers.Text;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Sealing;
using Dengke.Features.Sealing;
using Dengke.Platform.Clock;
using Dengke.Tests.Support;

namespace Dengke.Tests.Sealing;

/// <summary><c>dengke seal</c> and <c>dengke verify</c>, and a page of Python that checks what they have made.</summary>
[Trait("Requirement", "SEA-3")]
public sealed class SealCommandTests(DatabaseTemplate template) : IAsyncLifetime
{
    private readonly SealFixture seal = new(template);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dengke-seal-");
    private IReadOnlyList<Student> students = [];

    private string Out => Path.Combine(folder.FullName, "out");

    private string Keys => Path.Combine(Out, "jwks.json");

    /// <summary>The command has a clock of its own: in a demo's folder, the demo's.</summary>
    public async ValueTask InitializeAsync()
    {
        await seal.InitializeAsync();
        students = await seal.Done(6);
        var offset = SealFixture.Day - TimeProvider.System.GetUtcNow();
        await seal.App.Arrange(db =>
            db.Settings.Add(new Setting { Key = DemoClock.OffsetSetting, Value = offset.Ticks.ToString() })
        );
    }

    public async ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        await seal.DisposeAsync();
    }

    [Fact]
    [Trait("Requirement", "SEA-2")]
    public async Task Seal_ReadyCampaign_WritesWhatEveryoneCanCheck()
    {
        var done = await Seal();

        Assert.True(done.Status == 0, done.Error);
        var lines = await File.ReadAllLinesAsync(Path.Combine(Out, "records.jsonl"));
        var tree = new MerkleTree([.. lines.Select(l => MerkleTree.LeafHash(Encoding.UTF8.GetBytes(l)))]);
        using var root = Payload(await File.ReadAllTextAsync(Path.Combine(Out, "root.jws")));
        string[] members = ["campaign", "size", "root", "sealed_at"];
        Assert.Equal(members, root.RootElement.EnumerateObject().Select(m => m.Name));
        Assert.Equal((6, 6), (lines.Length, root.RootElement.GetProperty("size").GetInt32()));
        Assert.Equal(Base64Url.EncodeToString(tree.Root), root.RootElement.GetProperty("root").GetString());
        Assert.Equal(
            students.Select(s => $"{s.StudentNo}.json").Order(),
            new DirectoryInfo(Path.Combine(Out, "receipts")).GetFiles().Select(f => f.Name).Order()
        );
        foreach (var student in students)
        {
            Assert.Equal(0, (await Verify(ReceiptOf(student))).Status);
        }
    }

    [Fact]
    [Trait("Requirement", "SEA-2")]
    public async Task Seal_SealedAlready_WritesTheSameAgain()
    {
        await Seal();
        var names = new[] { "records.jsonl", "root.jws", "jwks.json", $"receipts/{students[0].StudentNo}.json" };
        var first = names.Select(n => File.ReadAllBytes(Path.Combine(Out, n))).ToList();
        Directory.Delete(Out, recursive: true);

        var again = await Seal("--json");

        Assert.Equal(0, again.Status);
        Assert.Equal(first, names.Select(n => File.ReadAllBytes(Path.Combine(Out, n))));
        using var json = JsonDocument.Parse(again.Out);
        Assert.True(json.RootElement.GetProperty("already").GetBoolean());
    }

    [Fact]
    [Trait("Requirement", "SEA-1")]
    public async Task Seal_SomethingOpen_SaysInOneLineWhat()
    {
        await seal.WithoutPortrait();

        var refused = await Seal();

        Assert.Equal(1, refused.Status);
        Assert.Contains("未采集 1", refused.Error);
        Assert.Single(refused.Error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public async Task Seal_BadInput_IsToldInOneLine()
    {
        var unknown = await CommandLine.Run<SealCommand>(Arguments("--campaign", "1999", "--out", Out));
        var nowhere = await CommandLine.Run<SealCommand>("--data", Out, "--campaign", "2025", "--out", Out);

        Assert.Equal((2, 2), (unknown.Status, nowhere.Status));
        Assert.Contains("没有批次“1999”", unknown.Error);
    }

    [Fact]
    public async Task Verify_OneCharacterChanged_IsAFinding()
    {
        await Seal();
        var path = ReceiptOf(students[1]);
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("欧阳", "欧陽", StringComparison.Ordinal));

        var found = await Verify(path, "--json");

        Assert.Equal(1, found.Status);
        using var json = JsonDocument.Parse(found.Out);
        Assert.Equal("record_changed", json.RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Verify_NoFileOrNoKeys_IsBadInput()
    {
        await Seal();

        Assert.Equal(2, (await Verify(Path.Combine(Out, "nothing.json"))).Status);
        Assert.Equal(2, (await CommandLine.Run<VerifyCommand>(ReceiptOf(students[0]), "--keys", ReceiptOf(students[0]))).Status);
        Assert.Equal(1, (await Verify(Keys)).Status);
    }

    [Fact]
    public async Task AnotherProgram_InPython_ComesToTheSameVerdicts()
    {
        await Seal();
        foreach (var student in students)
        {
            Assert.Equal((0, "VALID"), await Python(ReceiptOf(student)));
        }

        var path = ReceiptOf(students[0]);
        var receipt = await File.ReadAllTextAsync(path);
        (string Old, string New)[] changes =
        [
            ("欧阳", "欧陽"),
            ("\"index\":0", "\"index\":1"),
            ("\"size\":6", "\"size\":7"),
            ("\"campaign\":\"2025\"", "\"campaign\":\"2026\""),
            ("\"record\":{", "\"record\":{\"campaign\":\"2025\","),
        ];
        foreach (var (old, fresh) in changes)
        {
            await File.WriteAllTextAsync(path, receipt.Replace(old, fresh, StringComparison.Ordinal));
            var (status, said) = await Python(path);
            Assert.True(status == 1, $"{old}: {said}");
            Assert.Equal(1, (await Verify(path)).Status);
        }
    }

    private string[] Arguments(params string[] more) =>
        ["--data", seal.App.DataFolder, "--database", seal.App.DatabaseText, .. more];

    private Task<CommandLine> Seal(params string[] more) =>
        CommandLine.Run<SealCommand>(Arguments(["--campaign", SealFixture.Campaign, "--out", Out, .. more]));

    private Task<CommandLine> Verify(string receipt, params string[] more) =>
        CommandLine.Run<VerifyCommand>([receipt, "--keys", Keys, .. more]);

    private string ReceiptOf(Student student) => Path.Combine(Out, "receipts", $"{student.StudentNo}.json");

    private async Task<(int Status, string Said)> Python(string receipt)
    {
        var start = new ProcessStartInfo("python3")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(Repository.Root, "tests", "verify", "verify.py"));
        start.ArgumentList.Add(receipt);
        start.ArgumentList.Add(Keys);
        using var python = Process.Start(start)!;
        var said = await python.StandardOutput.ReadToEndAsync(seal.Stopping);
        await python.WaitForExitAsync(seal.Stopping);
        return (python.ExitCode, said.Trim());
    }

    private static JsonDocument Payload(string jws) => JsonDocument.Parse(Base64Url.DecodeFromChars(jws.Split('.')[1]));
}
