using System.Text.RegularExpressions;
using Dengke.Platform.Documents;
using UglyToad.PdfPig;

namespace Dengke.Tests.Documents;

/// <summary>The PDF as another program reads it.</summary>
[Trait("Requirement", "CON-5")]
public sealed class PdfReportTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2024, 10, 18, 8, 32, 0, TimeSpan.Zero);
    private readonly DocumentFonts fonts = new(new FontFiles());

    [Fact]
    public void Write_Report_TextCanBeRead()
    {
        var pages = TextOf(Write(SampleReport.Content));

        Assert.StartsWith("2025届毕业生学籍信息更正汇总表附件2", pages[0], StringComparison.Ordinal);
        var all = string.Concat(pages);
        Assert.Contains("数学科学学院", all, StringComparison.Ordinal);
        Assert.Contains("阿依古丽·买买提艾力", all, StringComparison.Ordinal);
        Assert.Contains("202111010060", all, StringComparison.Ordinal);
        Assert.Contains("院领导(签字)", pages[^1], StringComparison.Ordinal);
        Assert.Contains("(盖章)", pages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Write_RareCharacters_AreText()
    {
        var text = string.Concat(TextOf(Write(Of(new Paragraph("张䶮 𠮷野")))));

        Assert.Contains("张䶮", text, StringComparison.Ordinal);
        Assert.Contains("𠮷野", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_CharacterWithoutFont_IsItsCodePoint()
    {
        var text = string.Concat(TextOf(Write(Of(new Paragraph("王\uE5E5, 李\U000F1234")))));

        Assert.Contains("王U+E5E5,", text, StringComparison.Ordinal);
        Assert.Contains("李U+F1234", text, StringComparison.Ordinal);
    }

    /// <summary>Characters that only a fallback font has must not bring that whole font into the file.</summary>
    [Fact]
    public void Write_CharacterOfAFallbackFont_KeepsTheFileSmall()
    {
        var file = Write(Of(new Paragraph("王\U0001F600\U0002B740")));

        Assert.InRange(file.Length, 1_000, 100_000);
    }

    [Fact]
    public void Write_LongTable_HeaderAndPageNumberStandOnEachPage()
    {
        var pages = TextOf(Write(SampleReport.Content));

        Assert.True(pages.Count >= 3, $"{pages.Count} pages");
        Assert.All(pages.SkipLast(1), p => Assert.Contains("序号学号姓名字段原值更正为更正原因", p, StringComparison.Ordinal));
        Assert.All(
            pages.Select((text, i) => (text, number: i + 1)),
            p => Assert.Contains($"第{p.number}页共{pages.Count}页", p.text, StringComparison.Ordinal)
        );
        Assert.Equal(60, pages.Sum(p => Regex.Count(p, @"20211101\d{4}(?!\d)", RegexOptions.None, TimeSpan.FromSeconds(5))));
    }

    [Fact]
    public void Write_RowTallerThanAPage_LosesNothing()
    {
        var words = string.Join('，', Enumerable.Range(1000, 900));

        var pages = TextOf(
            Write(
                Of(
                    new Table(
                        [new("序号"), new("原因")],
                        [
                            ["1", words],
                        ]
                    )
                )
            )
        );

        Assert.True(pages.Count >= 2);
        var all = string.Concat(pages);
        Assert.All(Enumerable.Range(1000, 900), n => Assert.Contains($"{n}", all, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, 595, 842)]
    [InlineData(true, 842, 595)]
    public void Write_AnyContent_StaysWithinTheMargins(bool landscape, double width, double height)
    {
        using var document = PdfDocument.Open(Write(SampleReport.Content with { Landscape = landscape }));

        Assert.All(
            document.GetPages(),
            p =>
            {
                Assert.Equal((width, height), (Math.Round(p.Width), Math.Round(p.Height)));
                Assert.All(
                    p.Letters,
                    l =>
                        Assert.True(
                            l.Location.X >= 56
                                && l.EndBaseLine.X <= width - 56
                                && l.Location.Y >= 28
                                && l.Location.Y < height - 56
                        )
                );
            }
        );
    }

    [Fact]
    public void Write_TwoLines_DoNotOverlap()
    {
        using var document = PdfDocument.Open(Write(Of(new Paragraph(new string('学', 200)))));

        var lines = document.GetPage(1).Letters.Where(l => l.Value == "学").GroupBy(l => Math.Round(l.Location.Y)).ToList();

        Assert.Equal(200, lines.Sum(l => l.Count()));
        Assert.True(lines.Count >= 5);
        Assert.All(lines.Zip(lines.Skip(1)), p => Assert.InRange(p.First.Key - p.Second.Key, 12, 20));
    }

    [Fact]
    public void Write_EqualContent_GivesEqualBytes()
    {
        using var others = new DocumentFonts(new FontFiles());
        using var second = new MemoryStream();
        PdfReport.Write(second, SampleReport.Content, others);

        Assert.Equal(Write(SampleReport.Content), second.ToArray());
    }

    [Fact]
    public void Write_CreationTime_IsTheOnePassedIn()
    {
        using var document = PdfDocument.Open(Write(SampleReport.Content));

        Assert.Equal("D:20241018083200+00'00'", document.Information.CreationDate);
        Assert.Equal(SampleReport.Content.Title, document.Information.Title);
    }

    [Fact]
    public void Write_NoFont_SaysWhatToInstall()
    {
        using var none = new DocumentFonts(new FontFiles { Regular = [new FontFile("/nowhere/font.ttc")] });
        using var file = new MemoryStream();

        var outcome = PdfReport.Write(file, SampleReport.Content, none);

        Assert.Equal("fonts_missing", outcome.Failure?.Code);
        Assert.Contains("fonts-noto-cjk", outcome.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(0, file.Length);
    }

    [Fact]
    public void Write_EmptyTable_SaysSo() =>
        Assert.Contains("(无)", string.Concat(TextOf(Write(Of(new Table([new("学号")], []))))), StringComparison.Ordinal);

    public void Dispose() => fonts.Dispose();

    private static PdfContent Of(params PdfBlock[] blocks) => new("标题", null, blocks, Now);

    private byte[] Write(PdfContent content)
    {
        using var file = new MemoryStream();
        Assert.True(PdfReport.Write(file, content, fonts).IsOk);
        return file.ToArray();
    }

    /// <summary>The text of each page, without white space.</summary>
    private static List<string> TextOf(byte[] file)
    {
        using var document = PdfDocument.Open(file);
        return [.. document.GetPages().Select(p => string.Concat(p.Letters.Select(l => l.Value.Trim())))];
    }
}
