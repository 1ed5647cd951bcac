using System.Net;
using System.Security.Cryptography;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Notices;
using Dengke.Tests.Capture;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Notices;

/// <summary>Versions of the notice: published, outdated by what they say, kept for ever. Each test has an installation of its own.</summary>
[Trait("Requirement", "CAM-5")]
public sealed class PublishingTests(DatabaseTemplate template) : IAsyncLifetime
{
    private const string Root = $"/campaigns/{CaptureFixture.Campaign}/notices";
    private const string Desk = $"/campaigns/{CaptureFixture.Campaign}/publishing";
    private readonly CaptureFixture fixture = new(template);

    public async ValueTask InitializeAsync()
    {
        await fixture.InitializeAsync();
        await fixture.WithoutVendor();
    }

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task Page_AllPublishedAtOnce_LeavesOutTheTimetableAndIsReadByEverybody()
    {
        var before = await fixture.App.As(Role.Counselor).Open(Root);
        var page = await fixture.Registrar.Open(Desk);
        Assert.Contains("采集安排还没有发布, 附件4 不能发布; 请先发布采集安排。", page.Text);

        var done = await page.Submit("发布");

        Assert.Contains("通知还没有发布", before.Text);
        Assert.Contains("已发布 4 份文件。", done.Text);
        Assert.Equal(4, done.Document.QuerySelectorAll("table .state-passed").Length);
        foreach (var role in Enum.GetValues<Role>())
        {
            var person = fixture.App.As(role);
            Assert.Contains("附件3 采集码获取说明", (await person.Open(Root)).Text);
            Assert.Contains("第 1 版", (await person.Open($"{Root}/notice")).Text);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Registrar.Open($"{Root}/capture-timetable")).Status);
    }

    [Fact]
    public async Task Files_Published_AreTheSameBytesForEver()
    {
        await Publish(CampaignDocument.Notice);
        var (status, first) = await Download($"{Root}/notice/1/pdf");
        await fixture.Revise(c => c with { Fees = c.Fees with { OnSite = new Money(2500) } });
        await Publish(CampaignDocument.Notice, "收费改为 25 元");

        var (_, again) = await Download($"{Root}/notice/1/pdf");
        var (_, second) = await Download($"{Root}/notice/2/pdf");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(first, again);
        Assert.NotEqual(first, second);
        var row = await fixture.App.Read(db => db.PublishedDocuments.Include(d => d.Files).SingleAsync(d => d.Number == 1));
        var file = row.Files.Single(f => f.Format == FileFormat.Pdf);
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(first)), first.Length), (file.Sha256, file.Size));
        Assert.Equal((3, null), (row.Revision, row.Timetable));
        foreach (var format in new[] { "docx", "html" })
        {
            Assert.Equal(HttpStatusCode.OK, (await Download($"{Root}/notice/1/{format}")).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await Download($"{Root}/notice/1/xlsx")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Download($"{Root}/notice/1/content")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Download($"{Root}/notice/3/pdf")).Status);
    }

    [Fact]
    public async Task Revision_ThatTheDocumentDoesNotShow_DoesNotOutdateIt()
    {
        await Publish(CampaignDocument.Notice);
        await fixture.Revise(c =>
            c with
            {
                Messages = [.. c.Messages.Skip(1)],
                Phases = c.Phases with
                {
                    Sessions = [.. c.Phases.Sessions.Select(s => s with { RatePerHour = s.RatePerHour + 1 })],
                },
            }
        );

        var page = await fixture.Registrar.Open($"{Desk}/notice");
        var again = await Try(CampaignDocument.Notice, "再发一次");

        Assert.Equal("已发布", page.TextOf(".page-due .state"));
        Assert.Equal("unchanged", again.Failure?.Code);
    }

    [Fact]
    public async Task Revision_ThatChangesTheHours_OutdatesTheNoticeAndSaysWhatChanged()
    {
        await Publish(CampaignDocument.Notice);
        await Publish(CampaignDocument.CaptureCodeGuide);
        await fixture.Revise(Later);

        var list = await fixture.Registrar.Open(Desk);
        var draft = await fixture.Registrar.Open($"{Desk}/notice");
        var reader = await fixture.App.As(Role.Student).Open($"{Root}/notice");
        var withoutNote = await draft.Submit("发布");
        var published = await draft.Submit("发布", ("Note", "学院南路校区采集改为 9:00 开始"));

        Assert.Contains("有 1 份已发布的文件过期", list.TextOf(".page-task"));
        Assert.Contains("发布之后安排有变动", reader.Text);
        Assert.Equal("已过期", draft.TextOf(".page-due .state"));
        var row = draft.TextOf(".document-changes li");
        Assert.Contains("三、毕业图像采集", row);
        Assert.Contains("08:30—12:00 13:00—16:30", row);
        Assert.Contains("09:00—12:00 13:00—17:00", row);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, withoutNote.Status);
        Assert.Contains("已发布第 2 版。", published.Text);
        var now = await fixture.App.As(Role.Student).Open($"{Root}/notice");
        Assert.Contains("学院南路校区采集改为 9:00 开始", now.Text);
        Assert.DoesNotContain("发布之后安排有变动", now.Text);
        Assert.Contains(
            "这是旧版, 现行的是第 2 版。",
            (await fixture.App.As(Role.Student).Open($"{Root}/notice?version=1")).Text
        );
        Assert.Contains("1 处不同", (await fixture.App.As(Role.Student).Open($"{Root}/notice/changes/2")).Text);
        var (_, text) = await Download($"{Root}/notice/changes/2?as=text");
        Assert.StartsWith("三、毕业图像采集: ", System.Text.Encoding.UTF8.GetString(text), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Registrar.Open($"{Root}/notice/changes/1")).Status);
    }

    [Fact]
    public async Task Publish_CampaignRevisedSinceThePageWasOpened_IsRefused()
    {
        var page = await fixture.Registrar.Open($"{Desk}/notice");
        await fixture.Revise(Later);

        var answer = await page.Submit("发布");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("没有发布; 请看过现在的内容再发布", answer.Text);
        Assert.Equal(0, await fixture.App.Read(db => db.PublishedDocuments.CountAsync()));
    }

    [Fact]
    public async Task Publish_TwiceFromOnePage_MakesOneVersion()
    {
        var page = await fixture.Registrar.Open($"{Desk}/field-check-list");
        await page.Submit("发布");

        var second = await page.Submit("发布", ("Note", "又发了一次"));

        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Equal(1, await fixture.App.Read(db => db.PublishedDocuments.CountAsync()));
    }

    [Fact]
    public async Task Timetable_PublishedAnew_OutdatesTheFourthAttachmentAlone()
    {
        await Publish(CampaignDocument.Notice);
        await Arrange(1, 8, 30);
        await Publish(CampaignDocument.CaptureTimetable);
        var reader = await fixture.Person(await fixture.Student()).Open($"{Root}/capture-timetable");
        var timetable = await fixture.Registrar.Open($"/campaigns/{CaptureFixture.Campaign}/timetable");

        await Arrange(2, 9, 15);
        var list = await fixture.Registrar.Open(Desk);
        await Publish(CampaignDocument.CaptureTimetable, "时段顺延");

        Assert.Contains("金融21-1", reader.TextOf("tr[aria-current=true]"));
        Assert.NotNull(timetable.Document.QuerySelector($"a[href='{Desk}/capture-timetable/pdf']"));
        var marked = Assert.Single(list.Document.QuerySelectorAll("tr:has(.state-amend)"));
        Assert.Contains("附件4", marked.TextContent);
        var versions = await fixture.App.Read(db =>
            db.PublishedDocuments.Where(d => d.Kind == CampaignDocument.CaptureTimetable).OrderBy(d => d.Number).ToListAsync()
        );
        Assert.Equal([(1, 1), (2, 2)], versions.Select(v => (v.Number, v.Timetable!.Value)));
    }

    [Fact]
    public async Task Publish_TimetableThatIsNotThere_IsRefusedInOneSentence()
    {
        var answer = await Try(CampaignDocument.CaptureTimetable);
        var draft = await fixture.Registrar.Open($"{Desk}/capture-timetable");

        Assert.Equal("no_timetable", answer.Failure?.Code);
        Assert.Contains("采集安排尚未发布", draft.TextOf(".paper"));
        Assert.Null(draft.Document.QuerySelector("form button.btn-seal"));
    }

    [Fact]
    public async Task Published_Document_IsInTheAuditTrailAndCannotBeChanged()
    {
        await Publish(CampaignDocument.CorrectionForm);

        var happened = await fixture.App.Read(db => db.AuditEvents.SingleAsync(e => e.Type == nameof(DocumentPublished)));

        Assert.Contains("\"document\":\"附件2 学籍信息更正汇总表\",\"number\":1", happened.Data, StringComparison.Ordinal);
        Assert.Contains("Xlsx:", happened.Data, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() =>
            fixture.App.Read(db => db.PublishedDocuments.ExecuteUpdateAsync(s => s.SetProperty(d => d.Note, "改")))
        );
        await Assert.ThrowsAnyAsync<Exception>(() => fixture.App.Read(db => db.PublishedFiles.ExecuteDeleteAsync()));
    }

    [Theory]
    [InlineData("notice", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("notice", "html", "text/html")]
    [InlineData("correction-form", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("capture-timetable", "pdf", "application/pdf")]
    public async Task DraftFile_OfAnyFormat_IsAFileNamedAsADraft(string document, string format, string type)
    {
        var browser = await fixture.Registrar.Browser();

        using var answer = await browser.Http.GetAsync($"{Desk}/{document}/{format}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("草稿", answer.Content.Headers.ContentDisposition?.FileNameStar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Student_WithAPublishedNotice_FindsItFromTheirOwnPage()
    {
        var student = fixture.Person(await fixture.Student());
        var before = await student.Open("/me");
        await Publish(CampaignDocument.Notice);

        var after = await student.Open("/me");
        var front = await fixture.App.Visitor().Open("/");

        Assert.Null(before.Document.QuerySelector($"a[href='{Root}']"));
        Assert.NotNull(after.Document.QuerySelector($"a[href='{Root}']"));
        Assert.NotNull(front.Document.QuerySelector($"a[href='{Root}']"));
    }

    [Fact]
    public async Task Settings_TemplateWithAnUnknownField_IsRefusedAndNothingIsSaved()
    {
        var page = await fixture.Registrar.Open($"/campaigns/{CaptureFixture.Campaign}/settings/documents?as=yaml");
        var yaml =
            "documents:\n  issuer: 教务处\n  templates:\n    - document: notice\n      text: |-\n        # 标题\n        {{ school.nmae }}\n";

        var answer = await page.Submit("保存为新版本", ("yaml", yaml));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("第 7 行", answer.Text);
        Assert.Contains("没有名为“school.nmae”的字段", answer.Text);
    }

    private static Campaign Later(Campaign campaign)
    {
        var south = campaign.Phases.Sessions.Single(s => s.Id == "south");
        var day = south.Window.Opens.Date;
        var moved = south with { Window = new Window(day.AddHours(9), day.AddHours(17)) };
        return campaign with
        {
            Phases = campaign.Phases with { Sessions = [moved, .. campaign.Phases.Sessions.Where(s => s.Id != "south")] },
        };
    }

    /// <summary>Publishes through the page, as the registrar does.</summary>
    private async Task Publish(CampaignDocument kind, string? note = null)
    {
        var page = await fixture.Registrar.Open($"{Desk}/{kind.Slug()}");
        var answer = await page.Submit("发布", note is null ? [] : [("Note", note)]);
        Assert.Contains("已发布第", answer.Text, StringComparison.Ordinal);
    }

    /// <summary>Publishes past the page.</summary>
    private async Task<Outcome<int>> Try(CampaignDocument kind, string? note = null)
    {
        var ready = await fixture.App.Read(async db =>
        {
            var source = (await DraftSource.Load(db, CaptureFixture.Campaign, default)).Value;
            var draft = (await source.Make(kind, source.DateAt(fixture.Now))).Value;
            var next = await db.PublishedDocuments.CountAsync(d => d.Kind == kind) + 1;
            return new ReadyDocument(kind, next, DraftSource.HashOf(draft), [new WrittenFile(FileFormat.Content, [1])]);
        });
        return await fixture.Registrar.Run(new PublishDocuments(CaptureFixture.Campaign, note, [ready]));
    }

    private async Task<(HttpStatusCode Status, byte[] Bytes)> Download(string path)
    {
        var browser = await fixture.App.As(Role.Student).Browser();
        using var answer = await browser.Http.GetAsync(path, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Puts a timetable there that holds.</summary>
    private Task<int> Arrange(int number, int hour, int minute) =>
        fixture.App.Read(async db =>
        {
            await db
                .Timetables.Where(t => t.State == TimetableState.Published)
                .ExecuteUpdateAsync(s => s.SetProperty(t => t.State, TimetableState.Superseded));
            db.Timetables.Add(
                new TimetableVersion
                {
                    Id = Guid.CreateVersion7(),
                    CampaignId = CaptureFixture.Campaign,
                    Number = number,
                    State = TimetableState.Published,
                    MadeBy = "测试",
                    MadeAt = fixture.Now,
                    PublishedBy = "测试",
                    PublishedAt = fixture.Now,
                    Placements =
                    [
                        new()
                        {
                            Id = Guid.CreateVersion7(),
                            ClassName = CaptureFixture.Class,
                            SessionId = CaptureFixture.Shahe,
                            StartsAt = CaptureFixture.At(hour, minute, 23),
                            Students = 35,
                        },
                    ],
                }
            );
            return await db.SaveChangesAsync();
        });
}
