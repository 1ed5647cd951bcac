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

    /// <summary>
    /// Of a college that no other test acts in: two of three students are registered, each fifth with a correction, one by proxy.
    /// </summary>
    /// <returns>The number in the names of that college's accounts, two digits.</returns>
    public static async Task<string> OfACollegeApart(DemoServer server)
    {
        await using var installation = await Installation.Open(server.Options, Ct);
        var runner = installation.Get<Runner>();
        await using var db = await installation.Get<IDbContextFactory<DengkeDb>>().CreateDbContextAsync(Ct);
        var met = await db
            .Accounts.Where(a => a.UserName.StartsWith("s-"))
            .SelectMany(a => a.Grants.Select(g => g.Scope!))
            .ToListAsync(Ct);
        var colleges = await db
            .Students.Where(s => s.InCohort && s.Name != "")
            .GroupBy(s => s.College)
            .Where(g => g.Count() >= RegistrarData.OfCollege)
            .Select(g => new { College = g.Key, Met = g.Any(s => met.Contains(s.StudentNo)) })
            .ToDictionaryAsync(g => g.College, g => g.Met, Ct);
        var leaders = await db
            .Accounts.Where(a => a.UserName.StartsWith("leader-"))
            .OrderBy(a => a.UserName)
            .Select(a => new { a.UserName, College = a.Grants.Single().Scope! })
            .ToListAsync(Ct);
        // The first is the one of the people on the front page; the last ones are the registrar's tests'.
        var (leader, college) = leaders
            .Where(l => colleges.ContainsKey(l.College))
            .Skip(1)
            .SkipLast(RegistrarData.Colleges)
            .Where(l => !colleges[l.College])
            .Select(l => (l.UserName, l.College))
            .First();
        var students = await db
            .Students.Where(s => s.College == college && s.InCohort && s.Name != "")
            .OrderBy(s => s.StudentNo)
            .ToListAsync(Ct);
        foreach (var (student, i) in students.Select((s, i) => (s, i)).Where(s => s.i % 3 != 2))
        {
            await Register(db, runner, student, correct: i % 5 == 0, byProxy: i == 1);
        }

        return leader["leader-".Length..];
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
