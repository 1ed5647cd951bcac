using System.Net;
using System.Text;
using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Records;
using Dengke.Features.Proofreading;
using Dengke.Features.Shared.Records;
using Dengke.Tests.Capture;
using Dengke.Tests.Messages;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Dengke.Tests.Proofreading.ReadingFixture;

namespace Dengke.Tests.Proofreading;

/// <summary>What the registry says of who is on the portraits, imported and followed to its end.</summary>
[Trait("Requirement", "HND-4")]
public sealed class IdentityTests(ReadingFixture fixture) : IClassFixture<ReadingFixture>
{
    private const string DocumentNo = "110105200303070022";

    [Fact]
    public async Task Import_ByAnyOfTheThreeNumbers_ShowsWhatWouldChangeAndThenWritesIt()
    {
        var (one, two, three) = (await fixture.Capture.Student(), await fixture.Capture.Student(), await WithDocument());
        foreach (var student in new[] { one, two })
        {
            _ = await fixture.Person(student).Id();
        }

        var file = Csv(
            "考生号,学号,证件号码,人像比对结果,备注",
            $",{one.StudentNo},,不确定,光线偏暗",
            $"{two.ExamNo},,,核验通过,",
            $",,{DocumentNo},未通过,与身份证照片不一致"
        );

        var preview = await Preview(file);
        var before = await fixture.App.Read(db => db.IdentityChecks.CountAsync(c => c.StudentId == one.Id));
        var applied = await preview.Submit("写入 3 名学生的结果");
        await fixture.App.Tick();
        var again = await Preview(file);

        Assert.Contains("新增或变化 3 名, 未变 0 名, 不能使用 0 行", preview.Text);
        Assert.Equal(0, before);
        Assert.Contains("3 名学生的结果有变化", applied.Text);
        Assert.Equal((IdentityState.Unsure, "光线偏暗"), await StateOf(one));
        Assert.Equal((IdentityState.Passed, null), await StateOf(two));
        Assert.Equal((IdentityState.Failed, "与身份证照片不一致"), await StateOf(three));
        Assert.Contains("新增或变化 0 名, 未变 3 名", again.Text);
        Assert.Contains("没有需要写入的变化", again.Text);
        // Whoever has passed has nothing to do, and is not told.
        var told = Assert.Single(await fixture.App.Inbox(fixture.Person(one)));
        Assert.Contains("不确定", told.Body);
        Assert.Empty(await fixture.App.Inbox(fixture.Person(two)));
        var mine = await fixture.Person(one).Open(Mine);
        Assert.Contains("不确定 光线偏暗", mine.Text);
        Assert.Contains("联系学籍管理科复核", mine.Text);
        Assert.DoesNotContain("联系学籍管理科复核", (await fixture.Person(two).Open(Mine)).Text);
    }

    [Fact]
    public async Task Import_TheSameTwice_ChangesNothingAndTellsNobodyAgain()
    {
        var student = await fixture.Capture.Student();
        _ = await fixture.Person(student).Id();
        var change = new IdentityChange(student.Id, IdentityState.Abnormal, null);

        Assert.Equal(1, CaptureFixture.Ok(await fixture.Registrar.Run(new ApplyIdentity(Campaign, "a.csv", [change]))));
        Assert.Equal(0, CaptureFixture.Ok(await fixture.Registrar.Run(new ApplyIdentity(Campaign, "a.csv", [change]))));
        await fixture.App.Tick();

        Assert.Single(await fixture.App.Inbox(fixture.Person(student)));
        var subject = student.Id.ToString();
        Assert.Equal(
            1,
            await fixture.App.Read(db => db.AuditEvents.CountAsync(e => e.Type == nameof(IdentityStated) && e.Subject == subject))
        );
    }

    [Fact]
    public async Task Import_UnknownWordsPeopleAndContradictions_AreListedAndNeverGuessed()
    {
        var (one, two, twice) = (
            await fixture.Capture.Student(),
            await fixture.Capture.Student(),
            await fixture.Capture.Student()
        );

        var preview = await Preview(
            Csv(
                "学号,考生号,核验状态",
                $"{one.StudentNo},,大概通过",
                "2099123456,,核验通过",
                $"{one.StudentNo},{two.ExamNo},核验通过",
                $"{twice.StudentNo},,核验通过",
                $"{twice.StudentNo},,异常",
                ",,核验通过"
            )
        );

        Assert.Contains("新增或变化 0 名, 未变 0 名, 不能使用 6 行", preview.Text);
        Assert.Equal(
            [
                "不认识的状态“大概通过”",
                "本批次没有这个人",
                "学号、考生号、证件号码指向不同的人",
                "同一人有不同的结果",
                "同一人有不同的结果",
                "本批次没有这个人",
            ],
            preview.TextsOf("#preview ~ div tbody td:last-child")
        );
        Assert.Null(preview.Document.QuerySelector("form[action*='handler=apply']"));
    }

