using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Registrar;
using Dengke.Tests.Confirmation;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Registrar;

[Trait("Requirement", "CON-7")]
public sealed class DecisionTests(SubmittedFixture desk) : IClassFixture<SubmittedFixture>
{
    [Theory]
    [InlineData(CorrectionState.Asked, RouteDecision.School, Decision.Grant, "illegal_step")]
    [InlineData(CorrectionState.Registered, RouteDecision.School, Decision.Grant, "illegal_step")]
    [InlineData(CorrectionState.Registered, RouteDecision.School, Decision.Refuse, "illegal_step")]
    [InlineData(CorrectionState.Registered, RouteDecision.Province, Decision.Forward, "illegal_step")]
    [InlineData(CorrectionState.Submitted, RouteDecision.School, Decision.Grant, null)]
    [InlineData(CorrectionState.Submitted, RouteDecision.School, Decision.Refuse, null)]
    [InlineData(CorrectionState.Submitted, RouteDecision.School, Decision.Forward, "school_decides")]
    [InlineData(CorrectionState.Submitted, RouteDecision.Province, Decision.Grant, "forward_first")]
    [InlineData(CorrectionState.Submitted, RouteDecision.Province, Decision.Refuse, null)]
    [InlineData(CorrectionState.Submitted, RouteDecision.Province, Decision.Forward, null)]
    [InlineData(CorrectionState.Submitted, RouteDecision.PlaceOfOrigin, Decision.Grant, "forward_first")]
    [InlineData(CorrectionState.Submitted, RouteDecision.PlaceOfOrigin, Decision.Forward, null)]
    [InlineData(CorrectionState.Forwarded, RouteDecision.Province, Decision.Grant, null)]
    [InlineData(CorrectionState.Forwarded, RouteDecision.Province, Decision.Refuse, null)]
    [InlineData(CorrectionState.Forwarded, RouteDecision.Province, Decision.Forward, "illegal_step")]
    [InlineData(CorrectionState.Applied, RouteDecision.School, Decision.Grant, "illegal_step")]
    [InlineData(CorrectionState.Applied, RouteDecision.School, Decision.Refuse, "illegal_step")]
    [InlineData(CorrectionState.Refused, RouteDecision.School, Decision.Grant, "illegal_step")]
    [InlineData(CorrectionState.Withdrawn, RouteDecision.School, Decision.Grant, "illegal_step")]
    public async Task Decide_OfStateAndRoute_IsWhatTheLifeCycleAndTheRouteAllow(
        CorrectionState state,
        RouteDecision route,
        Decision decision,
        string? code
    )
    {
        await desk.Stand(desk.Bare, state, route);

        var outcome = await desk.Decide(desk.Bare, decision, "与证件不符", "市教委 2024-17 号");

        Assert.Equal(code, outcome.Failure?.Code);
        var expected = decision switch
        {
            _ when code is not null => state,
            Decision.Grant => CorrectionState.Applied,
            Decision.Refuse => CorrectionState.Refused,
            _ => CorrectionState.Forwarded,
        };
        Assert.Equal(expected, (await desk.Flow.Correction(desk.Bare)).State);
    }

    [Theory]
    [InlineData(Decision.Refuse, null, null, "reason")]
    [InlineData(Decision.Refuse, "  ", null, "reason")]
    [InlineData(Decision.Forward, null, "  ", "to")]
    public async Task Decide_WithoutWhatItNeeds_NamesTheInput(Decision decision, string? reason, string? to, string field)
    {
        await desk.Stand(desk.Bare, CorrectionState.Submitted, RouteDecision.Province);

        var outcome = await desk.Decide(desk.Bare, decision, reason, to);

        Assert.Equal(field, outcome.Failure?.Fields.Single().Field);
    }

    [Fact]
    public async Task Decide_SeenBeforeSomebodyElseDecided_IsStale()
    {
        await desk.Stand(desk.Bare, CorrectionState.Submitted, RouteDecision.Province);
        var seen = (await desk.Flow.Correction(desk.Bare)).Version;
        ConfirmationFixture.Ok(await desk.Decide(desk.Bare, Decision.Forward, to: "市教委"));

        var outcome = await desk.Registrar.Run(
            new DecideCorrections(ConfirmationFixture.Campaign, [desk.Bare], Decision.Grant, null, null, seen)
        );

        Assert.Equal("stale", outcome.Failure?.Code);
        Assert.Equal(CorrectionState.Forwarded, (await desk.Flow.Correction(desk.Bare)).State);
    }

    [Theory]
    [InlineData(CorrectionState.Submitted, "illegal_step")]
    [InlineData(CorrectionState.Forwarded, "illegal_step")]
    [InlineData(CorrectionState.Refused, null)]
    public async Task Reopen_OfState_OnlyWhatWasDecided(CorrectionState state, string? code)
    {
        await desk.Stand(desk.Bare, state, RouteDecision.School);
        var version = (await desk.Flow.Correction(desk.Bare)).Version;

        var outcome = await desk.Registrar.Run(
            new ReopenCorrection(ConfirmationFixture.Campaign, desk.Bare, "批复有误", version)
        );

        Assert.Equal(code, outcome.Failure?.Code);
    }

    [Theory]
    [InlineData(Role.Student)]
    [InlineData(Role.Counselor)]
    [InlineData(Role.CollegeSecretary)]
    [InlineData(Role.CollegeLeader)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    [Trait("Requirement", "SEC-1")]
    public async Task RegistrarsActs_ByAnyOtherRole_AreForbidden(Role role)
    {
        var person = desk.App.As(role);
        const string Id = ConfirmationFixture.Campaign;
        const string College = ConfirmationFixture.Finance;

        string?[] codes =
        [
            (await person.Run(new DecideCorrections(Id, [desk.Bare], Decision.Grant, null, null, 1))).Failure?.Code,
            (await person.Run(new ReopenCorrection(Id, desk.Bare, "原因", 1))).Failure?.Code,
            (await person.Run(new RecordPaper(Id, desk.Bare, PaperWay.ByHand, null, 1))).Failure?.Code,
            (await person.Run(new AcceptSubmission(Id, College, 1))).Failure?.Code,
            (await person.Run(new ReturnSubmission(Id, College, "原因", 1))).Failure?.Code,
            (await person.Run(new ExtendWindow(Id, Phase.Confirmation, null, null, new DateTime(2024, 10, 30), "原因")))
                .Failure
                ?.Code,
        ];

        Assert.All(codes, code => Assert.Equal("forbidden", code));
    }
}
