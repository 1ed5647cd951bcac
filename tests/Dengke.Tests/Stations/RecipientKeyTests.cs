using System.Net;
using Dengke.Features.Stations;
using Dengke.Platform.Envelopes;
using Dengke.Tests.Capture;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Stations;

/// <summary>The page of the keys to which stations encrypt.</summary>
[Trait("Requirement", "HND-2")]
public sealed class RecipientKeyTests(StationFixture fixture) : IClassFixture<StationFixture>
{
    private const string Path = $"{StationFixture.Root}/keys";

    [Fact]
    public async Task Add_PastedOrUploaded_IsListedByItsThumbprint()
    {
        using var pasted = PrivateKey.Create(KeyUse.Encryption);
        using var uploaded = PrivateKey.Create(KeyUse.Encryption);
        var page = await fixture.Registrar.Open(Path);

        var one = await page.Submit("添加", ("Name", "甲"), ("Key", pasted.Public.ToJson().ToJsonString()));
        var two = await one.Upload(
            "添加",
            "file",
            "registrar.pub.jwk",
            System.Text.Encoding.UTF8.GetBytes(uploaded.Public.ToJson().ToJsonString()),
            ("Name", "乙")
        );
        var again = await page.Submit("添加", ("Name", "甲"), ("Key", pasted.Public.ToJson().ToJsonString()));

        Assert.Contains(pasted.Public.KeyId, two.Text);
        Assert.Contains(uploaded.Public.KeyId, two.Text);
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
    }

    [Fact]
    [Trait("Requirement", "SEC-2")]
    public async Task Add_OfAPrivateKey_IsRefusedAndNotWrittenIntoThePage()
    {
        using var key = PrivateKey.Create(KeyUse.Encryption);
        var jwk = key.Public.ToJson();
        jwk["d"] = System.Buffers.Text.Base64Url.EncodeToString(key.CopySecret());
        var page = await fixture.Registrar.Open(Path);

        foreach (var secret in new[] { jwk.ToJsonString(), CaptureFixture.Ok(key.Seal("correct horse")) })
        {
            var refused = await page.Submit("添加", ("Name", "甲"), ("Key", secret));
            Assert.Equal(HttpStatusCode.Conflict, refused.Status);
            Assert.Contains("这是私钥", refused.Text);
            Assert.DoesNotContain(secret[^20..], refused.Document.DocumentElement.OuterHtml);
        }
    }

    [Theory]
    [InlineData("", "不是可用的密钥文件")]
    [InlineData("not json", "不是可用的密钥文件")]
    [InlineData("[]", "不是可用的密钥文件")]
    [InlineData("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\",\"use\":\"enc\"}", "不是可用的密钥文件")]
    public async Task Add_OfWhatIsNoKey_SaysSo(string text, string sentence)
    {
        var page = await fixture.Registrar.Open(Path);

        var refused = await page.Submit("添加", ("Name", "甲"), ("Key", text));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains(sentence, refused.Text);
    }

    [Fact]
    public async Task Retire_OfTwoAtTheSameMoment_LeavesOne()
    {
        using var second = PrivateKey.Create(KeyUse.Encryption);
        await fixture.App.Read(db => db.RecipientKeys.Where(k => k.KeyId != fixture.Recipient.Public.KeyId).ExecuteDeleteAsync());
        CaptureFixture.Ok(await fixture.AddKey(second, "乙"));
        var keys = await fixture.App.Read(db => db.RecipientKeys.Where(k => k.RetiredAt == null).ToListAsync());

        var retired = await Task.WhenAll(
            keys.Select(k => fixture.Registrar.Run(new RetireRecipientKey(StationFixture.Campaign, k.Id, "同时停用", k.Version)))
        );

        Assert.Single(retired, r => r.IsOk);
        Assert.Equal(1, await fixture.App.Read(db => db.RecipientKeys.CountAsync(k => k.RetiredAt == null)));
        CaptureFixture.Ok(await fixture.AddKey(PrivateKey.Create(KeyUse.Encryption), "丙"));
    }
}