    [Fact]
    public async Task Import_WhatCannotBeRead_IsOneSentence()
    {
        foreach (
            var file in new[]
            {
                "\0\0\0"u8.ToArray(),
                Csv("学号,姓名", "1,2"),
                Csv("核验状态,备注", "核验通过,无"),
                Encoding.UTF8.GetBytes("no table at all"),
            }
        )
        {
            var page = await Preview(file);

            Assert.True(page.Status is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity, $"{page.Status}");
            Assert.NotNull(page.TextOf("[role=alert]"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("{}")]
    [InlineData("[{\"student\":\"x\"}]")]
    [InlineData("[{\"student\":\"00000000-0000-0000-0000-000000000000\",\"state\":\"Passed\"}]")]
    public async Task Apply_PostedNonsense_IsRefusedNotBroken(string changes)
    {
        var student = await fixture.Capture.Student();
        var preview = await Preview(Csv("学号,核验状态", $"{student.StudentNo},异常"));
        preview.Document.QuerySelector("input[name=changes]")!.SetAttribute("value", changes);

        var refused = await preview.Submit("写入 1 名学生的结果");

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.False(await fixture.App.Read(db => db.IdentityChecks.AnyAsync(c => c.StudentId == student.Id)));
    }

    [Fact]
    public async Task Follow_NoteAndCase_UntilItPasses()
    {
        var taken = await fixture.Ready();
        await State(taken.Student, IdentityState.Failed);
        var list = $"{Identity}?q={taken.Student.StudentNo}";

        var noted = await (await fixture.Registrar.Open(list)).Submit("记录", ("note", "已电话通知, 待交复核材料"));
        var opened = await (await fixture.Registrar.Open(list)).Submit("重新采集", ("text", "比对未通过"));
        var again = await (await fixture.Registrar.Open(list)).Submit("重新采集", ("text", "比对未通过"));

        Assert.Contains("已电话通知, 待交复核材料", noted.TextOf("tbody"));
        Assert.Contains("已登记图像异议", opened.Text);
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        var found = await fixture.Case(taken);
        Assert.Equal((CaseOrigin.IdentityCheck, "比对未通过"), (found.Origin, found.Text));
        await State(taken.Student, IdentityState.Passed);
        var passed = await fixture.Registrar.Open(list);
        Assert.Contains("核验通过", passed.TextOf("tbody"));
        Assert.Null(passed.Document.QuerySelector("tbody form"));
    }

    [Fact]
    public async Task Follow_FromAnOlderPage_IsStale()
    {
        var student = await fixture.Capture.Student();
        await State(student, IdentityState.Unsure);
        var page = await fixture.Registrar.Open($"{Identity}?q={student.StudentNo}");

        await page.Submit("记录", ("note", "第一次"));
        var second = await page.Submit("记录", ("note", "第二次"));

        Assert.Equal(HttpStatusCode.Conflict, second.Status);
    }

    [Fact]
    public async Task List_IsNarrowedAndExported()
    {
        var (unsure, passed) = (await fixture.Capture.Student(), await fixture.Capture.Student());
        await State(unsure, IdentityState.Unsure);
        await State(passed, IdentityState.Passed);

        var list = await fixture.Registrar.Open($"{Identity}?state=Unsure&untouched=true&college={unsure.College}");
        var browser = await fixture.Registrar.Browser();
        using var answer = await browser.Http.GetAsync(
            $"{Identity}?state=Unsure&handler=export",
            TestContext.Current.CancellationToken
        );

        Assert.Contains(list.TextsOf("tbody tr"), r => r.Contains(unsure.StudentNo, StringComparison.Ordinal));
        Assert.DoesNotContain(list.TextsOf("tbody tr"), r => r.Contains(passed.StudentNo, StringComparison.Ordinal));
        Assert.Equal(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            answer.Content.Headers.ContentType?.MediaType
        );
        using var sheet = new System.IO.Compression.ZipArchive(
            await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)
        );
        var text = string.Concat(sheet.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(Text));
        Assert.Contains(unsure.StudentNo, text, StringComparison.Ordinal);
        Assert.DoesNotContain(passed.StudentNo, text, StringComparison.Ordinal);
    }

    private static string Text(System.IO.Compression.ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private async Task State(Student student, IdentityState state) =>
        CaptureFixture.Ok(
            await fixture.Registrar.Run(new ApplyIdentity(Campaign, "a.csv", [new IdentityChange(student.Id, state, null)]))
        );

    private async Task<(IdentityState, string?)> StateOf(Student student)
    {
        var check = await fixture.App.Read(db => db.IdentityChecks.SingleAsync(c => c.StudentId == student.Id));
        return (check.State, check.Note);
    }

    private async Task<Student> WithDocument()
    {
        var student = await fixture.Capture.Student();
        var key = MatchKeys.Of(FieldFormat.DocumentNumber, DocumentNo)!;
        await fixture.App.Arrange(db =>
            db.Students.Single(s => s.Id == student.Id).DocumentNoHash = fixture.Capture.Vault.LookUp(
                key,
                RowValues.DocumentNumber
            )
        );
        return student;
    }

    private async Task<WebPage> Preview(byte[] file) =>
        await (await fixture.Registrar.Open(Identity)).Upload("预览", "file", "核验结果.csv", file);

    private static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
}
