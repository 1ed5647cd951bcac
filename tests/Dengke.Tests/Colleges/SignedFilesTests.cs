using System.Net;
using Dengke.Data;
using Dengke.Features.Colleges;
using Dengke.Features.Corrections;
using Dengke.Features.Shared.Summaries;
using Dengke.Platform.Crypto;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Colleges;

/// <summary>The signed summary as PDF and workbook: from what was sealed, and nobody takes it unseen.</summary>
[Trait("Requirement", "CON-5")]
public sealed class SignedFilesTests(DatabaseTemplate template) : CollegeTest(template)
{
    private const string AnotherNumber = "110105200303070049";

    [Fact]
    public async Task Pdf_OfARound_SaysEachRowAndTheDigest()
    {
        await Correct(Same, "document_no", AnotherNumber);
        await Register(Second);
        var round = await CloseAndSign();

        var pages = SignedFile.PagesOf(await Download(Flow.Secretary(Finance), $"{Address}/rounds/1/pdf"));

        var all = string.Concat(pages);
        Assert.StartsWith("学籍信息更正汇总表附件2", pages[0], StringComparison.Ordinal);
        string[] said =
        [
            "2021310001何一金融21-1证件号码",
            AnotherNumber,
            "身份证上是这样写的",
            "2021310002阿依古丽·买买提",
            round.RowsHash,
            round.SignedBy,
            "2024年10月10日10:00:00",
            "院领导(签字)",
            "(学院盖章)",
        ];
        Assert.All(said, text => Assert.Contains(text, all, StringComparison.Ordinal));
        Assert.All(pages.Select((text, i) => (text, i)), p => Assert.Contains($"第{p.i + 1}页共{pages.Count}页", p.text));
    }

    [Fact]
    public async Task Pdf_AfterTheRecordsChanged_IsStillWhatWasSigned()
    {
        await RegisterTheFirst();
        await CloseAndSign();
        var before = await Download(Flow.Secretary(Finance), $"{Address}/rounds/1/pdf");
        await Flow.App.Read(db =>
            db.Students.Where(s => s.StudentNo == Same).ExecuteUpdateAsync(s => s.SetProperty(x => x.Name, "何二"))
        );
        await Register(Second);

        var after = await Download(Flow.Secretary(Finance), $"{Address}/rounds/1/pdf");

        Assert.Equal(before, after);
        Assert.Contains("2021310002阿依古丽·买买提", string.Concat(SignedFile.PagesOf(after)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pdf_Code_LeadsToTheVerificationOfThisPaper()
    {
        await RegisterTheFirst();
        await CloseAndSign();

        var code = SignedFile.CodeOf(await Download(Flow.Secretary(Finance), $"{Address}/rounds/1/pdf"));

        Assert.StartsWith(new Uri(Flow.App.Address, "/verify/").ToString(), code, StringComparison.Ordinal);
        Assert.Contains("此件有效", (await Flow.App.Visitor().Open(new Uri(code!).AbsolutePath)).Text);
    }

    [Fact]
    [Trait("Requirement", "SEC-6")]
    public async Task Workbook_OfARound_SaysEachRowAndNothingIsAFormula()
    {
        var evidence = new NewEvidence("id_card", [1, 2, 3], "image/jpeg");
        await Flow.View(Same);
        var reason = "=HYPERLINK(\"http://192.0.2.1\")";
        Ok(
            await Flow.Student(Same)
                .Run(
                    new AskCorrection(Campaign, await Flow.Id(Same), "document_no", AnotherNumber, reason, true, true, [evidence])
                )
        );
        Ok(await Flow.Declare(Same, "document_no"));
        Ok(await Flow.Register(FinanceClass, Same));
        var round = await CloseAndSign();

        var rows = SignedFile.RowsOf(await Download(Flow.Secretary(Finance), $"{Address}/rounds/1/xlsx"));

        Assert.Contains(Digest.Print(round.RowsHash), rows[3][0], StringComparison.Ordinal);
        var correction = rows[5];
        Assert.Equal(["1", Same, "何一", FinanceClass, "证件号码"], correction[..5]);
        Assert.Equal([AnotherNumber, "两个系统", reason], correction[7..10]);
        Assert.Equal(["2", Second, "阿依古丽·买买提", FinanceClass, "未登记"], rows[6][..5]);
        Assert.Equal(7, rows.Count);
    }

    [Theory]
    [Trait("Requirement", "SEC-2")]
    [InlineData("pdf", "\"form\":\"Pdf\"")]
    [InlineData("xlsx", "\"form\":\"Xlsx\"")]
    public async Task File_Taken_IsInTheAuditTrail(string form, string recorded)
    {
        await RegisterTheFirst();
        await CloseAndSign();

        await Download(Flow.Registrar, $"{Address}/rounds/1/{form}");

        var happened = await Flow.App.Read(db => db.AuditEvents.SingleAsync(e => e.Type == nameof(SummaryPrinted)));
        var operation = await Flow.App.Read(db => db.Operations.SingleAsync(o => o.Id == happened.OperationId));
        Assert.Contains(recorded, happened.Data, StringComparison.Ordinal);
        Assert.Equal(("summary.print", await Flow.Registrar.Id()), (operation.Type, operation.ActorId));
    }

    [Fact]
    public async Task File_OfARoundThatIsNot_IsNotThere()
    {
        await RegisterTheFirst();
        await CloseAndSign();

        Assert.Equal(HttpStatusCode.NotFound, (await Flow.Secretary(Finance).Open($"{Address}/rounds/2/pdf")).Status);
        var foreign = await Flow.Secretary(Accountancy).Run(new PrintSummary(Campaign, Finance, 1, PrintForm.Pdf));
        Assert.Equal("not_found", foreign.Failure?.Code);
    }

    [Fact]
    public async Task File_SealedRowsExchanged_IsNotHandedOut()
    {
        await RegisterTheFirst();
        var round = await CloseAndSign();
        var vault = Flow.App.Services.GetRequiredService<Vault>();
        var forged = SignedSheet.SealRows(new SummaryRows([], []).Json(), vault);
        await Flow.App.Read(db => db.SignedSummaries.ExecuteUpdateAsync(s => s.SetProperty(x => x.SealedRows, forged)));

        var page = await Flow.Secretary(Finance).Open($"{Address}/rounds/1/pdf");
        var verify = await Flow.App.Visitor().Open($"/verify/{TokenOf(round, vault)}");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("与签字时的摘要不符", page.TextOf(".alert-danger"));
        Assert.Contains("不能确认", verify.Text);
        Assert.DoesNotContain("此件有效", verify.Text);
    }

    internal static string TokenOf(SignedSummary round, Vault vault) => vault.Open(round.SealedToken, "summary-token");
}
