using System.Security.Cryptography;
using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Documents;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>
/// Proof-reading on a demo of its own, on Monday 3 March: views are uploaded, one student says that it is them, another that something is
/// wrong; the registrar settles it and follows the registry's identity check.
/// </summary>
public sealed class ProofreadingTests(Chrome chrome) : IAsyncLifetime
{
    private const string Mine = "/me/photo";
    private const string Handoff = "/campaigns/2025/handoff";
    private readonly DemoServer server = new() { Phase = "proof" };

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    [Trait("Requirement", "HND-4")]
    public async Task Student_LooksAndAnswers_RegistrarSettlesAndFollows_OnWholePages()
    {
        SetDefaultExpectTimeout(30_000);
        var shots = await Arrange();
        await using var registrar = await As("registrar", Screen.Desk);
        await using var one = await As(shots[0].StudentNo, Screen.Phone);
        await using var other = await As(shots[1].StudentNo, Screen.Phone);
        await one.LookOnBothWidths(Mine, "proof-1-sealed", "照片确认");

        await registrar.LookOnBothWidths($"{Handoff}/proofs", "proof-2-upload", "上传校对图");
        await ProofSteps.Upload(registrar.Page, Proofs(shots), views: 2);

        await one.LookOnBothWidths("/me", "proof-3-home");
        await one.LookOnBothWidths(Mine, "proof-4-look", "照片确认");
        await one.Resize(Screen.Phone);
        await one.Picture("student-photo");
        await one.Resize(Screen.Phone);
        await ProofSteps.Confirm(one.Page);
        await one.Look("proof-5-confirmed");

        await other.Page.GotoAsync(Mine);
        await other.Page.Locator("details.withdraw summary").ClickAsync();
        await other.Look("proof-6-dispute");
        await other.Page.Locator("#text").FillAsync("拍的时候闭眼了");
        await other.Page.Locator("details.withdraw button").ClickAsync();
        await Expect(other.Page.Locator(".next-act h2")).ToContainTextAsync("异议处理中");
        await other.LookOnBothWidths(Mine, "proof-7-disputed");

        await registrar.LookOnBothWidths("/campaigns/2025/proof-reading?state=Disputed", "proof-8-list", "照片校对");
        await registrar.LookOnBothWidths($"{Handoff}/cases", "proof-9-cases", "图像异议");
        await registrar.Page.Locator("tbody th a").ClickAsync();
        await registrar.Look("proof-10-case");
        await registrar.Page.Locator("input[value=Retake]").CheckAsync();
        await registrar.Page.Locator("#reason").FillAsync("确实闭眼, 请补采");
        await registrar.Page.Locator("main .btn-seal").ClickAsync();
        await Expect(registrar.Page.Locator("h1")).ToContainTextAsync("已处理");
        await registrar.Look("proof-11-settled");
        await other.LookOnBothWidths(Mine, "proof-12-retake");

        await registrar.LookOnBothWidths($"{Handoff}/identity", "proof-13-identity", "身份核验");
        var file =
            $"学号,核验状态,备注\n{shots[0].StudentNo},不确定,光线偏暗\n{shots[1].StudentNo},核验通过,\n2099000000,未通过,\n";
        await ProofSteps.PreviewIdentity(registrar.Page, file);
        await registrar.Look("proof-14-preview");
        await ProofSteps.WriteIdentity(registrar.Page, students: 2);
        await registrar.Page.Locator("tbody details summary").ClickAsync();
        await registrar.Look("proof-15-follow");
        await one.LookOnBothWidths(Mine, "proof-16-identity");
    }

    private sealed record Shot(string StudentNo, ProofEntry Entry);

    /// <summary>Two students whose portraits a station has handed over.</summary>
    private async Task<IReadOnlyList<Shot>> Arrange()
    {
        await using var installation = await Installation.Open(server.Options, default);
        await using var db = await installation.Get<IDbContextFactory<DengkeDb>>().CreateDbContextAsync();
        var photos = await db
            .CapturedPhotos.Where(p => p.State == PhotoState.Current)
            .Join(db.Students, p => p.StudentId, s => s.Id, (photo, student) => new { photo, student })
            .Where(p => p.student.StudentNo != "" && db.Accounts.Any(a => a.UserName == p.student.StudentNo))
            .OrderBy(p => p.student.StudentNo)
            .Take(2)
            .ToListAsync();
        var at = new DateTimeOffset(2024, 10, 22, 2, 10, 0, TimeSpan.Zero);
        var device = new StationDevice
        {
            Id = Guid.CreateVersion7(),
            CampaignId = "2025",
            Name = "学院南路 3 号机",
            Number = 3,
            AddedBy = "registrar",
            AddedAt = at,
        };
        db.StationDevices.Add(device);
        List<Shot> shots = [];
        foreach (var (index, taken) in photos.Index())
        {
            var entry = new ProofEntry(
                $"q7Xw0pLr9TzKd2Vb5Nc{index}mA",
                $"3-{index + 41}",
                System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(BitConverter.GetBytes(index)))
            );
            db.ReceivedShots.Add(
                new ReceivedShot
                {
                    Id = Guid.CreateVersion7(),
                    CampaignId = "2025",
                    DeviceId = device.Id,
                    ShotId = Guid.CreateVersion7(),
                    SessionId = "south",
                    Token = entry.Token,
                    Shot = entry.Shot,
                    TakenAt = at,
                    ReceivedAt = at,
                    Sha256 = entry.Sha256,
                    FileId = "none",
                    Statement = "none",
                    StudentId = taken.student.Id,
                    PhotoId = taken.photo.Id,
                }
            );
            shots.Add(new Shot(taken.student.StudentNo, entry));
        }

        await db.SaveChangesAsync();
        return shots;
    }

    /// <summary>What the registrar's own machine would have made.</summary>
    private static byte[] Proofs(IReadOnlyList<Shot> shots)
    {
        using var fonts = new DocumentFonts(new FontFiles());
        using var file = new MemoryStream();
        var writer = new ProofFile.Writer(file);
        foreach (var shot in shots)
        {
            writer.Add(shot.Entry, ProofPicture.Make(Somebody(), shot.Entry.Token, fonts).Value);
        }

        writer.End();
        return file.ToArray();
    }

    /// <summary>Nobody: a head and shoulders, drawn.</summary>
    private static byte[] Somebody()
    {
        using var picture = new SKBitmap(480, 640);
        using (var canvas = new SKCanvas(picture))
        using (var paint = new SKPaint { IsAntialias = true })
        {
            canvas.Clear(new SKColor(0x43, 0x8E, 0xDB));
            paint.Color = new SKColor(0x22, 0x26, 0x33);
            canvas.DrawOval(240, 700, 260, 240, paint);
            canvas.DrawOval(240, 270, 128, 150, paint);
            paint.Color = new SKColor(0xE6, 0xBE, 0xA4);
            canvas.DrawOval(240, 300, 108, 140, paint);
            paint.Color = SKColors.Black;
            canvas.DrawOval(200, 285, 13, 8, paint);
            canvas.DrawOval(280, 285, 13, 8, paint);
        }

        return picture.Encode(SKEncodedImageFormat.Jpeg, 90).ToArray();
    }

    private Task<Visit> As(string userName, Screen screen) => chrome.OpenAs(userName, screen, server.Address);
}
