using System.ComponentModel;
using System.Text.Json;
using Dengke.Domain.Kernel;
using Dengke.Platform;
using Dengke.Platform.Access;
using Dengke.Platform.Clock;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Handling;
using Dengke.Platform.Web;
using Dengke.Serving;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Dengke.Demonstration;

/// <summary><c>dengke demo</c>: makes a data folder with the demo's campaign and its fictional people.</summary>
public sealed class DemoCommand(CommandOutput output, TimeProvider machine) : AsyncCommand<DemoCommand.Settings>
{
    /// <summary>Above it the demo would no longer be one: accounts are made one by one.</summary>
    private const int MostStudents = 40_000;

    public sealed class Settings : InstallationSettings
    {
        [CommandOption("--students <N>")]
        [Description("学生人数 How many students.")]
        [DefaultValue(3000)]
        public int Students { get; init; } = 3000;

        [CommandOption("--seed <N>")]
        [Description("随机种子, 相同则人物相同 Seed: the same one makes the same people.")]
        [DefaultValue(2025)]
        public int Seed { get; init; } = 2025;

        [CommandOption("--phase <PHASE>")]
        [Description("从哪个阶段开始 Where its clock stands: confirm, submit, capture, makeup, proof, seal.")]
        [DefaultValue("confirm")]
        public string Phase { get; init; } = "confirm";

        [CommandOption("--json")]
        [Description("以 JSON 输出 Print JSON.")]
        public bool Json { get; init; }

        public override ValidationResult Validate()
        {
            if (Students is < 1 or > MostStudents)
            {
                return ValidationResult.Error($"--students 应为 1 至 {MostStudents}, 不能是 {Students}。");
            }

            return DemoPhase.Find(Phase) is null
                ? ValidationResult.Error(
                    $"--phase 应为 {string.Join("、", DemoPhase.All.Select(p => p.Name))} 之一, 不能是“{Phase}”。"
                )
                : ValidationResult.Success();
        }
    }

    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        if (
            File.Exists(settings.Data)
            || (Directory.Exists(settings.Data) && Directory.EnumerateFileSystemEntries(settings.Data).Any())
        )
        {
            return Fail($"“{settings.Data}”中已有内容; 演示数据只能放进空目录。");
        }

        var made = await Make(settings, cancellationToken);
        if (made.Failure is { } failure)
        {
            return Fail(failure.Message);
        }

        if (settings.Json)
        {
            PrintJson(settings, made.Value);
        }
        else
        {
            Print(settings, made.Value);
        }

        return ExitCode.Clean;
    }

    private async Task<Outcome<MadeDemo>> Make(Settings settings, CancellationToken ct)
    {
        var options = new ServerOptions(settings.Data, Database: settings.Database);
        var phase = DemoPhase.Find(settings.Phase)!;
        return settings.Json
            ? await MakeTelling(_ => { })
            : await output
                .Out.Status()
                .StartAsync("dengke demo", status => MakeTelling(text => status.Status(Markup.Escape(text))));

        Task<Outcome<MadeDemo>> MakeTelling(Action<string> tell) =>
            new DemoMaker(options, machine, tell).Make(settings.Students, (ulong)settings.Seed, phase, ct);
    }

    private void Print(Settings settings, MadeDemo made)
    {
        WriteLine($"演示数据 Demo: {settings.Data}, 批次 campaign {made.Campaign}");
        WriteLine($"时钟 clock: {made.Phase.Starts:yyyy-MM-dd HH:mm} {made.Phase.Chinese} {made.Phase.English}");
        WriteLine($"学信网 registry {made.Registry.Rows} 行 rows, 教务系统 academic {made.Academic.Rows} 行 rows");
        WriteLine(
            $"学生 students {made.People.Students.Count}, 账号 accounts {made.Accounts}, 密码 password: {Welcome.DemoPassword}"
        );
        foreach (var persona in made.Chosen)
        {
            WriteLine($"  {persona.UserName, -14} {RoleNames.Chinese(persona.Grants[0].Role)} {persona.DisplayName}");
        }
    }

    private void PrintJson(Settings settings, MadeDemo made)
    {
        var json = new
        {
            settings.Data,
            made.Campaign,
            phase = made.Phase.Name,
            clock = made.Phase.Starts,
            students = made.People.Students.Count,
            registry_rows = made.Registry.Rows,
            academic_rows = made.Academic.Rows,
            made.Accounts,
            password = Welcome.DemoPassword,
            personas = made.Chosen.Select(p => new
            {
                user_name = p.UserName,
                name = p.DisplayName,
                role = p.Grants[0].Role,
                scopes = p.Grants.Select(g => g.Scope).OfType<string>(),
            }),
            planted = made.People.Manifest.Traits.ToDictionary(t => t.Key.ToString(), t => t.Value, StringComparer.Ordinal),
            groups = made.People.Manifest.Groups.ToDictionary(g => g.Key.ToString(), g => g.Value, StringComparer.Ordinal),
        };
        WriteLine(JsonSerializer.Serialize(json, Work.Json));
    }

    /// <summary>As it is: the console itself would break long lines, and JSON is to stay one.</summary>
    private void WriteLine(string line) => output.Out.Profile.Out.Writer.WriteLine(line);

    private int Fail(string message)
    {
        output.Error.WriteLine($"dengke demo: {message}");
        return ExitCode.BadInput;
    }
}
