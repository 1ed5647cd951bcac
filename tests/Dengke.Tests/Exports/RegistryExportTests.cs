using System.Net;
using System.Text.Json;
using Dengke.Features.Exports;
using Dengke.Features.Registrar;
using Dengke.Platform.CommandLine;
using Dengke.Tests.Colleges;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Exports;

/// <summary>The file for the registry: its layout, bytes, and what is kept out of it.</summary>
[Trait("Requirement", "SEA-4")]
public sealed class RegistryExportTests(DatabaseTemplate template) : ExportTest(template)
{
    [Fact]
    public async Task Dbf_OfTheSet_HasTheRegistrysColumnsAndEveryRow()
    {
        var taken = await Take("registry", ("form", "Dbf"), ("reason", Why));

        var file = Dbf.Read(taken.Content);
        Assert.Equal("2025届-学信网上报数据-GB18030-未封存.dbf", taken.Name);
        Assert.Equal(
            "KSH18 XH15 XM40 XB2 CSRQ8 SFZH18 MZ24 ZYDM6 ZYMC50 CC12 XZ3 XXXS10 RXRQ8 FY24 XSH24 BH24 YJBYRQ8".Split(' '),
            file.Columns.Select(c => $"{c.Name}{c.Width}")
        );
        Assert.All(file.Columns, c => Assert.Equal('C', c.Type));
        Assert.Equal(["王三", "李四", "何一", "阿依古丽·买买提"], file.Of("XM"));
        Assert.Equal(
            ("21110101150002", "女", "20030307", "110105200303070049", "维吾尔族", "本科", "4", "普通全日制", "20250630"),
            (
                file.Cell(3, "KSH"),
                file.Cell(3, "XB"),
                file.Cell(3, "CSRQ"),
                file.Cell(3, "SFZH"),
                file.Cell(3, "MZ"),
                file.Cell(3, "CC"),
                file.Cell(3, "XZ"),
                file.Cell(3, "XXXS"),
                file.Cell(3, "YJBYRQ")
            )
        );
    }

    [Fact]
    public async Task Dbf_OfACollege_HasItsStudentsAlone()
    {
        var taken = await Take("registry", ("form", "Dbf"), ("reason", Why), ("college", Accountancy));

        Assert.Equal(["王三", "李四"], Dbf.Read(taken.Content).Of("XM"));
        Assert.Contains(Accountancy, taken.Name);
        Assert.Equal(HttpStatusCode.NotFound, (await Take("registry", ("reason", Why), ("college", "没有的学院"))).Status);
    }

    [Fact]
    public async Task Dbf_RareCharacters_AreWrittenInGb18030AndLeftOutOfGbk()
    {
        await AddStudent("2021310011", "李𠮷");

        var wide = await Take("registry", ("form", "Dbf"), ("encoding", "Gb18030"), ("reason", Why));
        var narrow = await Take("registry", ("form", "Dbf"), ("encoding", "Gbk"), ("reason", Why));

        Assert.Contains("李𠮷", Dbf.Read(wide.Content).Of("XM"));
        Assert.DoesNotContain(Dbf.Read(narrow.Content).Of("XM"), n => n.StartsWith('李') && n != "李四");
        Assert.Equal("2025届-学信网上报数据-GBK-缺1行-未封存.dbf", narrow.Name);
        Assert.DoesNotContain((byte)'?', narrow.Content[(32 * 18)..]);
        var page = await Flow.Registrar.Open($"{Page}?encoding=Gbk");
        Assert.Contains("GBK 没有“𠮷”(U+20BB7)", page.Text);
        Assert.DoesNotContain("U+20BB7", (await Flow.Registrar.Open(Page)).Text);
    }

    [Fact]
    public async Task Rows_WithAValueThatWouldBeLost_AreLeftOutAndListed()
    {
        var longName = string.Concat(Enumerable.Repeat("买", 21));
        await AddStudent("2021310021", longName);
        await AddStudent("2021310022", "张\uE863");
        await AddStudent("2021310023", "张\uE000");
        await AddStudent("2021310024", "赵六", ("CSRQ", "2003年"));
        await AddStudent("2021310025", "钱七", ("KSH", ""));

        var taken = await Take("registry", ("form", "Dbf"), ("reason", Why));
        var list = SignedFile.RowsOf((await Get("?handler=findings")).Content);

        Assert.Equal(4, Dbf.Read(taken.Content).Rows.Count);
        Assert.Contains("缺5行", taken.Name);
        Assert.Equal(5, list.Count - 1);
        Assert.Contains(list, r => r.Contains("编码后 42 字节, 列宽 40 字节。"));
        Assert.Contains(list, r => r.Contains("U+E863 是旧系统的自造字, 应更正为“䶮”。"));
        Assert.Contains(list, r => r.Contains("U+E000 是自造字, 须按身份证更正。"));
        Assert.Contains(list, r => r.Contains("不是有效的日期。"));
        Assert.Contains(list, r => r.Contains("必填, 现为空。"));
        Assert.Equal(
            (4, 5),
            ((await Noted()).Event.GetProperty("rows").GetInt32(), (await Noted()).Event.GetProperty("leftOut").GetInt32())
        );
    }

