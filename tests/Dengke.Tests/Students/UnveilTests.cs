using System.Net;
using Dengke.Domain.Kernel;
using Dengke.Tests.Counselors;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Students;

[Trait("Requirement", "SEC-2")]
public sealed class UnveilTests(CounselorFixture fixture) : IClassFixture<CounselorFixture>
{
    [Fact]
    public async Task Unveil_WithReason_ShowsTheNumberOnThatAnswerAloneAndIsAudited()
    {
        var student = await fixture.Take();
        var number = CounselorFixture.DocumentNo(int.Parse(student.StudentNo[^2..]));
        var path = $"/campaigns/2025/students/{student.Id}";
        var before = await fixture.Counselor.Open(path);

        var page = await before.Submit("查看证件号码", ("reason", "核对身份证复印件"));

        Assert.DoesNotContain(number, before.Text);
        Assert.Contains(number, page.Text);
        Assert.DoesNotContain(number, page.Path);
        Assert.DoesNotContain(number, (await fixture.Counselor.Open(path)).Text);
        var operation = Assert.Single(await fixture.Operations(student, "student.unveil"));
        Assert.Equal("核对身份证复印件", operation.Reason);
        var events = await fixture.App.Read(db => db.AuditEvents.Where(e => e.OperationId == operation.Id).ToListAsync());
        Assert.All(events, e => Assert.DoesNotContain(number, e.Data));
    }

    [Fact]
    public async Task Unveil_Answer_IsNotStored()
    {
        var student = await fixture.Take();
        var browser = await fixture.Counselor.Browser();
        var page = await browser.Open($"/campaigns/2025/students/{student.Id}");
        var token = page.Document.QuerySelector(".unveil input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("reason", "核对")]);

        using var answer = await browser.Http.PostAsync($"{page.Path}?handler=unveil", form);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Unveil_WithoutReason_ShowsNothing()
    {
        var student = await fixture.Take();

        var page = await (await fixture.Registrar.Open($"/campaigns/2025/students/{student.Id}")).Submit(
            "查看证件号码",
            ("reason", " ")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.DoesNotContain(CounselorFixture.DocumentNo(int.Parse(student.StudentNo[^2..])), page.Text);
        Assert.Empty(await fixture.Operations(student, "student.unveil"));
    }

    [Fact]
    public async Task Unveil_OfAnotherClass_FindsNobody()
    {
        var student = await fixture.Take();

        var outcome = await fixture.OtherCounselor.Run(
            new Features.Students.UnveilDocument(CounselorFixture.Campaign, student.Id, "核对")
        );

        Assert.Equal(FailureKind.NotFound, outcome.Failure!.Kind);
    }
}
