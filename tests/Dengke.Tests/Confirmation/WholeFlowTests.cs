using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Colleges;
using Dengke.Features.Counselors;
using Dengke.Features.Registrar;
using Dengke.Tests.Records;
using Microsoft.EntityFrameworkCore;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Confirmation;

/// <summary>From the student's phone to the registrar's decision, by the commands that the pages run.</summary>
public sealed class WholeFlowTests(ConfirmationFixture flow) : IClassFixture<ConfirmationFixture>
{
    [Fact]
    [Trait("Requirement", "CON-1")]
    [Trait("Requirement", "CON-3")]
    [Trait("Requirement", "CON-4")]
    [Trait("Requirement", "CON-5")]
    [Trait("Requirement", "CON-7")]
    public async Task College_OneRightOneWrong_GoesFromPhoneToDecision()
    {
        // 何一 and the others of 金融学院: all right.
        await flow.View(Same);
        Assert.Equal(ConfirmationState.DeclaredCorrect, Ok(await flow.Declare(Same)));
        Ok(await flow.Register(FinanceClass, Same));
        Assert.Equal(1, Ok(await flow.Close(Finance)));
        Assert.Equal(SignAnswer.Signed, Ok(await flow.Sign(Finance)));

        // 王三 of 会计学院: the registry has another name than the identity card.
        await flow.View(OtherName);
        var correction = Ok(await flow.Ask(OtherName, "name", "王叁"));
        Assert.Equal(ConfirmationState.CorrectionAsked, Ok(await flow.Declare(OtherName, "name")));
        Ok(await flow.Register(AccountancyClass, OtherName));
        Ok(await flow.Close(Accountancy));
        Ok(await flow.Sign(Accountancy));

        foreach (var college in new[] { Finance, Accountancy })
        {
            var signed = (await flow.Submission(college))!.Signed.Single();
            Ok(await flow.Registrar.Run(new RecordPaper(Campaign, signed.Id, PaperWay.ByHand, null, signed.Version)));
            Ok(await flow.Registrar.Run(new AcceptSubmission(Campaign, college, await flow.SubmissionVersion(college))));
        }

        Assert.Equal(ConfirmationState.Final, await flow.State(Same));
        Assert.Equal(ConfirmationState.Submitted, await flow.State(OtherName));

        Ok(await Decide(correction, Decision.Grant));

        var student = await flow.Find(OtherName);
        Assert.Equal(ConfirmationState.Final, student.Confirmation!.State);
        Assert.Empty(student.Differences);
        Assert.Equal("王叁", student.Name);
        var amendment = await flow.App.Read(db => db.RecordAmendments.SingleAsync(a => a.CorrectionId == correction));
        Assert.Equal((Source.Registry, "王三", "王叁"), (amendment.Source, amendment.OldValue, amendment.NewValue));
        var imported = await flow.App.Read(db => db.SourceRecords.SingleAsync(r => r.Id == student.RegistryRecordId));
        Assert.Contains("王三", imported.Values, StringComparison.Ordinal);

        // The same file again: the decision stands.
        await flow.Records.Import(Source.Registry, SampleFiles.Registry());
        Assert.Empty((await flow.Find(OtherName)).Differences);

        // Reopened: as it was.
        var reason = "公安证明有误";
        var version = (await flow.Correction(correction)).Version;
        Ok(await flow.Registrar.Run(new ReopenCorrection(Campaign, correction, reason, version)));
        Assert.Equal(ConfirmationState.Submitted, await flow.State(OtherName));
        Assert.Equal("name", Assert.Single((await flow.Find(OtherName)).Differences).Field);
        Assert.Equal("王三", (await flow.Find(OtherName)).Name);

        Ok(await Decide(correction, Decision.Refuse, "证明与户口簿不符"));
        Assert.Equal(ConfirmationState.Final, await flow.State(OtherName));
    }

    [Fact]
    [Trait("Requirement", "CON-3")]
    public async Task RegistryOnly_ByProxy_NeedsAReasonAndSaysSo()
    {
        var id = await flow.Id(RegistryOnly);
        var counselor = flow.Counselor(AccountancyClass);

        var without = await counselor.Run(new RegisterByProxy(Campaign, id, " ", await flow.Version(RegistryOnly)));
        Ok(await counselor.Run(new RegisterByProxy(Campaign, id, "在国外交换, 无法登录", await flow.Version(RegistryOnly))));

        Assert.Equal("invalid", without.Failure?.Code);
        var confirmation = (await flow.Find(RegistryOnly)).Confirmation!;
        Assert.Equal(ConfirmationState.Registered, confirmation.State);
        Assert.Equal("在国外交换, 无法登录", confirmation.ProxyReason);
    }

    private async Task<Outcome<DecideResult>> Decide(Guid correction, Decision decision, string? reason = null) =>
        await flow.Registrar.Run(
            new DecideCorrections(Campaign, [correction], decision, reason, To: null, (await flow.Correction(correction)).Version)
        );
}
