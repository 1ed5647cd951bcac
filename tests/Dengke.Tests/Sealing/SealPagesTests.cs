using System.IO.Compression;
using System.Net;
using System.Text;
using Dengke.Domain.Kernel;
using Dengke.Domain.Sealing;
using Dengke.Tests.Capture;
using Dengke.Tests.People;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Sealing;

/// <summary>The registrar's checklist and button, and the student's receipt, without script.</summary>
public sealed class SealPagesTests(DatabaseTemplate template) : IAsyncLifetime
{
    private readonly SealFixture seal = new(template);

    public ValueTask InitializeAsync() => seal.InitializeAsync();

    public ValueTask DisposeAsync() => seal.DisposeAsync();

    [Fact]
    [Trait("Requirement", "SEA-1")]
    public async Task Checklist_SomethingOpen_CountsItByCollegeAndHasNoButton()
    {
        await seal.Done(1);
        await seal.WithoutPortrait();

        var page = await (await seal.Registrar()).Open(SealFixture.Page);

        Assert.Contains("还有 1 项未了结也未说明", page.TextOf(".page-task"));
        Assert.Equal([CaptureFixture.College], page.TextsOf("tbody th"));
        Assert.Null(page.Document.QuerySelector("#Phrase"));
    }

    [Fact]
    [Trait("Requirement", "SEA-1")]
    [Trait("Requirement", "SEA-2")]
    public async Task Registrar_NamesTheOpenOnes_AndSealsByPhraseAndPassword()
    {
        await seal.Done(1);
        var student = await seal.WithoutPortrait();
        var registrar = await seal.Registrar();
        var list = await registrar.Open($"{SealFixture.Page}/open?kind=NoPortrait");
        Assert.Contains(student.Name, list.Text);

        var refused = await list.Submit("说明全部 1 项", ("Reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var named = await refused.Submit("说明全部 1 项", ("Reason", "应征入伍"));
        Assert.Contains("已说明 1 项例外", named.Text);
        var wrong = await (await registrar.Open(SealFixture.Page)).Submit(
            "封存",
            ("Phrase", SealFixture.Phrase),
            ("Password", "?")
        );
        Assert.Contains("密码不正确", wrong.Text);
        var done = await wrong.Submit("封存", ("Phrase", SealFixture.Phrase), ("Password", PeopleExtensions.Password));

        Assert.Contains("内容不再改变", done.TextOf(".page-task"));
        Assert.Single(await seal.App.Read(db => db.CampaignSeals.ToListAsync()));
    }

    [Fact]
    [Trait("Requirement", "SEA-2")]
    public async Task Files_SealedCampaign_AreOneZipAndInTheTrail()
    {
        await seal.Done(2);
        await seal.MustSeal();
        var registrar = await seal.Registrar();
        var page = await registrar.Open(SealFixture.Page);
        var token = page.Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token });

        var answer = await (await registrar.Browser()).Http.PostAsync($"{SealFixture.Page}?handler=Files", form, seal.Stopping);

        await using var content = await answer.Content.ReadAsStreamAsync(seal.Stopping);
        using var zip = new ZipArchive(content);
        // The verification page is made of the front end, which a browser's test has.
        Assert.Superset(
            new HashSet<string>(["jwks.json", "records.jsonl", "root.jws"]),
            zip.Entries.Select(e => e.FullName).ToHashSet(StringComparer.Ordinal)
        );
        Assert.Equal(2, zip.Entries.Count(e => e.FullName.StartsWith("receipts/", StringComparison.Ordinal)));
        Assert.Equal(1, await seal.App.Read(db => db.Operations.CountAsync(o => o.Type == "seal.export")));
    }

    [Fact]
    [Trait("Requirement", "SEA-3")]
    public async Task Student_AfterSealing_DownloadsTheirOwnReceipt()
    {
        var students = await seal.Done(2);
        await seal.MustSeal();
        var mine = seal.Reading.Person(students[0]);

        var home = await mine.Open("/me");
        var page = await mine.Open("/me/seal");
        var http = (await mine.Browser()).Http;
        var json = await http.GetByteArrayAsync("/me/seal?handler=Json", seal.Stopping);
        var pdf = await http.GetByteArrayAsync("/me/seal?handler=Pdf", seal.Stopping);

        Assert.Contains("查看回执", home.Text);
        Assert.Contains("1101**********001X", page.Text);
        Assert.DoesNotContain("11010120030101001X", page.Text);
        Assert.Equal(await seal.Receipt(students[0]), Encoding.UTF8.GetString(json));
        var keys = await seal.Keys();
        Assert.True(ReceiptCheck.Check(json, keys).IsOk);
        Assert.Equal("%PDF", Encoding.ASCII.GetString(pdf[..4]));
    }

    [Fact]
    [Trait("Requirement", "SEA-3")]
    public async Task Student_BeforeSealing_HasNoReceipt()
    {
        var student = (await seal.Done(1))[0];
        var mine = seal.Reading.Person(student);

        var page = await mine.Open("/me/seal");

        Assert.Contains("批次封存后", page.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await mine.Open("/me/seal?handler=Json")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await mine.Open("/me/seal?handler=Pdf")).Status);
    }

    [Fact]
    [Trait("Requirement", "SEA-3")]
    public async Task Visitor_HasTheVerificationPageAndTheKeys()
    {
        await seal.Done(1);
        await seal.MustSeal();
        var visitor = seal.App.Visitor();

        var page = await visitor.Open("/verify");
        var keys = await visitor.Http.GetByteArrayAsync("/verify/jwks.json", seal.Stopping);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.Document.QuerySelector("#verify-receipt"));
        Assert.True(SealKeys.Read(keys).Value.Has((await seal.SealRow()).KeyId));
    }

    [Fact]
    [Trait("Requirement", "SEA-2")]
    public async Task Errata_Registrar_FindsTheStudentAndSigns()
    {
        var student = (await seal.Done(1))[0];
        await seal.MustSeal();
        var registrar = await seal.Registrar();

        var found = await registrar.Open($"{SealFixture.Page}/errata?q={student.StudentNo}");
        var form = await found.Follow(student.Name);
        var done = await form.Submit("签名登记", ("Field", "name"), ("Value", "欧阳真"), ("Reason", "封存后发现的笔误"));

        Assert.Contains("勘误 1 已签名登记", done.Text);
        Assert.Contains("欧阳真", done.Text);
    }
}
