using System.Net;

namespace Dengke.Tests.Confirmation;

/// <summary>The deadline passes while a form is open.</summary>
public sealed class DeadlineTests(CheckingFixture confirmation) : IClassFixture<CheckingFixture>
{
    [Fact]
    [Trait("Requirement", "CAM-3")]
    public async Task Forms_SentAfterTheDeadline_NameTheWindowAndLoseNothing()
    {
        var student = await confirmation.Student();
        var record = await student.AllTicked();
        await record.Submit("暂存");
        var ask = await student.Open("/me/corrections/new?field=name");
        confirmation.App.Clock.SetUtcNow(new DateTimeOffset(2024, 10, 21, 2, 0, 1, TimeSpan.Zero));

        var declared = await record.Submit("提交确认");
        var asked = await ask.Submit("提交申请", ("value", "宁静静"), ("why", "户口簿为准"));

        Assert.Equal(HttpStatusCode.Conflict, declared.Status);
        Assert.Contains("10月21日(周一)10:00", declared.TextOf(".alert-danger"));
        Assert.Contains("name", (await student.Confirmation())!.Ticked.Split(' '));
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains("10月21日(周一)10:00", asked.TextOf(".alert-danger"));
        Assert.Equal("宁静静", asked.Document.QuerySelector("#value")!.GetAttribute("value"));
        Assert.Equal("户口簿为准", asked.TextOf("#why"));
    }
}
