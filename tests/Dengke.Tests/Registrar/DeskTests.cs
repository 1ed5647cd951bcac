using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Corrections;
using Dengke.Tests.Confirmation;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Registrar;

/// <summary>The registrar's desk while nobody, or hardly anybody, has begun.</summary>
public sealed class DeskTests(CheckingFixture checking) : IClassFixture<CheckingFixture>
{
    [Theory]
    [InlineData("")]
    [InlineData("/submissions")]
    [Trait("Requirement", "DSH-1")]
    public async Task Page_StudentsNotStartedWithAndWithoutARow_CountsBoth(string path)
    {
        var student = await checking.Student();
        var ask = new AskCorrection(CheckingFixture.Campaign, student.Id, "name", "宁静静", "笔误", true, false, []);
        Assert.True((await checking.Counselor.Run(ask)).IsOk);
        Assert.Equal(ConfirmationState.NotStarted, (await student.Confirmation())!.State);

        var page = await checking.Registrar.Open($"/campaigns/{CheckingFixture.Campaign}{path}");

        Assert.Contains(CheckingFixture.College, page.TextOf("main"));
    }
}
