using Dengke.Domain.Confirmation;
using Dengke.Features.Registrar;
using Dengke.Tests.Confirmation;

namespace Dengke.Tests.Registrar;

[Trait("Requirement", "CON-7")]
public sealed class BulkDecisionTests(SubmittedFixture desk) : IClassFixture<SubmittedFixture>
{
    [Fact]
    public async Task Bulk_OneSafeOfThree_GrantsItAndNamesTheOthersWithTheReason()
    {
        var only = await Bulk(desk.Bare);
        var outcome = ConfirmationFixture.Ok(await Bulk(desk.Whole, desk.Bare, desk.ForProvince));
        var again = await Bulk(desk.Whole);

        Assert.Equal("nothing_decided", only.Failure?.Code);
        Assert.Contains("缺少材料(户口簿、居民身份证、公安机关变更证明)", only.Failure!.Message);
        Assert.Equal(1, outcome.Decided);
        Assert.Equal(
            [(desk.Bare, "姓名", "缺少材料"), (desk.ForProvince, "民族", "须上级审批")],
            outcome
                .LeftAside.Select(l => (l.CorrectionId, l.Field, l.Why[..(l.CorrectionId == desk.Bare ? 4 : 5)]))
                .OrderBy(l => l.CorrectionId != desk.Bare)
        );
        Assert.Equal(CorrectionState.Applied, (await desk.Flow.Correction(desk.Whole)).State);
        Assert.Equal(CorrectionState.Submitted, (await desk.Flow.Correction(desk.Bare)).State);
        Assert.Equal(CorrectionState.Submitted, (await desk.Flow.Correction(desk.ForProvince)).State);
        Assert.Equal("nothing_decided", again.Failure?.Code);
    }

    [Fact]
    public async Task Bulk_NothingChosen_SaysSo() => Assert.Equal("请先选择要处理的更正。", (await Bulk()).Failure?.Message);

    private Task<Domain.Kernel.Outcome<DecideResult>> Bulk(params Guid[] corrections) =>
        desk.Registrar.Run(new DecideCorrections(ConfirmationFixture.Campaign, corrections, Decision.Grant, null, null));
}
