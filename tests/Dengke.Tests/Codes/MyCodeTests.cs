using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Codes;
using Dengke.Platform.Crypto;
using Dengke.Tests.Capture;
using Dengke.Tests.Messages;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace Dengke.Tests.Codes;

public sealed class MyCodeTests(CaptureFixture fixture) : IClassFixture<CaptureFixture>
{
    private const string Campaign = CaptureFixture.Campaign;

    [Fact]
    [Trait("Requirement", "COD-1")]
    public async Task Page_Opened_ShowsThreeWaysAndTheWarning()
    {
        var page = await fixture.Person(await fixture.Student()).Open("/me/code");

        Assert.Equal(3, page.TextsOf(".way").Count);
        Assert.Contains("不要用自己的设备或账号替他人查询", page.Text);
        Assert.Contains("从不索要学信网密码", page.Text);
        Assert.Empty(page.Document.QuerySelectorAll("input[type=password]"));
    }

    [Fact]
    [Trait("Requirement", "COD-2")]
    public async Task Page_PictureUploaded_IsBoundAndOnlyAHashIsKept()
    {
        var student = await fixture.Student();
        var text = $"SECRET-{Guid.NewGuid()}";
        var page = await fixture.Person(student).Open("/me/code");

        var bound = await page.Upload("核对采集码", "picture", "code.png", Png(text));
        var row = await Code(student);

        Assert.Contains("已核对", bound.Text);
        Assert.Equal(CodeState.Ready, row!.State);
        Assert.DoesNotContain(text, row.Hash);
        Assert.False(await IsAnywhere(text));
    }

    [Fact]
    [Trait("Requirement", "COD-2")]
    public async Task Page_NoCodeInThePicture_SaysSoAndNothingIsKept()
    {
        var student = await fixture.Student();
        var page = await fixture.Person(student).Open("/me/code");

        var refused = await page.Upload("核对采集码", "picture", "photo.jpg", Documents.SamplePhotos.Jpeg());

        Assert.Contains("没有读到二维码", refused.Text);
        Assert.Null(await Code(student));
    }

    [Fact]
    [Trait("Requirement", "COD-2")]
    public async Task Bind_CodeOfAnother_IsRefusedEvenAtTheSameMoment()
    {
        var (one, two) = (await fixture.Student(), await fixture.Student());
        var text = $"REGISTRY-{Guid.NewGuid()}";

        var both = await Task.WhenAll(Bind(one, text), Bind(two, text));

        Assert.Single(both, b => b.IsOk);
        Assert.Single(both, b => b.Failure?.Code is "code_of_another" or "duplicate");
        Assert.Equal("code_of_another", (await Bind(both[0].IsOk ? two : one, text)).Failure?.Code);
    }

    [Theory]
    [Trait("Requirement", "COD-2")]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("https://u.wechat.com/abcdefghij")]
    [InlineData("wxp://f2f0abcdefghijklmn")]
    public async Task Bind_WhatIsNoCaptureCode_IsRefused(string text) =>
        Assert.Equal("not_a_capture_code", (await Bind(await fixture.Student(), text)).Failure?.Code);

    [Fact]
    [Trait("Requirement", "COD-2")]
    public async Task Say_AndTakeBack_MovesTheState()
    {
        var student = await fixture.Student();
        var page = await fixture.Person(student).Open("/me/code");

        var said = await page.Submit("我已保存, 不上传");
        var after = await Code(student);
        await said.Submit("其实还没有保存");

        Assert.Equal(CodeState.SaysReady, after!.State);
        Assert.Equal(CodeState.NotReady, (await Code(student))!.State);
    }

    [Fact]
    [Trait("Requirement", "COD-3")]
    public async Task Issue_Again_RevokesTheOneBefore()
    {
        var student = await fixture.Student();
        await Issue(student);
        var first = await Token(student);
        await Issue(student);
        var second = await Token(student);

        Assert.NotEqual(first, second);
        Assert.Matches("^DKC1\\.[A-Za-z0-9_-]{22}$", second);
        Assert.Equal("code_revoked", (await Bind(await fixture.Student(), first)).Failure?.Code);
        Assert.Equal(1, await fixture.App.Read(db => db.CaptureCodes.CountAsync(c => c.StudentId == student.Id)));
        Assert.Contains("校内采集码", (await fixture.Person(student).Open("/me/code")).Text);
    }

    [Fact]
    [Trait("Requirement", "COD-3")]
    public async Task Issue_ToWhoHasTheRegistrys_IsRefused()
    {
        var student = await fixture.Student();
        CaptureFixture.Ok(await Bind(student, $"REGISTRY-{Guid.NewGuid()}"));

        var issued = await fixture.Registrar.Run(new IssueCodes(Campaign, [student.Id], "学信网无码"));

        Assert.Equal("has_registry_code", issued.Failure?.Code);
    }

    [Fact]
    [Trait("Requirement", "COD-2")]
    public async Task Readiness_OfACounselor_ListsOwnStudentsAndRemindsThem()
    {
        // The program's own reminder, a day before the session, has gone before there is anyone whom it reaches.
        await fixture.App.Tick();
        var student = await fixture.Student(CaptureFixture.At(9, 0, day: 23), CaptureFixture.Shahe);
        await fixture.Person(student).Id();
        var counselor = fixture.App.As(Role.Counselor, CaptureFixture.Class);
        var stranger = fixture.App.As(Role.Counselor, "会计21-1");

        var page = await counselor.Open($"/campaigns/{Campaign}/codes?q={student.StudentNo}");
        var told = await counselor.Run(new RemindCodes(Campaign, [student.Id]));
        await fixture.App.Tick();

        Assert.Contains("未准备", page.TextOf("tbody tr"));
        Assert.Equal(1, CaptureFixture.Ok(told));
        Assert.Equal("not_found", (await stranger.Run(new RemindCodes(Campaign, [student.Id]))).Failure?.Code);
        var message = Assert.Single(await fixture.App.Inbox(fixture.Person(student)), m => m.Template == "code_reminder");
        Assert.Contains("10月23日", message.Body);
    }

    private async Task<Outcome<Done>> Bind(Student student, string text) =>
        await fixture.Person(student).Run(new BindCode(Campaign, student.Id, text));

    private async Task Issue(Student student) =>
        CaptureFixture.Ok(await fixture.Registrar.Run(new IssueCodes(Campaign, [student.Id], "学信网无码")));

    private Task<CaptureCode?> Code(Student student) =>
        fixture.App.Read(db => db.CaptureCodes.FirstOrDefaultAsync(c => c.StudentId == student.Id));

    private async Task<string> Token(Student student) =>
        fixture.Vault.Open((await Code(student))!.SealedToken!, SealPurposes.CaptureCode);

    /// <summary>Whether what the code says is in any event.</summary>
    private Task<bool> IsAnywhere(string text) => fixture.App.Read(db => db.AuditEvents.AnyAsync(e => e.Data.Contains(text)));

    private static byte[] Png(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(code);
        return png.GetGraphic(6);
    }
}