    [Fact]
    public async Task Rows_AMajorCodeWithItsLetters_HasTheSixDigits()
    {
        await AddStudent("2021310031", "孙八", ("ZYDM", "020109t"));

        var file = Dbf.Read((await Take("registry", ("form", "Dbf"), ("reason", Why))).Content);

        Assert.Contains("020109", file.Of("ZYDM"));
    }

    [Fact]
    [Trait("Requirement", "SEC-6")]
    public async Task Xlsx_AValueLikeAFormula_IsText()
    {
        await AddStudent("2021310041", "=1+1");

        var taken = await Take("registry", ("form", "Xlsx"), ("reason", Why));

        var rows = SignedFile.RowsOf(taken.Content);
        Assert.Equal("KSH", rows[0][0]);
        Assert.Contains(rows, r => r.Contains("=1+1"));
        Assert.EndsWith(".xlsx", taken.Name);
    }

    [Fact]
    public async Task Dbf_AfterACorrectionWasGranted_HasTheNewValue()
    {
        await Correct(Same, "name", "何壹");
        await Accept(await CloseAndSign());
        var correction = await Flow.App.Read(db => db.Corrections.AsNoTracking().SingleAsync());
        Ok(
            await Flow.Registrar.Run(
                new DecideCorrections(Campaign, [correction.Id], Decision.Grant, null, null, correction.Version)
            )
        );

        var file = Dbf.Read((await Take("registry", ("form", "Dbf"), ("reason", Why))).Content);

        Assert.Equal("何壹", file.Cell(2, "XM"));
    }

    [Fact]
    [Trait("Requirement", "SEC-2")]
    public async Task Take_WithoutAReason_IsRefusedAndWithOneIsNoted()
    {
        var refused = await Take("registry", ("form", "Dbf"), ("reason", " "));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 0), (refused.Status, await Exports()));
        Assert.Contains("请填写原因", WebUtility.HtmlDecode(refused.Text));

        await Take("registry", ("form", "Xlsx"), ("reason", Why));

        var (happened, reason) = await Noted();
        Assert.Equal((Why, 4), (reason, happened.GetProperty("rows").GetInt32()));
        Assert.DoesNotContain("110105", happened.GetRawText());
    }

    [Fact]
    public async Task Page_OfAnEmptyCampaign_SaysSoAndGivesAnEmptyFile()
    {
        await Flow.App.Read(db => db.Students.ExecuteUpdateAsync(s => s.SetProperty(x => x.InCohort, false)));

        var page = await Flow.Registrar.Open(Page);
        var taken = await Take("registry", ("form", "Dbf"), ("reason", Why));

        Assert.Contains("0 名毕业生", page.Text);
        Assert.Contains("未封存", page.Text);
        Assert.Empty(Dbf.Read(taken.Content).Rows);
    }

    [Fact]
    public async Task Command_WithRowsLeftOut_EndsWithFindingsAndListsThemBeside()
    {
        await AddStudent("2021310071", "张\uE863");
        var folder = Directory.CreateTempSubdirectory("dengke-export-");
        string[] told =
        [
            "--data",
            Flow.App.DataFolder,
            "--database",
            Flow.App.DatabaseText,
            "--campaign",
            Campaign,
            "--out",
            folder.FullName,
        ];
        try
        {
            var run = await CommandLine.Run<ExportRegistryCommand>([.. told, "--reason", Why, "--json"]);
            var diploma = await CommandLine.Run<ExportDiplomaCommand>([.. told, "--form", "csv"]);
            var review = await CommandLine.Run<ExportReviewCommand>([.. told, "--college", Finance]);
            var nobody = await CommandLine.Run<ExportReviewCommand>([.. told, "--college", "没有的学院"]);

            Assert.True(run.Status == ExitCode.Findings, run.Error);
            using var json = JsonDocument.Parse(run.Out);
            Assert.Equal(
                (4, 1),
                (json.RootElement.GetProperty("rows").GetInt32(), json.RootElement.GetProperty("left_out").GetInt32())
            );
            Assert.Equal("XM", json.RootElement.GetProperty("findings")[0].GetProperty("column").GetString());
            Assert.Equal(ExitCode.Findings, diploma.Status);
            Assert.Equal(ExitCode.Clean, review.Status);
            Assert.Equal((ExitCode.BadInput, true), (nobody.Status, nobody.Error.Contains("没有学院")));
            Assert.Equal(
                [
                    "2025届-学信网上报数据-GB18030-未封存.dbf",
                    "2025届-未写入的行-GB18030-Dbf-未封存.xlsx",
                    "2025届-毕业资格审查名单-金融学院-未封存.xlsx",
                    "2025届-证书姓名校样-未封存.pdf",
                    "2025届-证书打印数据-未封存.csv",
                ],
                folder.GetFiles().Select(f => f.Name).Order(StringComparer.Ordinal)
            );
            Assert.Equal(3, await Exports());
            await Assert.ThrowsAnyAsync<Spectre.Console.Cli.CommandAppException>(() =>
                CommandLine.Run<ExportRegistryCommand>([.. told, "--reason", " "])
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
