using System.IO.Compression;
using System.Net;
using Dengke.Data;
using Dengke.Domain.MakeUp;
using Dengke.Features.MakeUp;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Dengke.Tests.MakeUp.MakeUpFixture;

namespace Dengke.Tests.MakeUp;

/// <summary>The pages at 10:15 on Tuesday 29 October.</summary>
[Trait("Requirement", "MUP-1")]
public sealed class PagesTests(MakeUpFixture fixture) : IClassFixture<MakeUpFixture>, IAsyncLifetime
{
    private static readonly DateTimeOffset Now = At(10, 29, 10, 15);

    public ValueTask InitializeAsync()
    {
        if (fixture.App.Clock.GetUtcNow() < Now)
        {
            fixture.App.Clock.SetUtcNow(Now);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Mine_Unbooked_ShowsDaysAndSaysWhyOneIsShut()
    {
        var page = await fixture.Self(await fixture.Take()).Open(Mine);

        Assert.Contains("11月4日(周一) 周一休息", page.TextsOf(".studio-shut"));
        Assert.Equal(14, page.Document.QuerySelectorAll(".studio-day").Length);
        Assert.Contains("30.00 元, 含电子照片及纸质照片一版", page.Text);
        Assert.NotNull(page.Document.QuerySelector($"button[value='{At(10, 29, 10):O}'][disabled]"));
        Assert.Null(page.Document.QuerySelector("textarea[name=reason]"));
    }

    [Fact]
    public async Task Mine_AskedForAShutDate_SaysWhyAndShowsWhatFollows()
    {
        var page = await fixture.Self(await fixture.Take()).Open($"{Mine}?from=2024-11-20");

        Assert.Contains("11月20日(周三)不营业: 校庆。", page.Text);
        Assert.Contains(page.TextsOf(".studio-day"), d => d.StartsWith("11月23日(周六)校庆调休上班日", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mine_BookPressedTwice_BooksOnceAndMovesAndCancels()
    {
        var student = await fixture.Take();
        var choosing = await fixture.Self(student).Open(Mine);

        var (first, second) = (await Press(choosing, At(10, 30, 9)), await Press(choosing, At(10, 30, 9)));
        var moved = await Press(await fixture.Self(student).Open($"{Mine}?move=true"), At(10, 30, 13));
        var cancelled = await moved.Submit("确认取消", ("reason", "考试"));

        Assert.Equal("10月30日(周三)09:00—10:00", first.TextOf(".studio-when"));
        Assert.Equal(first.TextOf(".studio-when"), second.TextOf(".studio-when"));
        Assert.Equal("10月30日(周三)13:00—14:00", moved.TextOf(".studio-when"));
        Assert.Null(cancelled.TextOf(".studio-when"));
        Assert.Equal(1, await fixture.App.Read(db => db.StudioBookings.CountAsync(b => b.StudentId == student.Id)));
        Assert.Equal(0, await fixture.Taken(At(10, 30, 13)));
    }

    [Fact]
    public async Task Mine_FullMeanwhile_SaysSoAndKeepsThePage()
    {
        var (student, at) = (await fixture.Take(), At(11, 1, 16));
        var choosing = await fixture.Self(student).Open(Mine);
        foreach (var other in await fixture.Take(12))
        {
            Ok(await fixture.Book(other, at));
        }

        var refused = await Press(choosing, at);

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("刚刚约满", refused.TextOf("[role=alert]"));
        Assert.NotNull(refused.Document.QuerySelector($"button[value='{at:O}'][disabled]"));
    }

    [Fact]
    public async Task Mine_PostedNonsense_IsRefusedNotBroken()
    {
        var page = await fixture.Self(await fixture.Take()).Open(Mine);
        foreach (var at in (string[])["", "soon", "0001-01-01", "9999-12-31T23:59:59Z"])
        {
            page.Document.QuerySelector("button[name=at]:not([disabled])")!.SetAttribute("value", at);

            var refused = await page.Submit("#book button[name=at]:not([disabled])");

            Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        }
    }

    [Fact]
    [Trait("Requirement", "MUP-2")]
    public async Task Mine_Retake_SaysSoAsksWhyAndShowsTheReplacement()
    {
        var student = await fixture.Take();
        await fixture.AddPhoto(student);
        var choosing = await fixture.Self(student).Open(Mine);

        var silent = await Press(choosing, At(10, 29, 16));
        var booked = await Press(choosing, At(10, 29, 16), "照片闭眼");
        Ok(await fixture.Attend((await Newest(student)).Id));
        var after = await fixture.Self(student).Open(Mine);

        Assert.Contains("新照片会代替它", choosing.Text);
        Assert.Contains("请写明为什么重新采集", silent.TextOf("[role=alert]"));
        Assert.Contains("您已预约重新采集", booked.Text);
        var portraits = after.TextsOf(".portraits > li");
        Assert.StartsWith("使用中 10月29日(周二)10:15 · 示例照相馆", portraits[0], StringComparison.Ordinal);
        Assert.Equal("已被代替 10月22日(周二)09:00 · 讲堂中心一层大厅 由10月29日(周二)10:15采集的代替: 照片闭眼", portraits[1]);
    }

    [Fact]
    [Trait("Requirement", "MUP-2")]
    public async Task Desk_FromScanToPortrait_ConfirmsFour()
    {
        var student = await fixture.Take();
        var found = await (await fixture.Operator.Open(Desk)).Submit("查找", ("q", student.StudentNo));
        var here = await found.Submit("现场到店, 占 10:00—11:00 一位");

        var refused = await here.Submit("完成采集", ("school", "true"), ("college", "true"), ("number", "true"));
        var done = await refused.Submit(
            "完成采集",
            ("school", "true"),
            ("college", "true"),
            ("number", "true"),
            ("name", "true"),
            ("shot", "S-1")
        );

        Assert.Contains("请核对四项", here.Text);
        Assert.Contains("四项, 全部无误后再完成采集", refused.TextOf("[role=alert]"));
        Assert.Contains($"{student.StudentNo} 已完成采集", done.Text);
        Assert.Single(await fixture.Photos(student));
    }

    [Fact]
    [Trait("Requirement", "SEC-5")]
    public async Task Desk_ForTheOperator_HasNeitherFullNameNorDocument()
    {
        var student = await fixture.Take();
        await fixture.AddPhoto(student);
        var id = Ok(await fixture.Book(student, At(10, 29, 14), "照片闭眼"));

        foreach (var path in (string[])[Desk, $"{Desk}?booking={id}", $"{Desk}?q={student.StudentNo}"])
        {
            var page = await fixture.Operator.Open(path);
            var html = page.Document.DocumentElement.OuterHtml;

            Assert.Contains("单*桐", page.Text);
            Assert.Contains("重采", page.Text);
            Assert.DoesNotContain(FullName, html, StringComparison.Ordinal);
            Assert.DoesNotContain("11010520030307", html, StringComparison.Ordinal);
        }

        Assert.Contains(FullName, (await fixture.Registrar.Open(Desk)).Text);
    }

    [Fact]
    public async Task Desk_Miss_IsMarkedAndCanStillBeConfirmed()
    {
        var student = await fixture.Take();
        var id = Ok(await fixture.Operator.Run(new WalkIn(Campaign, student.StudentNo)));

        var desk = await (await fixture.Operator.Open($"{Desk}?booking={id}")).Submit("未到");

        Assert.Contains("已登记未到", desk.Text);
        Assert.Equal(BookingState.Missed, (await fixture.Booking(id)).State);
        Assert.NotNull((await fixture.Operator.Open($"{Desk}?booking={id}")).Document.QuerySelector("input[name=school]"));
    }

    [Fact]
    public async Task Desk_UnknownNumber_SaysSo()
    {
        var page = await fixture.Operator.Open($"{Desk}?q=2099999999");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("没有这个学号", page.TextOf("[role=alert]"));
    }

    [Fact]
    [Trait("Requirement", "MUP-2")]
    public async Task List_ForTheRegistrar_FiltersShowsTheChainAndExports()
    {
        var student = await fixture.Take();
        await fixture.AddPhoto(student);
        Ok(await fixture.Attend(Ok(await fixture.Book(student, At(10, 29, 15), "背景有阴影"))));

        var attended = await fixture.Registrar.Open($"{Desk}/list?state=Attended&day=2024-10-29");
        var cancelled = await fixture.Registrar.Open($"{Desk}/list?state=Cancelled&day=2024-10-29");
        var sheet = await Sheet(await fixture.Registrar.Browser(), $"{Desk}/list?day=2024-10-29&handler=export");

        var row = Assert.Single(attended.TextsOf("tbody tr"), r => r.Contains(student.StudentNo, StringComparison.Ordinal));
        Assert.Contains("背景有阴影", row);
        Assert.DoesNotContain(student.StudentNo, cancelled.Text);
        Assert.Contains("最后一天 12月31日(周二)", attended.Text);
        Assert.Contains(
            attended.TextsOf("tbody tr"),
            r => r.StartsWith("10月29日(周二)", StringComparison.Ordinal) && r.Contains("/84", StringComparison.Ordinal)
        );
        Assert.Contains(student.StudentNo, sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("11010520030307", sheet, StringComparison.Ordinal);
    }

    private static async Task<string> Sheet(Browser browser, string path)
    {
        using var answer = await browser.Http.GetAsync(path, TestContext.Current.CancellationToken);
        await using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
        var all = "";
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            all += await reader.ReadToEndAsync();
        }

        return all;
    }

    private Task<StudioBooking> Newest(Student student) =>
        fixture.App.Read(db =>
            db.StudioBookings.Where(b => b.StudentId == student.Id).OrderByDescending(b => b.BookedAt).FirstAsync()
        );

    private static async Task<WebPage> Press(WebPage page, DateTimeOffset at, string? reason = null)
    {
        var button = page.Document.QuerySelector($"button[value='{at:O}']")!;
        button.Id = "this-one";
        var sent = reason is null ? page.Submit("#this-one") : page.Submit("#this-one", ("reason", reason));
        button.RemoveAttribute("id");
        return await sent;
    }
}
