using Dengke.Data;
using Dengke.Demonstration;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Demo.Making;
using Dengke.Features.Demo.People;
using Dengke.Features.People;
using Dengke.Platform.Access;
using Dengke.Platform.Clock;
using Dengke.Platform.Web;
using Dengke.Serving;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Dengke.Tests.Demo;

/// <summary>One demo, made once, and what stands in its database.</summary>
public sealed class MadeDemoFixture(DatabaseTemplate template) : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dengke-demo-");
    private string text = "";

    public FakeTimeProvider Machine { get; } = new(new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero));

    public Database Database { get; private set; } = null!;

    public MadeDemo Made { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        text = await template.Copy(folder.FullName);
        var maker = new DemoMaker(new ServerOptions(folder.FullName, Database: text), Machine, _ => { });
        var made = await maker.Make(600, 5, DemoPhase.Find("capture")!, TestContext.Current.CancellationToken);
        Assert.True(made.IsOk, made.Failure?.Message);
        Made = made.Value;
        Database = Database.Open(text, folder.FullName);
    }

    public async Task<T> Read<T>(Func<DengkeDb, Task<T>> query)
    {
        await using var db = Database.CreateDbContext();
        return await query(db);
    }

    public async ValueTask DisposeAsync()
    {
        await DatabaseTemplate.Drop(text, Database);
        Database.Dispose();
        folder.Delete(recursive: true);
    }
}

[Trait("Requirement", "RUN-1")]
public sealed class DemoMakerTests(MadeDemoFixture demo) : IClassFixture<MadeDemoFixture>
{
    [Fact]
    [Trait("Requirement", "REC-5")]
    public async Task Make_Students_DifferInWhatWasPlanted()
    {
        var found = await demo.Read(db =>
            db.FieldDifferences.Join(
                    db.Students,
                    d => d.StudentId,
                    s => s.Id,
                    (d, s) =>
                        new
                        {
                            s.StudentNo,
                            d.Field,
                            d.Verdict,
                        }
                )
                .ToListAsync()
        );

        var mended = await demo.Read(db =>
            db.RecordAmendments.Join(db.Students, a => a.StudentId, s => s.Id, (a, s) => s.StudentNo + " " + a.Field)
                .ToListAsync()
        );
        Assert.NotEmpty(mended);
        Assert.Equal(
            Sorted(
                demo.Made.People.Manifest.Differences.Where(d => !mended.Contains($"{d.StudentNo} {d.Field}"))
                    .Select(d => $"{d.StudentNo} {d.Field} {d.Verdict}")
            ),
            Sorted(found.Select(d => $"{d.StudentNo} {d.Field} {d.Verdict}"))
        );
    }

    [Fact]
    [Trait("Requirement", "REC-5")]
    public async Task Make_RowsWithoutPartner_AreListedForWhatWasPlanted()
    {
        var found = await demo.Read(db => db.UnmatchedRows.ToListAsync());

        Assert.Equal(
            Sorted(demo.Made.People.Manifest.Unmatched.Select(u => $"{u.Source} {u.Reason}")),
            Sorted(found.Select(u => $"{u.Source} {u.Reason}"))
        );
    }

    [Fact]
    [Trait("Requirement", "CAM-2")]
    public async Task Make_Cohort_LeavesOutTheGroupsThatTheRuleExcludes()
    {
        StudentGroup[] out_ = [StudentGroup.Foreign, StudentGroup.Visiting, StudentGroup.OutsidePlan, StudentGroup.MovedDown];
        var expected = demo.Made.People.Students.Where(s => out_.Contains(s.Group)).Select(s => s.StudentNo);

        var found = await demo.Read(db => db.Students.Where(s => !s.InCohort).Select(s => s.StudentNo).ToListAsync());

        Assert.Equal(Sorted(expected), Sorted(found));
    }

    [Fact]
    public async Task Make_Accounts_EveryStudentFindsTheOwnRecord()
    {
        var scopes = await demo.Read(db =>
            db.AccountGrants.Where(g => g.Role == Role.Student).Select(g => g.Scope!).Distinct().ToListAsync()
        );
        var numbers = await demo.Read(db => db.Students.Select(s => s.StudentNo).ToListAsync());

        Assert.Equal(Sorted(numbers), Sorted(scopes));
    }

    [Fact]
    public async Task Make_Accounts_OneForEveryRoleWithTheDemosPassword()
    {
        var roles = await demo.Read(db => db.AccountGrants.Select(g => g.Role).Distinct().ToListAsync());
        var hash = await demo.Read(db =>
            db.Accounts.Where(a => a.UserName == "registrar").Select(a => a.PasswordHash).SingleAsync()
        );

        Assert.Equal(Enum.GetValues<Role>(), roles.Order());
        Assert.True(PasswordHash.Matches(hash, Welcome.DemoPassword));
    }

    [Fact]
    public async Task Make_Counselor_HasAllTheirClassesUnderOneAccount()
    {
        var grants = await demo.Read(db =>
            db.Accounts.Where(a => a.UserName == "c01").SelectMany(a => a.Grants).Select(g => g.Scope!).ToListAsync()
        );

        Assert.True(grants.Count > 1);
        Assert.Equal(grants.Count, grants.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    [Trait("Requirement", "CON-6")]
    public async Task Make_MorningOfTheCapture_HasTheCollegesSignedOneLateOneTwice()
    {
        var submissions = await demo.Read(db => db.CollegeSubmissions.Include(s => s.Signed).ToListAsync());
        var states = await demo.Read(db => db.StudentConfirmations.Select(c => c.State).Distinct().ToListAsync());
        var applied = await demo.Read(db => db.Corrections.CountAsync(c => c.State == CorrectionState.Applied));

        Assert.All(submissions, s => Assert.True(s.State is SubmissionState.Submitted or SubmissionState.Accepted, s.College));
        Assert.Contains(submissions, s => s.Signed.Exists(r => r.Late));
        Assert.Contains(submissions, s => s.Signed.Exists(r => r.ReturnedAt is not null) && s.State == SubmissionState.Accepted);
        Assert.Contains(ConfirmationState.Final, states);
        Assert.Contains(ConfirmationState.Viewed, states);
        Assert.Equal(await demo.Read(db => db.RecordAmendments.CountAsync()), applied);
    }

    [Fact]
    public async Task Make_Clock_StandsAtTheStartOfThePhase()
    {
        var clock = await DemoClock.Open(demo.Database, demo.Machine);

        Assert.Equal(DemoPhase.Find("capture")!.Starts, clock.GetUtcNow());
    }

    private static List<string> Sorted(IEnumerable<string> lines) => [.. lines.Order(StringComparer.Ordinal)];
}
