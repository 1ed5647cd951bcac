using Dengke.Domain.Kernel;
using Dengke.Features.Counselors;
using Dengke.Features.Shared.Records;
using Dengke.Tests.Counselors;

namespace Dengke.Tests.Students;

[Trait("Requirement", "DSH-2")]
public sealed class ConfirmationListTests(CounselorFixture fixture) : IClassFixture<CounselorFixture>
{
    private const string Students = "/campaigns/2025/students";

    [Fact]
    public async Task Students_Registered_AreFilteredAndNoLongerMissing()
    {
        var registered = await fixture.Take();
        var missing = await fixture.Take();
        await fixture.Declare(registered);
        var done = await fixture.Counselor.Run(new RegisterStudents(CounselorFixture.Campaign, [registered.Id]));
        Assert.True(done.IsOk, done.Failure?.Message);

        var page = await fixture.Registrar.Open($"{Students}?confirmation=registered");
        var absent = await fixture.App.As(Role.CollegeSecretary, "金融学院").Open($"{Students}?confirmation=missing");

        Assert.Equal([registered.StudentNo], page.TextsOf("#list tbody td[data-label=学号]"));
        Assert.Equal("已登记", page.TextOf("#list tbody .state"));
        Assert.Contains(missing.StudentNo, absent.TextOf("#list"));
        Assert.DoesNotContain(registered.StudentNo, absent.TextOf("#list"));
        Assert.Contains("金融21-1 39 ", absent.TextOf(".progress-of tbody tr"));
    }

    [Fact]
    public async Task Students_ByCollege_SayWhoIsMissingForTheRegistrar()
    {
        var page = await fixture.Registrar.Open(Students);

        Assert.Contains(page.TextsOf(".progress-of tbody tr"), r => r.StartsWith("会计学院 1 ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("王小明", "wxm")]
    [InlineData("单雨桐", "syt dyt")]
    [InlineData("曾曾", "zc cc")]
    [InlineData("尉迟恭", "ycg wcg")]
    [InlineData("古丽娜尔·买买提", "glnemmt")]
    [InlineData("Ann Mary Lee", "aml")]
    [InlineData("王䶮", "wy")]
    [InlineData("", "")]
    public void NameInitials_OfAName_AreTheFirstLettersOfItsReadings(string name, string initials) =>
        Assert.Equal(initials, NameInitials.Of(name));
}
