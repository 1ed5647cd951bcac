using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Registrar;
using Dengke.Tests.Confirmation;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Registrar;

/// <summary>After the deadline of 10月21日 10:00; each test stands at a later hour than the one before it may have.</summary>
[Trait("Requirement", "CAM-3")]
[Trait("Requirement", "CON-6")]
public sealed class ExtensionTests(ConfirmationFixture flow) : IClassFixture<ConfirmationFixture>
{
    private static readonly DateTime Tomorrow = new(2024, 10, 22, 18, 0, 0);

    [Fact]
    public async Task Extend_StudentThenCollege_AdmitsThoseAloneMarksThemLateAndEnds()
    {
        await flow.View(Same);
        await flow.View(SubmittedFixture.NoEvidence);
        await flow.View(OtherName);
        flow.App.Clock.SetUtcNow(ChinaTime.ToInstant(new DateTime(2024, 10, 21, 10, 0, 0)));

        Assert.Equal("outside_window", (await flow.Declare(Same)).Failure?.Code);

        // One student: that one, and nobody else of the college.
        Ok(await Extend(Phase.Confirmation, null, await flow.Id(Same), Tomorrow));
        Ok(await flow.Declare(Same));
        Assert.True((await flow.Find(Same)).Confirmation!.Late);
        Assert.Equal("outside_window", (await flow.Declare(SubmittedFixture.NoEvidence)).Failure?.Code);

        // One college: all of it, and no other.
        Ok(await Extend(Phase.Confirmation, Finance, null, Tomorrow));
        Ok(await flow.Declare(SubmittedFixture.NoEvidence));
        Assert.Equal("outside_window", (await flow.Declare(OtherName)).Failure?.Code);

        // The college's own submission is another phase with its own extension.
        Ok(await flow.Register(FinanceClass, Same));
        Assert.Equal("outside_window", (await flow.Close(Finance)).Failure?.Code);
        Ok(await Extend(Phase.CollegeSubmission, Finance, null, Tomorrow));
        Ok(await flow.Close(Finance));
        Ok(await flow.Sign(Finance));
        Assert.True((await flow.Submission(Finance))!.Signed.Single().Late);

        // All; and it ends sharp.
        Ok(await Extend(Phase.Confirmation, null, null, Tomorrow));
        flow.App.Clock.SetUtcNow(ChinaTime.ToInstant(Tomorrow));
        Assert.Equal("outside_window", (await flow.Declare(OtherName)).Failure?.Code);
        Ok(await Extend(Phase.Confirmation, null, null, Tomorrow.AddHours(1)));
        Ok(await flow.Declare(OtherName));
    }

    [Theory]
    [InlineData(null, "2024-10-30T10:00", "原因", "college:不存在的学院", "college")]
    [InlineData(null, "2024-10-21T10:00", "原因", null, "until")]
    [InlineData(null, null, "原因", null, "until")]
    [InlineData(null, "2024-10-30T10:00", " ", null, "reason")]
    [InlineData(Same, "2024-10-30T10:00", "原因", "phase:CollegeSubmission", "phase")]
    public async Task Extend_Unacceptable_NamesTheInput(
        string? student,
        string? until,
        string reason,
        string? other,
        string field
    )
    {
        var college = other?.StartsWith("college:", StringComparison.Ordinal) == true ? other["college:".Length..] : null;
        var phase = other?.StartsWith("phase:", StringComparison.Ordinal) == true ? Phase.CollegeSubmission : Phase.Confirmation;
        var id = student is null ? (Guid?)null : await flow.Id(student);

        var outcome = await flow.Registrar.Run(
            new ExtendWindow(
                ConfirmationFixture.Campaign,
                phase,
                college,
                id,
                until is null ? null : DateTime.Parse(until, null),
                reason
            )
        );

        Assert.Equal(field, outcome.Failure?.Fields.Single().Field);
    }

    private Task<Outcome<Guid>> Extend(Phase phase, string? college, Guid? student, DateTime until) =>
        flow.Registrar.Run(new ExtendWindow(ConfirmationFixture.Campaign, phase, college, student, until, "住院, 有医院证明"));
}
