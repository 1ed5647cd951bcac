using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Colleges;
using Dengke.Features.Corrections;
using Dengke.Features.Counselors;
using Dengke.Features.Mine;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Features.Shared.Summaries;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;
using Dengke.Tests.People;
using Dengke.Tests.Records;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dengke.Tests.Confirmation;

/// <summary>
/// The default campaign with a handful of students in two colleges, and the people who act on them. 何一: the same on both sides;
/// 王三: the name differs; 李四: in the registry only.
/// </summary>
public sealed class ConfirmationFixture(DatabaseTemplate template) : IAsyncLifetime
{
    public const string Campaign = RecordsFixture.Campaign;
    public const string Finance = "金融学院";
    public const string Accountancy = "会计学院";
    public const string FinanceClass = "金融21-1";
    public const string AccountancyClass = "会计21-1";
    public const string Same = "2021310001";
    public const string OtherName = "2021310003";
    public const string RegistryOnly = "2021310004";

    public RecordsFixture Records { get; } = new(template);

    public AppFixture App => Records.App;

    public TestPerson Registrar => Records.Registrar;

    public async ValueTask InitializeAsync()
    {
        await Records.InitializeAsync();
        await Records.Import(Source.Registry, SampleFiles.Registry());
        await Records.Import(Source.Academic, SampleFiles.Academic());
    }

    public TestPerson Student(string number) => App.As(Role.Student, number);

    public TestPerson Counselor(string @class) => App.As(Role.Counselor, @class);

    public TestPerson Secretary(string college) => App.As(Role.CollegeSecretary, college);

    public TestPerson Leader(string college) => App.As(Role.CollegeLeader, college);

    public Task<Student> Find(string number) =>
        App.Read(db =>
            db.Students.Include(s => s.Confirmation).Include(s => s.Differences).SingleAsync(s => s.StudentNo == number)
        );

    public async Task<Guid> Id(string number) => (await Find(number)).Id;

    public async Task<ConfirmationState> State(string number) => (await Find(number)).Confirmation?.State ?? default;

    public async Task<int> Version(string number) => (await Find(number)).Confirmation?.Version ?? 0;

    /// <summary>Every field that a student may be shown.</summary>
    public static IReadOnlyList<string> AllFields { get; } = [.. FieldCatalogue.Default.Fields.Select(f => f.Key)];

    public async Task View(string number) => Ok(await Student(number).Run(new ViewMyRecord(Campaign, await Id(number))));

    public async Task<Outcome<ConfirmationState>> Declare(string number, params string[] except) =>
        await Student(number)
            .Run(new DeclareRecord(Campaign, await Id(number), [.. AllFields.Except(except)], await Version(number)));

    public async Task<Outcome<Guid>> Ask(string number, string field, string value, params NewEvidence[] evidence) =>
        await Student(number)
            .Run(new AskCorrection(Campaign, await Id(number), field, value, "身份证上是这样写的", true, false, evidence));

    public async Task<Outcome<RegisterResult>> Register(string @class, params string[] numbers)
    {
        List<Guid> ids = [];
        foreach (var number in numbers)
        {
            ids.Add(await Id(number));
        }

        return await Counselor(@class).Run(new RegisterStudents(Campaign, ids, EvidenceSeen: true));
    }

    public async Task<Outcome<int>> Close(string college) =>
        await Secretary(college).Run(new CloseSummary(Campaign, college, await SubmissionVersion(college)));

    /// <summary>Signs what stands in the closed summary now.</summary>
    public async Task<Outcome<SignAnswer>> Sign(string college, string password = PeopleExtensions.Password)
    {
        var leader = await App.WithPassword(null, new Grant(Role.CollegeLeader, college));
        return await Sign(leader, college, await RowsHash(college), password);
    }

    public async Task<Outcome<SignAnswer>> Sign(TestPerson leader, string college, string hash, string password)
    {
        var id = await leader.Id();
        var check = await App.Read(db => PasswordCheck.Again(db, id, password, TestContext.Current.CancellationToken));
        return await leader.Run(new SignSummary(Campaign, college, hash, check, await SubmissionVersion(college)));
    }

    public async Task<string> RowsHash(string college)
    {
        var campaign = DefaultCampaign.Read();
        var vault = App.Services.GetRequiredService<Vault>();
        var rows = await App.Read(db =>
            SummaryRows.Load(db, vault, campaign, college, [ConfirmationState.InSummary], TestContext.Current.CancellationToken)
        );
        return rows.Hash();
    }

    public async Task<int> SubmissionVersion(string college) => (await Submission(college))?.Version ?? 0;

    public Task<CollegeSubmission?> Submission(string college) =>
        App.Read(db => db.CollegeSubmissions.Include(s => s.Signed).SingleOrDefaultAsync(s => s.College == college));

    public Task<Correction> Correction(Guid id) =>
        App.Read(db => db.Corrections.Include(c => c.Evidence).SingleAsync(c => c.Id == id));

    public static T Ok<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.IsOk, outcome.Failure?.Message);
        return outcome.Value;
    }

    public ValueTask DisposeAsync() => Records.DisposeAsync();
}
