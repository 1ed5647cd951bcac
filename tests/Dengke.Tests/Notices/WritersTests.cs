using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Records;
using Dengke.Features.Notices;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Documents;
using Dengke.Platform.Documents;
using Dengke.Tables;
using Dengke.Tests.Colleges;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Dengke.Tests.Notices;

/// <summary>One content, and the same words in each format, as other programs read them.</summary>
[Trait("Requirement", "CAM-5")]
public sealed partial class WritersTests : IDisposable
{
    private const string Rare = "䶮𠮷";
    private readonly DocumentFonts fonts = new(new FontFiles());

    public static TheoryData<CampaignDocument> Kinds => [.. Enum.GetValues<CampaignDocument>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Write_AnyDocument_SaysTheSameInEveryFormat(CampaignDocument kind)
    {
        var content = await SampleDocuments.Make(kind);
        var pieces = DocumentLines
            .Of(content)
            .SelectMany(l => l.Text.Split(DocumentLines.Bar))
            .Select(p => Squeeze(Sign().Replace(p, "")))
            .Where(p => p.Length > 0)
            .ToList();

        var docx = Squeeze(await WordText(content));
        var html = Squeeze(
            new HtmlParser().ParseDocument(Encoding.UTF8.GetString(await Write(content, FileFormat.Html))).Body!.TextContent
        );
        var pdf = PageFoot().Replace(string.Concat(SignedFile.PagesOf(await Write(content, FileFormat.Pdf))), "");

        Assert.NotEmpty(pieces);
        Assert.All(pieces, p => Assert.Contains(p, docx, StringComparison.Ordinal));
        Assert.All(pieces, p => Assert.Contains(p, html, StringComparison.Ordinal));
        Assert.All(pieces, p => Assert.Contains(p, pdf, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Docx_AnyDocument_IsValid(CampaignDocument kind)
    {
        using var file = new MemoryStream(await Write(await SampleDocuments.Make(kind), FileFormat.Docx));
        using var document = WordprocessingDocument.Open(file, false);

        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document);

        Assert.Empty(errors.Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void Docx_EveryBlock_IsValid()
    {
        var content = new PdfContent(
            "标题",
            "副标题",
            [
                new KeyValues([new("甲", "一"), new("乙", "二"), new("丙", "三")]),
                new Table([new("列")], []),
                new Listing(["一\n续", "二"]) { Ordered = false },
                new SignatureRow(["签字", "复核"], "(盖章)"),
                new QrBlock("https://example.edu.cn", "扫码\n核验"),
                new Paragraph("含控制符\u0001的文字"),
                new SignatureRow(["签字"]),
            ],
            DateTimeOffset.UnixEpoch
        );
        using var file = new MemoryStream();
        DocxReport.Write(file, content);
        using var document = WordprocessingDocument.Open(file, false);

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public async Task Docx_Notice_IsAnA4OfficialDocumentThatCountsByItself()
    {
        using var file = new MemoryStream(await Write(await SampleDocuments.Make(CampaignDocument.Notice), FileFormat.Docx));
        using var document = WordprocessingDocument.Open(file, false);
        var (main, body) = (document.MainDocumentPart!, document.MainDocumentPart!.Document!.Body!);

        var size = body.Descendants<W.PageSize>().Single();
        Assert.Equal((11906u, 16838u), (size.Width!.Value, size.Height!.Value));
        Assert.Equal(2098, body.Descendants<W.PageMargin>().Single().Top!.Value);
        var heading = body.Elements<W.Paragraph>().First(p => p.ParagraphProperties?.ParagraphStyleId?.Val == "Heading1");
        Assert.Equal("工作范围", heading.InnerText);
        Assert.Equal(1, heading.ParagraphProperties!.NumberingProperties!.NumberingId!.Val!.Value);
        Assert.Contains("chineseCountingThousand", main.NumberingDefinitionsPart!.Numbering!.OuterXml, StringComparison.Ordinal);
        Assert.All(
            body.Elements<W.Table>(),
            t => Assert.NotNull(t.Elements<W.TableRow>().First().Descendants<W.TableHeader>().Single())
        );
        Assert.Contains(
            main.FooterParts.Single().Footer!.Descendants<W.SimpleField>(),
            f => f.Instruction!.Value!.Contains("PAGE")
        );
        Assert.Contains("方正小标宋简体", main.StyleDefinitionsPart!.Styles!.OuterXml, StringComparison.Ordinal);
        Assert.Contains("FZXiaoBiaoSong", main.FontTablePart!.Fonts!.OuterXml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Docx_TwoLists_EachBeginAtOne()
    {
        using var file = new MemoryStream(
            await Write(await SampleDocuments.Make(CampaignDocument.CaptureCodeGuide), FileFormat.Docx)
        );
        using var document = WordprocessingDocument.Open(file, false);

        var lists = document
            .MainDocumentPart!.Document!.Body!.Elements<W.Paragraph>()
            .Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val == "ListParagraph")
            .Select(p => p.ParagraphProperties!.NumberingProperties!.NumberingId!.Val!.Value)
            .Distinct()
            .ToList();

        Assert.Equal([3, 4, 5, 6], lists);
    }

    [Fact]
    public async Task Pdf_Notice_StaysWithinItsMarginsAndIsNumbered()
    {
        using var document = UglyToad.PdfPig.PdfDocument.Open(
            await Write(await SampleDocuments.Make(CampaignDocument.Notice), FileFormat.Pdf)
        );

        Assert.InRange(document.NumberOfPages, 4, 9);
        Assert.All(
            document.GetPages(),
            p =>
            {
                Assert.Contains($"—{p.Number}—", string.Concat(p.Letters.Select(l => l.Value.Trim())), StringComparison.Ordinal);
                Assert.All(p.Letters, l => Assert.True(l.Location.X >= 79 && l.EndBaseLine.X <= 595 - 73, l.Value));
            }
        );
    }

    [Theory]
    [InlineData(FileFormat.Pdf)]
    [InlineData(FileFormat.Docx)]
    [InlineData(FileFormat.Html)]
    [InlineData(FileFormat.Xlsx)]
    public async Task Write_RareCharacters_ArePutAsTheyAre(FileFormat format)
    {
        var bytes = await Write(await SampleDocuments.Make(CampaignDocument.CaptureTimetable), format);

        var text = format switch
        {
            FileFormat.Pdf => string.Concat(SignedFile.PagesOf(bytes)),
            FileFormat.Docx => await WordText(await SampleDocuments.Make(CampaignDocument.CaptureTimetable)),
            FileFormat.Xlsx => string.Concat(SignedFile.RowsOf(bytes).SelectMany(r => r)),
            _ => Encoding.UTF8.GetString(bytes),
        };
        Assert.Contains(format == FileFormat.Html ? "䶮" : Rare, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timetable_OfThreeHundredClasses_HasItsHeaderOnEveryPage()
    {
        var places = Enumerable
            .Range(1, 300)
            .Select(i => new PlaceFacts(
                $"学院{i / 5}",
                $"班级{i:000}",
                30,
                "10月23日（周三）",
                "08:30—08:45",
                "沙河",
                "学生活动中心"
            ))
            .ToList();
        var content = await SampleDocuments.Make(
            CampaignDocument.CaptureTimetable,
            timetable: new TimetableFacts(1, "2024年10月15日", 9000, places)
        );

        var pages = SignedFile.PagesOf(await Write(content, FileFormat.Pdf));

        Assert.True(pages.Count > 5, $"{pages.Count} pages");
        Assert.All(pages, p => Assert.Contains("学院班级人数日期时间地点", p, StringComparison.Ordinal));
        Assert.All(places, place => Assert.Contains(place.ClassName, string.Concat(pages), StringComparison.Ordinal));
    }

    [Fact]
    public async Task CorrectionForm_AsWorkbook_IsReadByOurOwnReader()
    {
        var content = await SampleDocuments.Make(CampaignDocument.CorrectionForm);
        var form = (Table)content.Blocks.Single(b => b is Table);
        var filled = form with
        {
            Rows =
            [
                ["1", "2021310001", "张䶮𠮷", "金融21-1", "姓名"],
                .. form.Rows,
            ],
        };
        content = content with { Blocks = [.. content.Blocks.Select(b => b is Table ? filled : b)] };

        using var stream = new MemoryStream(await Write(content, FileFormat.Xlsx));
        using var table = SourceTable.Open(stream, "附件2.xlsx", FieldCatalogue.Default).Value;
        var row = table.Rows().First();

        Assert.Equal(SummaryColumns.All.Select(c => c.Header), table.Columns.Select(c => c.Header));
        Assert.Equal(("2021310001", "张䶮𠮷"), (row[table.IndexOf("student_no")].Text, row[table.IndexOf("name")].Text));
    }

    [Theory]
    [InlineData(CampaignDocument.CorrectionForm)]
    [InlineData(CampaignDocument.CaptureTimetable)]
    public async Task Workbook_AnyDocument_IsValidAndPrintsAsAForm(CampaignDocument kind)
    {
        using var file = new MemoryStream(await Write(await SampleDocuments.Make(kind), FileFormat.Xlsx));
        using var document = SpreadsheetDocument.Open(file, false);

        var errors = new OpenXmlValidator().Validate(document);

        Assert.Empty(errors.Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var setup = document
            .WorkbookPart!.WorksheetParts.Single()
            .Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.PageSetup>()
            .Single();
        Assert.Equal((9u, 1u, 0u), (setup.PaperSize!.Value, setup.FitToWidth!.Value, setup.FitToHeight!.Value));
    }

    [Fact]
    public async Task CorrectionForm_Workbook_HasTheColumnsOfTheProgramsOwnSummary()
    {
        var rows = SignedFile.RowsOf(await Write(await SampleDocuments.Make(CampaignDocument.CorrectionForm), FileFormat.Xlsx));

        Assert.Equal("附件2", rows[0][0]);
        Assert.Equal("学籍信息更正汇总表", rows[1][0]);
        Assert.Contains(SummaryColumns.All.Select(c => c.Header), rows);
        Assert.Contains(rows, r => r.Count > 0 && r[0].Contains("2024年10月21日（周一）10:00前报送", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Requirement", "SEC-6")]
    public async Task Workbook_ClassNamedLikeAFormula_StaysText()
    {
        const string Formula = "=HYPERLINK(\"http://192.0.2.1\")";
        var timetable = SampleDocuments.Timetable with
        {
            Places = [new PlaceFacts("+金融", Formula, 1, "@日期", "-1", null, null)],
        };
        var content = await SampleDocuments.Make(CampaignDocument.CaptureTimetable, timetable: timetable);

        var rows = SignedFile.RowsOf(await Write(content, FileFormat.Xlsx));

        Assert.Contains(rows, r => r.Contains(Formula) && r.Contains("+金融") && r.Contains("@日期") && r.Contains("-1"));
    }

    [Fact]
    [Trait("Requirement", "SEC-6")]
    public async Task Html_TextThatLooksLikeMarkup_IsEscaped()
    {
        const string Evil = "<script>alert(1)</script>";
        var content = await SampleDocuments.Make(
            CampaignDocument.Notice,
            c =>
                c with
                {
                    School = c.School with { Name = Evil },
                    Documents = c.Documents with { Issuer = Evil, Number = "\"><b>" },
                }
        );

        var page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(await Write(content, FileFormat.Html)));

        Assert.Empty(page.QuerySelectorAll("script, article b"));
        Assert.Equal(Evil, page.QuerySelector(".paper-issuer")!.TextContent);
    }

    [Fact]
    public async Task Content_WrittenAndRead_IsTheSame()
    {
        foreach (var kind in Enum.GetValues<CampaignDocument>())
        {
            var content = await SampleDocuments.Make(kind);

            var read = DocumentWriting.Read(await Write(content, FileFormat.Content));

            Assert.Equal(DocumentLines.Of(content), DocumentLines.Of(read));
            Assert.Equal(await Write(content, FileFormat.Pdf), await Write(read, FileFormat.Pdf));
        }
    }

    public void Dispose() => fonts.Dispose();

    private async Task<byte[]> Write(PdfContent content, FileFormat format)
    {
        var written = await DocumentWriting.Write(content, format, fonts, TestContext.Current.CancellationToken);
        Assert.True(written.IsOk, written.Failure?.Message);
        return written.Value;
    }

    private async Task<string> WordText(PdfContent content)
    {
        using var file = new MemoryStream(await Write(content, FileFormat.Docx));
        using var document = WordprocessingDocument.Open(file, false);
        return document.MainDocumentPart!.Document!.Body!.InnerText;
    }

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>Numbers that Word counts by itself.</summary>
    [GeneratedRegex(@"^([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\. |– )", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sign();

    [GeneratedRegex("—[0-9]+—|第[0-9]+页共[0-9]+页", RegexOptions.None, 1000)]
    private static partial Regex PageFoot();
}
