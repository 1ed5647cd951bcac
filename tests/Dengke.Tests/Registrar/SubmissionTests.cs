using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Registrar;
using Dengke.Tests.Confirmation;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Registrar;

[Trait("Requirement", "CON-5")]
public sealed class SubmissionTests(SubmittedFixture desk) : IClassFixture<SubmittedFixture>
{
    /// <summary>会计学院: no acceptance before the paper; once accepted it can neither be returned nor its paper changed.</summary>
    [Fact]
    public async Task Accept_PaperMissingThenThere_IsRefusedThenDone()
    {
        var early = await Accept(Accountancy);
        var withoutNumber = await Paper(Accountancy, PaperWay.Courier, " ");
        Ok(await Paper(Accountancy, PaperWay.Courier, "SF1234567890"));
        Ok(await Accept(Accountancy));
        var later = await Paper(Accountancy, PaperWay.ByHand, null);
        var returned = await Return(Accountancy, "缺页");

        Assert.Equal("paper_missing", early.Failure?.Code);
        Assert.Equal("trackingNumber", withoutNumber.Failure?.Fields.Single().Field);
        Assert.Equal("accepted_already", later.Failure?.Code);
        Assert.Equal("illegal_step", returned.Failure?.Code);
        var submission = (await desk.Flow.Submission(Accountancy))!;
        Assert.Equal(SubmissionState.Accepted, submission.State);
        Assert.Equal("SF1234567890", submission.Signed.Single().TrackingNumber);
        Assert.Equal(ConfirmationState.Submitted, await desk.Flow.State(OtherName));

        Ok(await desk.Decide(desk.Whole, Decision.Refuse, "证明不足"));
        Assert.Equal(ConfirmationState.Final, await desk.Flow.State(OtherName));
    }

    /// <summary>金融学院: returned with a reason, signed anew, and not to be returned once something in it is decided.</summary>
    [Fact]
    public async Task Return_WithReason_BeginsARoundUntilSomethingIsDecided()
    {
        var silent = await Return(Finance, "");
        var seen = await desk.Flow.SubmissionVersion(Finance);
        Ok(await Return(Finance, "第 2 行缺户口簿"));
        var twice = await desk.Registrar.Run(new ReturnSubmission(Campaign, Finance, "第 2 行缺户口簿", seen));

        Assert.Equal("reason", silent.Failure?.Fields.Single().Field);
        Assert.False(twice.IsOk);
        var submission = (await desk.Flow.Submission(Finance))!;
        Assert.Equal((SubmissionState.Open, 2, "第 2 行缺户口簿"), (submission.State, submission.Round, submission.ReturnReason));
        Assert.Equal(ConfirmationState.Registered, await desk.Flow.State(Same));
        Assert.Equal(CorrectionState.Registered, (await desk.Flow.Correction(desk.ForProvince)).State);
        Assert.Equal("returned", (await Paper(Finance, PaperWay.ByHand, null)).Failure?.Code);

        Ok(await desk.Flow.Close(Finance));
        Ok(await desk.Flow.Sign(Finance));
        Ok(await desk.Decide(desk.ForProvince, Decision.Forward, to: "市教委 2024-17 号"));

        Assert.Equal("decided_already", (await Return(Finance, "再退")).Failure?.Code);
        Assert.Equal(SubmissionState.Submitted, (await desk.Flow.Submission(Finance))!.State);
    }

    [Fact]
    public async Task Accept_CollegeThatNeverSigned_IsNotFound() =>
        Assert.Equal("not_found", (await desk.Registrar.Run(new AcceptSubmission(Campaign, "法学院", 0))).Failure?.Code);

    private async Task<Outcome<int>> Accept(string college) =>
        await desk.Registrar.Run(new AcceptSubmission(Campaign, college, await desk.Flow.SubmissionVersion(college)));

    private async Task<Outcome<Done>> Return(string college, string reason) =>
        await desk.Registrar.Run(new ReturnSubmission(Campaign, college, reason, await desk.Flow.SubmissionVersion(college)));

    private async Task<Outcome<Done>> Paper(string college, PaperWay way, string? number)
    {
        var signed = (await desk.Flow.Submission(college))!.Signed.MaxBy(s => s.Round)!;
        return await desk.Registrar.Run(new RecordPaper(Campaign, signed.Id, way, number, signed.Version));
    }
}
