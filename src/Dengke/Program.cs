using System.Data.Common;
using System.Text;
using Dengke.Demonstration;
using Dengke.Features.Audit;
using Dengke.Features.Backups;
using Dengke.Features.Exports;
using Dengke.Features.Exports.Archive;
using Dengke.Features.Handoff;
using Dengke.Features.Keys;
using Dengke.Features.Notices;
using Dengke.Features.Photos;
using Dengke.Features.Photos.Calibration;
using Dengke.Features.Records;
using Dengke.Features.Sealing;
using Dengke.Features.Timetable;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Photos;
using Dengke.Serving;
using Dengke.Station;
using Spectre.Console;
using Spectre.Console.Cli;

Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
#pragma warning disable RS0030 // The one place that may touch the console: everything else is handed its streams.
var error = Console.Error;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var streams = new CommandStreams(Console.OpenStandardInput, Console.OpenStandardOutput);
#pragma warning restore RS0030
var services = new ServiceCollection();
services.AddSingleton(new CommandOutput(AnsiConsole.Console, error));
services.AddSingleton(streams);
services.AddSingleton(TimeProvider.System);
services.AddSingleton<IPhotoJudge, PhotoJudge>();

var app = new CommandApp(new Services(services));
app.Configure(config =>
{
    config.SetApplicationName("dengke");
    config.UseStrictParsing();
    config.PropagateExceptions();
    config.ValidateExamples();
    config
        .AddCommand<ServeCommand>("serve")
        .WithDescription("启动网站 Serve the web program.")
        .WithExample("serve", "--data", "data", "--urls", "http://127.0.0.1:5080");
    config
        .AddCommand<DemoCommand>("demo")
        .WithDescription("建立演示数据 Make a demo with fictional people.")
        .WithExample("demo", "--data", "data/demo", "--students", "3000", "--phase", "confirm");
    config
        .AddCommand<ReconcileCommand>("reconcile")
        .WithDescription("比对两个文件 Reconcile two files.")
        .WithExample("reconcile", "--registry", "KSXX.dbf", "--academic", "教务系统导出.xlsx", "--out", "out");
    config
        .AddCommand<ImportCommand>("import")
        .WithDescription("导入学籍数据 Import a source's file.")
        .WithExample("import", "--data", "data", "--campaign", "2025", "--source", "registry", "学籍平台导出.xls", "--apply");
    config.AddBranch(
        "photos",
        photos =>
        {
            photos.SetDescription("照片检查 Photos: check, compare, calibrate.");
            photos
                .AddCommand<CheckPhotosCommand>("check")
                .WithDescription("按规格检查照片 Check photos against a specification.")
                .WithExample("photos", "check", "照片", "--report", "报告", "--json", "结果.jsonl");
            photos
                .AddCommand<ComparePhotosCommand>("compare")
                .WithDescription("比对两张人像 Compare two portraits.")
                .WithExample("photos", "compare", "a.jpg", "b.jpg", "--json");
            photos
                .AddCommand<CalibratePhotosCommand>("calibrate")
                .WithDescription("用本校照片校准阈值 Set thresholds from labelled photos.")
                .WithExample("photos", "calibrate", "--labels", "labels.csv", "--out", "school.yaml");
        }
    );
    config
        .AddCommand<StationCommand>("station")
        .WithDescription("采集站 The capture station, on the photographer's machine.")
        .WithExample("station", "--data", "station-data", "--server", "https://dengke.example.edu.cn");
    config.AddBranch(
        "keys",
        keys =>
        {
            keys.SetDescription("照片的密钥 Keys of the photos: new, show, split, join.");
            keys.AddCommand<NewKeyCommand>("new")
                .WithDescription("新建密钥对 Make a key pair.")
                .WithExample("keys", "new", "registrar", "--use", "enc", "--out", "keys");
            keys.AddCommand<ShowKeyCommand>("show")
                .WithDescription("查看密钥 Say what a key file is.")
                .WithExample("keys", "show", "keys/registrar.pub.jwk");
            keys.AddCommand<SplitKeyCommand>("split")
                .WithDescription("拆分给多人 Share a private key among holders.")
                .WithExample("keys", "split", "keys/registrar.key.jwe", "--shares", "5", "--threshold", "3");
            keys.AddCommand<JoinKeyCommand>("join")
                .WithDescription("由多人恢复 Restore a private key from shares.")
                .WithExample("keys", "join", "registrar.share-1.json", "registrar.share-4.json", "registrar.share-5.json");
        }
    );
    config.AddBranch(
        "handoff",
        handoff =>
        {
            handoff.SetDescription("照片移交 Handing photos over: pack, open, archive.");
            handoff
                .AddCommand<PackCommand>("pack")
                .WithDescription("加密打包 Encrypt a folder of photos into a signed package.")
                .WithExample(
                    "handoff",
                    "pack",
                    "照片",
                    "--to",
                    "registrar.pub.jwk",
                    "--sign",
                    "station.key.jwe",
                    "--out",
                    "照片.zip"
                );
            handoff
                .AddCommand<OpenCommand>("open")
                .WithDescription("打开照片包 Open packages.")
                .WithExample("handoff", "open", "照片.zip", "--key", "registrar.key.jwe", "--out", "打开的照片");
            handoff
                .AddCommand<ArchiveCommand>("archive")
                .WithDescription("照片归档 Name the opened photos and pack them.")
                .WithExample(
                    "handoff",
                    "archive",
                    "--photos",
                    "打开的照片",
                    "--names",
                    "names.csv",
                    "--template",
                    "{student_no}-{name}.jpg",
                    "--out",
                    "照片归档.zip"
                );
        }
    );
    config.AddBranch(
        "schedule",
        schedule =>
        {
            schedule.SetDescription("采集安排 The capture timetable: solve, simulate.");
            schedule
                .AddCommand<SolveScheduleCommand>("solve")
                .WithDescription("自动排时段 Look for a timetable.")
                .WithExample("schedule", "solve", "--data", "data", "--campaign", "2025", "--apply");
            schedule
                .AddCommand<SimulateScheduleCommand>("simulate")
                .WithDescription("模拟排队 Predict queues and waits.")
                .WithExample("schedule", "simulate", "--data", "data", "--campaign", "2025", "--target", "10");
            schedule.AddCommand<SearchCommand>("search").IsHidden();
        }
    );
    config
        .AddCommand<SealCommand>("seal")
        .WithDescription("封存批次并导出 Seal a campaign and write what was sealed.")
        .WithExample("seal", "--data", "data", "--campaign", "2025", "--out", "封存2025");
    config
        .AddCommand<VerifyCommand>("verify")
        .WithDescription("核验回执 Check a receipt, without a server.")
        .WithExample("verify", "2021310001.json", "--keys", "jwks.json");
    config.AddBranch(
        "export",
        export =>
        {
            export.SetDescription("导出 Exports of the finished set: registry, diploma, review, archive.");
            export
                .AddCommand<ExportRegistryCommand>("registry")
                .WithDescription("学信网上报数据 The file for the registry.")
                .WithExample("export", "registry", "--data", "data", "--campaign", "2025", "--out", "导出", "--reason", "上报");
            export
                .AddCommand<ExportDiplomaCommand>("diploma")
                .WithDescription("证书打印数据 Print data of certificates, and a proof of the names.")
                .WithExample("export", "diploma", "--data", "data", "--campaign", "2025", "--out", "导出");
            export
                .AddCommand<ExportReviewCommand>("review")
                .WithDescription("毕业资格审查名单 The list for the graduation review.")
                .WithExample("export", "review", "--data", "data", "--campaign", "2025", "--out", "导出");
            export
                .AddCommand<ExportArchiveCommand>("archive")
                .WithDescription("归档包 The archives' pack.")
                .WithExample("export", "archive", "--data", "data", "--campaign", "2025", "--out", "导出", "--reason", "归档");
        }
    );
    config
        .AddCommand<NoticesCommand>("notices")
        .WithDescription("生成通知与附件 Write the notice and its attachments.")
        .WithExample("notices", "--data", "data", "--campaign", "2025", "--out", "通知");
    config.AddBranch(
        "audit",
        audit =>
        {
            audit.SetDescription("操作记录 The audit trail.");
            audit
                .AddCommand<VerifyAuditCommand>("verify")
                .WithDescription("核验操作记录 Verify the audit trail.")
                .WithExample("audit", "verify", "--data", "data");
        }
    );
    config
        .AddCommand<BackupCommand>("backup")
        .WithDescription("备份 Write the whole installation into one file.")
        .WithExample("backup", "--data", "data", "--out", "dengke-20241101.zip");
    config
        .AddCommand<RestoreCommand>("restore")
        .WithDescription("恢复 Make an installation out of a backup.")
        .WithExample("restore", "dengke-20241101.zip", "--data", "data");
    config.AddBranch(
        "vault",
        vault =>
        {
            vault.SetDescription("静态加密的密钥 The keys by which values and files are sealed at rest.");
            vault
                .AddCommand<RotateVaultCommand>("rotate")
                .WithDescription("换用新密钥 Add a key and bring everything under it.")
                .WithExample("vault", "rotate", "--data", "data");
            vault
                .AddCommand<ResealVaultCommand>("reseal")
                .WithDescription("续做换钥, 删除旧密钥 Finish a rotation, drop old keys.")
                .WithExample("vault", "reseal", "--data", "data", "--drop-old");
        }
    );
});

try
{
    return await app.RunAsync(args);
}
catch (CommandAppException e)
{
    return Fail(e.Message);
}
catch (Exception e)
    when (e is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or DbException)
{
    return Fail(e.Message);
}

int Fail(string message)
{
    error.WriteLine($"dengke: {message.ReplaceLineEndings(" ").Trim()}");
    return ExitCode.BadInput;
}
