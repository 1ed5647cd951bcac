using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Dengke.Domain.Kernel;
using Dengke.Tests.Access;
using Dengke.Tests.Support;

namespace Dengke.Tests.Photos;

/// <summary>The program with a judge that needs no models.</summary>
public sealed class PhotoPageFixture(DatabaseTemplate template) : IAsyncLifetime
{
    public AppFixture App { get; } = new(template) { PhotoJudge = new FakeJudge() };

    public ValueTask InitializeAsync() => App.InitializeAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

/// <summary><c>/photos/check</c>: who may, what is shown, what is too much, and that nothing is kept.</summary>
[Trait("Requirement", "PHO-3")]
public sealed class CheckPageTests(PhotoPageFixture fixture) : IClassFixture<PhotoPageFixture>
{
    private const string Path = "/photos/check";

    [Fact]
    public async Task Check_Visitor_IsSentToSignIn() =>
        Assert.StartsWith("/sign-in", (await fixture.App.Visitor().Open(Path)).Path, StringComparison.Ordinal);

    [Theory]
    [InlineData(Role.Student)]
    [InlineData(Role.Counselor)]
    [InlineData(Role.Auditor)]
    public async Task Check_OtherRole_IsForbidden(Role role) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await fixture.App.As(role).Open(Path)).Status);

    [Theory]
    [InlineData(Role.Registrar)]
    [InlineData(Role.PhotoOperator)]
    public async Task Check_PhotoSent_ShowsItsCard(Role role)
    {
        var page = await fixture.App.As(role).Open(Path);

        var shown = await page.Upload("检查", "photos", "张三<b>.jpg", "fail"u8.ToArray());

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Equal("张三<b>.jpg", shown.TextOf(".photo-card h3"));
        Assert.Contains("头部倾斜, 请摆正。", shown.TextOf(".photo-card .findings"), StringComparison.Ordinal);
        Assert.Contains("共 1 张: 不合格 1, 待复核 0, 合格 0。", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Page_SaysThatNothingIsKept_AndKeepsNothing()
    {
        var before = await fixture.App.Read(db => Task.FromResult((db.StoredFiles.Count(), db.Operations.Count())));
        var page = await fixture.App.As(Role.Registrar).Open(Path);
        Assert.Contains("不保存", page.Text, StringComparison.Ordinal);

        await page.Upload("检查", "photos", "a.jpg", "pass"u8.ToArray());

        Assert.Equal(before, await fixture.App.Read(db => Task.FromResult((db.StoredFiles.Count(), db.Operations.Count()))));
    }

    [Fact]
    public async Task Check_NothingChosen_SaysSo()
    {
        var shown = await (await fixture.App.As(Role.Registrar).Open(Path)).Submit("检查");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, shown.Status);
        Assert.Contains("请选择照片。", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_TooMany_SaysHowMany()
    {
        var shown = await Send(Enumerable.Repeat("pass"u8.ToArray(), 101));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, shown.Status);
        Assert.Contains("一次最多 100 张, 您选了 101 张", shown.Text, StringComparison.Ordinal);
        Assert.Empty(shown.TextsOf(".photo-card"));
    }

    [Fact]
    public async Task Check_OneTooLarge_NamesIt()
    {
        var shown = await Send(["pass"u8.ToArray(), new byte[(16 << 20) + 1]]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, shown.Status);
        Assert.Contains("“1.jpg”超过 16 MB", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_FarTooLarge_IsAnsweredBeforeItIsRead()
    {
        var browser = await fixture.App.As(Role.Registrar).Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new ByteArrayContent([]) };
        request.Content.Headers.ContentLength = 65 << 20;
        request.Headers.ExpectContinue = true;

        using var answer = await browser.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task CheckOne_PhotoAsBody_AnswersItsCardAlone()
    {
        var (status, text) = await SendOne("review"u8.ToArray());

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.StartsWith("<article class=\"photo-card is-review\" id=\"p7\"", text, StringComparison.Ordinal);
        Assert.Contains("a&lt;.jpg", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckOne_TooLarge_SaysSo()
    {
        var (status, text) = await SendOne(new byte[(16 << 20) + 1]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Contains("超过 16 MB", text, StringComparison.Ordinal);
    }

    private async Task<WebPage> Send(IEnumerable<byte[]> photos)
    {
        var browser = await fixture.App.As(Role.Registrar).Browser();
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await RouteWorld.FormToken(browser)), "__RequestVerificationToken" },
        };
        foreach (var (index, photo) in photos.Index())
        {
            form.Add(new ByteArrayContent(photo), "photos", $"{index}.jpg");
        }

        return await browser.Send(new HttpRequestMessage(HttpMethod.Post, Path) { Content = form });
    }

    private async Task<(HttpStatusCode Status, string Text)> SendOne(byte[] photo)
    {
        var browser = await fixture.App.As(Role.PhotoOperator).Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Path}?handler=one&name=a%3C.jpg&index=7")
        {
            Content = new ByteArrayContent(photo),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.Add("RequestVerificationToken", await RouteWorld.FormToken(browser));
        using var answer = await browser.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
