using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Features.Shared.Records;
using Dengke.Platform.CommandLine;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Browser.Tests;

/// <summary>Four students of one college of the demo, and who acts on them.</summary>
/// <param name="Right">Both records say the same.</param>
/// <param name="Wrong">The name differs between the two.</param>
/// <param name="RightName">What the academic system says.</param>
internal sealed record FlowCast(
    Campaign Plan,
    string College,
    Student Right,
    Student Wrong,
    string RightName,
    Student Proxy,
    Student Late
)
{
    public const string Campaign = "/campaigns/2025";
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    public string CollegePage => $"{Campaign}/colleges/{Uri.EscapeDataString(College)}";

    public string SubmissionPage => $"{Campaign}/submissions/{Uri.EscapeDataString(College)}";

    public string Secretary => $"secretary-{Number:00}";

    public string Leader => $"leader-{Number:00}";

    private int Number => Plan.Colleges.Select((c, i) => (c.Name, i)).First(c => c.Name == College).i + 1;

    public string CounselorOf(Student student) => Plan.Classes.First(c => c.Name == student.ClassName).Counselor!;

    /// <summary>Of the first two colleges that have such students.</summary>
    public static async Task<IReadOnlyList<FlowCast>> Two(DemoServer server)
    {
        var casts = await All(server);
        Assert.True(casts.Count >= 2, "The demo has too few colleges with a student whose name differs.");
        return casts.GetRange(0, 2);
    }

    /// <summary>Of the first college of a campus that has such students.</summary>
    public static async Task<FlowCast> OfCampus(DemoServer server, string campus) =>
        (await All(server)).First(c => c.Plan.CampusOf(c.Plan.Classes.First(k => k.Name == c.Right.ClassName)) == campus);

    /// <summary>One of each college that has a student with another name and three whose records are the same.</summary>
    private static async Task<List<FlowCast>> All(DemoServer server)
    {
        await using var installation = await Installation.Open(server.Options, Ct);
        await using var db = await installation.Get<IDbContextFactory<DengkeDb>>().CreateDbContextAsync(Ct);
        var plan = DefaultCampaign.Read();
        var students = await db
            .Students.AsNoTracking()
            .Include(s => s.Differences)
            .Where(s => s.InCohort && s.RegistryRecordId != null && s.AcademicRecordId != null)
            .OrderBy(s => s.StudentNo)
            .ToListAsync(Ct);
        var casts = new List<FlowCast>();
        foreach (var college in students.GroupBy(s => s.College))
        {
            var wrong = college.FirstOrDefault(s => s.Differences is [{ Field: "name", Verdict: Verdict.Differs }]);
            var same = college.Where(s => s.Differences.Count == 0).Take(3).ToList();
            if (wrong is not null && same.Count == 3)
            {
                var row = await db.SourceRecords.AsNoTracking().SingleAsync(r => r.Id == wrong.AcademicRecordId, Ct);
                casts.Add(new FlowCast(plan, college.Key, same[0], wrong, RowValues.Masked(row)["name"], same[1], same[2]));
            }
        }

        return casts;
    }

    public async Task AssertDone(DemoServer server)
    {
        await using var installation = await Installation.Open(server.Options, Ct);
        await using var db = await installation.Get<IDbContextFactory<DengkeDb>>().CreateDbContextAsync(Ct);
        var ids = new[] { Right.Id, Wrong.Id, Proxy.Id, Late.Id };
        var done = await db.StudentConfirmations.AsNoTracking().Where(c => ids.Contains(c.StudentId)).ToListAsync(Ct);
        Assert.Equal(4, done.Count);
        Assert.All(done, c => Assert.Equal(ConfirmationState.Final, c.State));
        Assert.Equal([Late.Id], done.Where(c => c.Late).Select(c => c.StudentId));
        Assert.Equal([Proxy.Id], done.Where(c => c.ProxyReason is not null).Select(c => c.StudentId));
        var mended = await db.Students.AsNoTracking().Include(s => s.Differences).SingleAsync(s => s.Id == Wrong.Id, Ct);
        Assert.Equal(RightName, mended.Name);
        Assert.Empty(mended.Differences);
    }
}
