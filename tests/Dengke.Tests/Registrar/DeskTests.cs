using Dengke.Domain.Confirmation;
using Dengke.Features.Corrections;
using Dengke.Tests.Confirmation;

namespace Dengke.Tests.Registrar;

/// <summary>The registrar's desk while nobody, or hardly anybody, has begun.</summary>
public sealed class DeskTests(CheckingFixture checking) : IClassFixture<CheckingFixture>
{
    [Theory]
    [InlineData("", @"未开始\s*40\b")]
    [InlineData("/submissions", @"\b40/40\b")]
    [Trait("Requirement", "DSH-1")]
    public async Task Page_StudentsNotStartedWithAndWithoutARow_CountsBoth(string path, string counted)
    {
        var student = await checking.Student();
        var ask = new AskCorrection(CheckingFixture.Campaign, student.Id, "name", "宁静静", "笔误", true, false, []);
        Assert.True((await checking.Counselor.Run(ask)).IsOk);
        Assert.Equal(ConfirmationState.NotStarted, (await student.Confirmation())!.State);

        var page = await checking.Registrar.Open($"/campaigns/{CheckingFixture.Campaign}{path}");

        Assert.Matches(counted, page.TextOf("main"));
    }
}
