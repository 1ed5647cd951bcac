using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Colleges;
using Dengke.Features.Corrections;
using Dengke.Features.Counselors;
using Dengke.Features.Mine;
using Dengke.Features.Registrar;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Features.Shared.Summaries;
using Dengke.Platform.Access;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Crypto;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Browser.Tests;

/// <summary>
/// Takes the last two colleges of the demo that have students through the confirmation, by the commands that the pages run: some
/// students ask for corrections, their colleges sign, one paper has come.
/// </summary>
public sealed class RegistrarData(Chrome chrome) : IAsyncLifetime
{
    /// <summary>How many colleges, the last ones.</summary>
    public const int Colleges = 2;

    /// <summary>How many students of a college; smaller ones are passed over.</summary>
    public const int OfCollege = 8;

    private const string Campaign = "2025";

    private Runner runner = null!;

    public async ValueTask InitializeAsync()
    {
        await using var installation = await Installation.Open(chrome.Server.Options, default);
        runner = installation.Get<Runner>();
        await using var db = await installation.Get<IDbContextFactory<DengkeDb>>().CreateDbContextAsync();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var students = await db
            .Students.Where(s => s.InCohort && s.StudentNo != "" && s.RegistryRecordId != null && s.Name.Length <= 3)
            .OrderBy(s => s.StudentNo)
            .ToListAsync();
        var order = DefaultCampaign.Read().Colleges.Select(c => c.Name).ToList();
        var colleges = students
            .GroupBy(s => s.College)
            .Where(g => g.Count() >= OfCollege)
            .OrderBy(g => order.IndexOf(g.Key))
            .TakeLast(Colleges);
        var paper = true;
        foreach (var college in colleges)
        {
            await College(db, installation.Get<Vault>(), college.Key, [.. college.Take(OfCollege)], paper);
            paper = false;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task College(DengkeDb db, Vault vault, string college, List<Student> students, bool paper)
    {
        for (var i = 0; i < students.Count; i++)
        {
            await Student(db, students[i], i);
        }

        await Do(new CloseSummary(Campaign, college, 0), Of(Role.CollegeSecretary, college));
        var rows = await SummaryRows.Load(db, vault, DefaultCampaign.Read(), college, [ConfirmationState.InSummary], default);
        var leader = await db
            .AccountGrants.Where(g => g.Role == Role.CollegeLeader && g.Scope == college)
            .Select(g => g.AccountId)
            .FirstAsync();
        var check = await PasswordCheck.Again(db, leader, DemoServer.Password, default);
        var version = await db.CollegeSubmissions.Where(s => s.College == college).Select(s => s.Version).FirstAsync();
        await Do(new SignSummary(Campaign, college, rows.Hash(), check, version), Of(Role.CollegeLeader, college, leader));
        var signed = await db.SignedSummaries.OrderByDescending(s => s.Id).FirstAsync();
        if (paper)
        {
            await Do(
                new RecordPaper(Campaign, signed.Id, PaperWay.Courier, "SF1234567890", signed.Version),
                Of(Role.Registrar, null)
            );
        }
    }

    private async Task Student(DengkeDb db, Student student, int number)
    {
        var actor = Of(Role.Student, student.StudentNo);
        await Do(new ViewMyRecord(Campaign, student.Id), actor);
        string[] asked = (number % 4) switch
        {
            0 => ["name"],
            1 => ["ethnicity"],
            2 => ["name", "class_name"],
            _ => [],
        };
        foreach (var field in asked)
        {
            var value = field switch
            {
                "name" => student.Name[..1] + "明远",
                "ethnicity" => "珞巴族",
                _ => "转专业21-1",
            };
            NewEvidence[] evidence =
                number == 0
                    ?
                    [
                        Picture("household_register"),
                        Picture("id_card"),
                        new("police_certificate", "%PDF-1.4"u8.ToArray(), "application/pdf"),
                    ]
                    : [Picture("id_card")];
            await Do(
                new AskCorrection(Campaign, student.Id, field, value, "身份证上是这样写的, 录取时录错", true, false, evidence),
                actor
            );
        }

        var version = await db.StudentConfirmations.Where(c => c.StudentId == student.Id).Select(c => c.Version).FirstAsync();
        string[] ticked = [.. DefaultCampaign.Read().Catalogue().Fields.Select(f => f.Key).Except(asked)];
        await Do(new DeclareRecord(Campaign, student.Id, ticked, version), actor);
        await Do(new RegisterStudents(Campaign, [student.Id], EvidenceSeen: true), Of(Role.Counselor, student.ClassName));
    }

    private static NewEvidence Picture(string kind) => new(kind, [0xFF, 0xD8, 0xFF, 0xD9], "image/jpeg");

    private static Actor Of(Role role, string? scope, Guid? account = null) =>
        new(account, "测试", [new Grant(role, scope)], Channel.Web);

    private async Task Do<T>(Command<T> command, Actor actor)
    {
        var outcome = await runner.Run(command, actor);
        Assert.True(outcome.IsOk, $"{command}: {outcome.Failure?.Message}");
    }
}
