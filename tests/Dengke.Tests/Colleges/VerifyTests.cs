using System.Net;
using Dengke.Features.Colleges;
using Dengke.Features.Shared.Summaries;
using Dengke.Platform.Crypto;
using Dengke.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Colleges;

/// <summary>What anyone with the paper in hand is told.</summary>
[Trait("Requirement", "CON-5")]
public sealed class VerifyTests(DatabaseTemplate template) : CollegeTest(template)
{
    [Fact]
    public async Task Verify_SignedPaper_SaysWhoSignedWhatAndNamesNoStudent()
    {
        var (token, hash) = await Signed();

        var page = await Flow.App.Visitor().Open($"/verify/{token}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("此件有效", page.Text);
        string[] said = [Finance, "2025届", "第 1 次", "1 名", "1 人", "2024年10月10日 10:00:00", Digest.Print(hash)];
        Assert.All(said, text => Assert.Contains(text, page.Text));
        Assert.DoesNotContain("何一", page.Text);
        Assert.DoesNotContain("阿依古丽", page.Text);
    }

    [Fact]
    public async Task Verify_ReturnedPaper_IsNotValid()
    {
        var (token, _) = await Signed();
        await Return("何一缺少材料");

        var page = await Flow.App.Visitor().Open($"/verify/{token}");

        Assert.Contains("此件已退回, 无效", page.Text);
        Assert.DoesNotContain("此件有效", page.Text);
        Assert.DoesNotContain("何一", page.Text);
    }

    [Fact]
    [Trait("Requirement", "SEC-3")]
    public async Task Verify_UnknownToken_IsOneSentenceAlways()
    {
        await Signed();
        var visitor = Flow.App.Visitor();

        var random = await visitor.Open($"/verify/{SignedSheet.NewToken()}");
        var odd = await visitor.Open("/verify/1");

        Assert.All([random, odd], p => Assert.Equal(HttpStatusCode.NotFound, p.Status));
        Assert.Equal(random.TextOf("main"), odd.TextOf("main"));
        Assert.Contains("没有这份汇总表", random.TextOf(".alert-danger"));
    }

    [Fact]
    public async Task Verify_DigestCopied_IsToldEqualOrNot()
    {
        var (token, hash) = await Signed();
        var page = await Flow.App.Visitor().Open($"/verify/{token}");

        var equal = await page.Submit("核对", ("digest", Digest.Print(hash).ToUpperInvariant()));
        var other = await page.Submit("核对", ("digest", new string('0', hash.Length)));

        Assert.Contains("一致: 输入的摘要就是签署时的摘要", equal.TextOf("[role=status]"));
        Assert.Contains("不一致", other.TextOf("[role=status]"));
    }

    private async Task<(string Token, string Hash)> Signed()
    {
        await RegisterTheFirst();
        var round = await CloseAndSign();
        return (SignedFilesTests.TokenOf(round, Flow.App.Services.GetRequiredService<Vault>()), round.RowsHash);
    }
}
