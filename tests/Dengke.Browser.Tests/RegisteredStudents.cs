using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Corrections;
using Dengke.Features.Counselors;
using Dengke.Features.Mine;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Browser.Tests;

/// <summary>Takes students of the demo as far as the counselor's registration, by the commands that the pages run.</summary>
internal static class RegisteredStudents
{
    private const string Campaign = "2025";
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    /// <summary>Of the first college: two of three students are registered, each fifth with a correction, one by proxy.</summary>
    /// <returns>The college.</returns>
    public static async Task<string> OfTheFirstCollege(DemoServer server)
    {
        await using var installation = await Installation.Open(server.Options, Ct);
        var runner = installation.Get<Runner>();
        await using var db = await installation.Get<IDbContextFactory<DengkeDb>>().CreateDbContextAsync(Ct);
        var college = await db
            .Accounts.Where(a => a.UserName == "leader-01")
            .Select(a => a.Grants.Single().Scope!)
            .SingleAsync(Ct);
        var students = await db
            .Students.Where(s => s.College == college && s.InCohort && s.Name != "")
            .OrderBy(s => s.StudentNo)
            .ToListAsync(Ct);
        foreach (var (student, i) in students.Select((s, i) => (s, i)).Where(s => s.i % 3 != 2))
        {
            await Register(db, runner, student, correct: i % 5 == 0, byProxy: i == 1);
        }

        return college;
    }

    private static async Task Register(DengkeDb db, Runner runner, Student student, bool correct, bool byProxy)
    {
        var self = Acting(student.Name, Role.Student, student.StudentNo);
        var counselor = Acting("高辅导员", Role.Counselor, student.ClassName);
        if (byProxy)
        {
            Ok(await runner.Run(new RegisterByProxy(Campaign, student.Id, "在国外交换, 无法登录", 0), counselor));
            return;
        }

        Ok(await runner.Run(new ViewMyRecord(Campaign, student.Id), self));
        if (correct)
        {
            var value = student.Name + "明";
            var why = "户口簿与身份证均为此姓名, 入学时录入有误";
            var ask = new AskCorrection(Campaign, student.Id, "name", value, why, true, true, []);
            correct = (await runner.Run(ask, self)).IsOk;
        }

        IEnumerable<string> ticked = FieldCatalogue.Default.Fields.Select(f => f.Key).Where(key => !(correct && key == "name"));
        var version = await db.StudentConfirmations.Where(c => c.StudentId == student.Id).Select(c => c.Version).SingleAsync(Ct);
        Ok(await runner.Run(new DeclareRecord(Campaign, student.Id, [.. ticked], version), self));
        Ok(await runner.Run(new RegisterStudents(Campaign, [student.Id], EvidenceSeen: true), counselor));
    }

    private static Actor Acting(string name, Role role, string scope) => new(null, name, [new Grant(role, scope)], Channel.Web);

    private static void Ok<T>(Outcome<T> outcome) => Assert.True(outcome.IsOk, outcome.Failure?.Message);
}
