using System.Net;
using AngleSharp.Dom;
using Dengke.Data;
using Dengke.Features.Counselors;
using Dengke.Tests.Support;

namespace Dengke.Tests.Counselors;

[Trait("Requirement", "CON-6")]
public sealed class CallsTests(CounselorFixture fixture) : IClassFixture<CounselorFixture>
{
    private const string Calls = $"{CounselorFixture.Base}/calls";

    [Fact]
    public async Task Calls_Told_ComesAfterWhoWasNeverToldAndShowsTheNote()
    {
        var told = await fixture.Take();
        var untold = await fixture.Take();

        var page = await Note(await fixture.Counselor.Open(Calls), told, "已电话告知, 今晚办理");

        var rows = page.TextsOf("tbody tr").ToList();
        var of = rows.FindIndex(r => r.Contains(told.StudentNo));
        Assert.Contains("已电话告知, 今晚办理", rows[of]);
        Assert.True(rows.FindIndex(r => r.Contains(untold.StudentNo)) < of);
        Assert.Contains(fixture.Counselor.UserName, rows[of]);
    }

    [Fact]
    public async Task Calls_NotedTwiceByOnePage_IsNotedOnce()
    {
        var student = await fixture.Take();
        var page = await fixture.Counselor.Open(Calls);

        await Note(page, student, "已电话告知");
        await Note(page, student, "已电话告知");

        Assert.Single(await fixture.Operations(student, "student.contact"));
    }

    [Fact]
    public async Task Calls_Declared_NeedNoCall()
    {
        var student = await fixture.Take();
        await fixture.Declare(student);

        Assert.DoesNotContain(student.StudentNo, (await fixture.Counselor.Open(Calls)).Text);
    }

    [Fact]
    public async Task Contact_BlankOrOfAnotherClass_IsRefused()
    {
        var student = await fixture.Take();

        var blank = await Note(await fixture.Counselor.Open(Calls), student, " ");
        var stranger = await fixture.OtherCounselor.Run(new NoteContact(CounselorFixture.Campaign, student.Id, "已电话告知"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, blank.Status);
        Assert.Equal("not_found", stranger.Failure?.Code);
        Assert.Empty(await fixture.Operations(student, "student.contact"));
    }

    [Fact]
    [Trait("Requirement", "DSH-2")]
    public async Task Calls_Exported_IsAWorkbook()
    {
        using var answer = await (await fixture.Counselor.Browser()).Http.GetAsync($"{Calls}?handler=export");

        Assert.Equal("PK"u8.ToArray(), (await answer.Content.ReadAsByteArrayAsync())[..2]);
    }

    [Fact]
    public async Task Poster_OfTheClass_HasACodeOfTheSignIn()
    {
        var page = await fixture.Counselor.Open($"{CounselorFixture.Base}/poster");

        Assert.Contains("金融21-1", page.TextOf(".poster-class"));
        Assert.NotNull(page.Document.QuerySelector(".poster svg[role=img]"));
        Assert.EndsWith("/sign-in", page.TextOf(".poster-address"));
    }

    private static Task<WebPage> Note(WebPage page, Student student, string note)
    {
        var form = page.Document.QuerySelector($"input[name=student][value='{student.Id}']")!.Closest("form")!;
        form.QuerySelector("button")!.Id = "this-one";
        var sent = page.Submit("#this-one", ("note", note));
        form.QuerySelector("button")!.RemoveAttribute("id");
        return sent;
    }
}
