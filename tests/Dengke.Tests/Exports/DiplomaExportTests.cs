using System.Net;
using Dengke.Tests.Colleges;
using Dengke.Tests.Support;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Exports;

/// <summary>Print data of certificates, the proof of names, and the list for the graduation review.</summary>
[Trait("Requirement", "SEA-4")]
public sealed class DiplomaExportTests(DatabaseTemplate template) : ExportTest(template)
{
    [Fact]
    public async Task PrintData_OfAStudent_HasChineseDatesAndThePhotosName()
    {
        var taken = await Take("diploma", ("form", "Xlsx"));

        var rows = SignedFile.RowsOf(taken.Content);
        Assert.Equal("2025届-证书打印数据-未封存.xlsx", taken.Name);
        var first = rows.Single(r => r.Contains("何一"));
        Assert.Equal("二〇〇三年三月七日", first[rows[0].IndexOf("出生日期")]);
        Assert.Equal("二〇二一年九月", first[rows[0].IndexOf("入学年月")]);
        Assert.Equal("二〇二五年六月", first[rows[0].IndexOf("毕业年月")]);
        Assert.Equal("二〇二五年六月三十日", first[rows[0].IndexOf("毕业日期")]);
        Assert.Equal("四", first[rows[0].IndexOf("学制")]);
        Assert.Equal("经济学学士", first[rows[0].IndexOf("学位")]);
        Assert.Equal("2021310001.jpg", first[rows[0].IndexOf("照片文件")]);
        Assert.DoesNotContain(rows, r => r.Any(c => c.Contains("110105", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task PrintData_WithAFirstSerial_NumbersTheWholeSetWhateverIsExported()
    {
        var all = SignedFile.RowsOf((await Take("diploma", ("form", "Xlsx"), ("serial", "101"))).Content);
        var one = SignedFile.RowsOf((await Take("diploma", ("form", "Xlsx"), ("serial", "101"), ("college", Finance))).Content);

        var at = all[0].IndexOf("证书编号");
        Assert.All(all.Skip(1), r => Assert.Matches("^[0-9]{5}1202505000[0-9]{3}$", r[at]));
        Assert.Equal(["101", "102", "103", "104"], all.Skip(1).Select(r => r[at][^3..]));
        Assert.Equal(all.Skip(3).Select(r => r[at]), one.Skip(1).Select(r => r[at]));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("abc")]
    [InlineData("1000000")]
    public async Task PrintData_WithASerialThatIsNone_IsRefused(string serial)
    {
        var refused = await Take("diploma", ("form", "Xlsx"), ("serial", serial));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, 0), (refused.Status, await Exports()));
        Assert.Contains("起始流水号应为", WebUtility.HtmlDecode(refused.Text));
    }

    [Fact]
    [Trait("Requirement", "SEC-6")]
    public async Task Csv_AValueLikeAFormula_DoesNotRun()
    {
        await AddStudent("2021310051", "=HYPERLINK(1)");

        var text = (await Take("diploma", ("form", "Csv"))).Text;

        Assert.StartsWith("\uFEFF序号,", text, StringComparison.Ordinal);
        Assert.Contains(",'=HYPERLINK(1),", text);
    }

    [Fact]
    public async Task PrintData_WhatCannotBePrintedAsItStands_IsNoted()
    {
        await AddStudent("2021310052", "张\uE000", ("CSRQ", "不详"), ("XZ", ""));

        var rows = SignedFile.RowsOf((await Take("diploma", ("form", "Xlsx"))).Content);

        var note = rows.Single(r => r.Contains("2021310052") || r.Any(c => c.StartsWith('张')))[^1];
        Assert.Contains("自造字 U+E000", note);
        Assert.Contains("出生日期不是有效的日期", note);
        Assert.Contains("学制为空", note);
    }

    [Fact]
    public async Task Proof_OfNames_ShowsEveryOneAndWhatThePrintingFontLacks()
    {
        await AddStudent("2021310053", "张\uE000");

        var taken = await Get("?handler=preview");

        var text = string.Concat(SignedFile.PagesOf(taken.Content));
        Assert.Equal("2025届-证书姓名校样-未封存.pdf", taken.Name);
        Assert.Contains("共5名", text);
        Assert.Contains("打印字体缺字的姓名(1)", text);
        Assert.Contains("U+E000", text);
        Assert.Contains("阿依古丽·买买提", text);
        Assert.Contains("1 个姓名中有打印字体所缺的字", (await Flow.Registrar.Open(Page)).Text);
    }

    [Fact]
    public async Task Review_OfTheSet_HasMaskedNumbersAndRoomForTheCollege()
    {
        await RegisterTheFirst();

        var taken = await Take("review", ("each", "false"));

        var rows = SignedFile.RowsOf(taken.Content);
        var first = rows.Single(r => r.Contains("何一"));
        Assert.Equal(4, rows.Count - 1);
        Assert.Contains("学院初审意见", rows[0]);
        Assert.Equal("1101**********0022", first[rows[0].IndexOf("证件号码")]);
        Assert.Equal("已登记", first[rows[0].IndexOf("信息确认")]);
        Assert.Equal("无", first[rows[0].IndexOf("毕业图像")]);
        Assert.DoesNotContain(rows, r => r.Contains("110105200303070022"));
    }

    [Fact]
    public async Task Review_OnceACollege_IsOneZip()
    {
        var taken = await Take("review", ("each", "true"));

        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(taken.Content));
        Assert.Equal("2025届-毕业资格审查名单-各学院-未封存.zip", taken.Name);
        Assert.Equal(
            [
                "2025届-毕业资格审查名单-会计学院-未封存.xlsx",
                "2025届-毕业资格审查名单-未封存.xlsx",
                "2025届-毕业资格审查名单-金融学院-未封存.xlsx",
            ],
            zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal)
        );
        using var sheet = new MemoryStream();
        using (var entry = zip.Entries.Single(e => e.FullName.Contains(Finance)).Open())
        {
            await entry.CopyToAsync(sheet, TestContext.Current.CancellationToken);
        }

        Assert.Equal(2, SignedFile.RowsOf(sheet.ToArray()).Count - 1);
    }
}
