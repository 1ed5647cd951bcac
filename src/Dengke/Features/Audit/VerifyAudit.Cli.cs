using System.ComponentModel;
using System.Text.Json;
using Dengke.Data;
using Dengke.Platform;
using Dengke.Platform.Audit;
using Dengke.Platform.Clock;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Dengke.Features.Audit;

/// <summary><c>dengke audit verify</c>: recomputes the audit chain and lists whatever is not as it was sealed. Writes nothing.</summary>
public sealed class VerifyAuditCommand(CommandOutput output) : AsyncCommand<VerifyAuditCommand.Settings>
{
    /// <summary>What <c>--json</c> lists; more are counted.</summary>
    private const int MostListed = 10_000;

    public sealed class Settings : InstallationSettings
    {
        [CommandOption("--expect <HASH>")]
        [Description("以前核验时另存的封存哈希 The hash of a seal, kept from an earlier verification.")]
        public string? Expect { get; init; }

        [CommandOption("--json")]
        [Description("以 JSON 输出 Print JSON.")]
        public bool Json { get; init; }

        public override ValidationResult Validate() =>
            Expect is null || (Expect.Length == 64 && Expect.All(char.IsAsciiHexDigit))
                ? ValidationResult.Success()
                : ValidationResult.Error("--expect 应为 64 位十六进制哈希。");
    }

    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        if (settings.Database == "sqlite" && !File.Exists(Path.Combine(settings.Data, "dengke.db")))
        {
            return Fail($"“{settings.Data}”中没有数据库 dengke.db。");
        }

        using var database = Database.Open(settings.Database, settings.Data);
        await using (var db = database.CreateDbContext())
        {
            if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                return Fail("数据库的版本与程序不符; 请先用本程序启动一次服务。");
            }
        }

        var verification = new AuditVerification(database, await DemoClock.Open(database, TimeProvider.System));
        var listed = new List<AuditFinding>();
        var verdict = await output.WithStatus(
            "正在核验 verifying",
            progress => verification.Run(settings.Expect, f => Tell(f, settings, listed), progress, cancellationToken)
        );
        Conclude(verdict, settings, listed);
        return verdict.Findings > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    private void Tell(AuditFinding finding, Settings settings, List<AuditFinding> listed)
    {
        if (!settings.Json)
        {
            output.Out.Profile.Out.Writer.WriteLine(finding.Message);
        }
        else if (listed.Count < MostListed)
        {
            listed.Add(finding);
        }
    }

    private void Conclude(AuditVerdict verdict, Settings settings, List<AuditFinding> listed)
    {
        var writer = output.Out.Profile.Out.Writer;
        if (settings.Json)
        {
            var json = new
            {
                clean = verdict.Findings == 0,
                verdict.Operations,
                verdict.Seals,
                verdict.Unsealed,
                newest = verdict.Hash is null
                    ? null
                    : new
                    {
                        number = verdict.Newest,
                        verdict.Hash,
                        verdict.SealedAt,
                    },
                count = verdict.Findings,
                findings = listed,
            };
            writer.WriteLine(JsonSerializer.Serialize(json, Work.Json));
            return;
        }

        writer.WriteLine(
            $"已核对 {verdict.Operations:N0} 次操作, {verdict.Seals:N0} 次封存; 尚未封存 {verdict.Unsealed:N0} 次操作; 异常 {verdict.Findings:N0} 处。"
        );
        if (verdict.Hash is not null)
        {
            writer.WriteLine($"最新封存 {verdict.Newest}: {verdict.Hash}");
            writer.WriteLine("请把这一哈希另存别处; 下次核验时以 --expect 给出, 即可发现链尾被截去。");
        }
    }

    private int Fail(string message)
    {
        output.Error.WriteLine($"dengke audit verify: {message}");
        return ExitCode.BadInput;
    }
}
