using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Colleges;
using Dengke.Features.Registrar;
using Dengke.Tests.Confirmation;
using Dengke.Tests.People;
using Dengke.Tests.Support;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Colleges;

/// <summary>Each test with a campaign of its own: 金融学院 has 何一 and 阿依古丽, 会计学院 has 王三 and 李四.</summary>
public abstract class CollegeTest(DatabaseTemplate template) : IAsyncLifetime
{
    protected const string Second = "2021310002";
    protected static readonly string Address = AddressOf(Finance);

    protected ConfirmationFixture Flow { get; } = new(template);

    protected static string AddressOf(string college) => $"/campaigns/{Campaign}/colleges/{Uri.EscapeDataString(college)}";

    public ValueTask InitializeAsync() => Flow.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await Flow.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<TestPerson> LeaderWithPassword(string college = Finance) =>
        Flow.App.WithPassword(null, new Grant(Role.CollegeLeader, college));

    /// <summary>何一 declares everything right and is registered.</summary>
    protected Task RegisterTheFirst() => Register(Same);

    protected async Task Register(string number, string @class = FinanceClass)
    {
        await Flow.View(number);
        Ok(await Flow.Declare(number));
        Ok(await Flow.Register(@class, number));
    }

    /// <summary>The student asks for a correction and is registered.</summary>
    protected async Task Correct(string number, string field, string value, string @class = FinanceClass)
    {
        await Flow.View(number);
        Ok(await Flow.Ask(number, field, value));
        Ok(await Flow.Declare(number, field));
        Ok(await Flow.Register(@class, number));
    }

    /// <summary>Closes and signs what is registered; the round's address.</summary>
    protected async Task<SignedSummary> CloseAndSign()
    {
        Ok(await Flow.Close(Finance));
        Assert.Equal(SignAnswer.Signed, Ok(await Flow.Sign(Finance)));
        return (await Flow.Submission(Finance))!.Signed.MaxBy(s => s.Round)!;
    }

    protected async Task Return(string reason) =>
        Ok(await Flow.Registrar.Run(new ReturnSubmission(Campaign, Finance, reason, await Flow.SubmissionVersion(Finance))));

    protected async Task Accept(SignedSummary round)
    {
        Ok(await Flow.Registrar.Run(new RecordPaper(Campaign, round.Id, PaperWay.ByHand, null, round.Version)));
        Ok(await Flow.Registrar.Run(new AcceptSubmission(Campaign, Finance, await Flow.SubmissionVersion(Finance))));
    }

    protected static async Task<byte[]> Download(TestPerson person, string path)
    {
        using var answer = await (await person.Browser()).Http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path} answers {(int)answer.StatusCode}");
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
