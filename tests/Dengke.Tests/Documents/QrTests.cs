using System.Text;
using System.Xml.Linq;
using Dengke.Platform.Documents;
using SkiaSharp;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Graphics;
using ZXing;
using ZXing.Common;

namespace Dengke.Tests.Documents;

/// <summary>Codes read back from what is drawn.</summary>
[Trait("Requirement", "CON-5")]
public sealed class QrTests
{
    [Theory]
    [InlineData(SampleReport.Address)]
    [InlineData("A")]
    [InlineData("登科 · 张䶮")]
    public void Inline_Svg_CanBeRead(string payload)
    {
        var svg = XElement.Parse(QrSvg.Inline(payload, "核验码"));
        var side = svg.Attribute("viewBox")!.Value.Split(' ')[2];
        var path = svg.Elements().Single(e => e.Name.LocalName == "path").Attribute("d")!.Value;

        Assert.Equal(payload, Read(SKPath.ParseSvgPathData(path), SKRect.Create(int.Parse(side), int.Parse(side))));
    }

    [Fact]
    public void Inline_Label_IsNoMarkUp()
    {
        var svg = QrSvg.Inline("A", "\"><script>alert(1)</script>");

        Assert.Equal("\"><script>alert(1)</script>", XElement.Parse(svg).Attribute("aria-label")!.Value);
        Assert.DoesNotContain("style", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void File_Svg_IsTheSame() => Assert.Equal(QrSvg.Inline("A", "码"), Encoding.UTF8.GetString(QrSvg.File("A", "码")));

    /// <summary>The paths of the last page, filled as a viewer does, without its text.</summary>
    [Fact]
    public void Write_QrBlock_CanBeReadFromThePage()
    {
        using var fonts = new DocumentFonts(new FontFiles());
        using var file = new MemoryStream();
        PdfReport.Write(file, SampleReport.Content, fonts);
        using var document = PdfDocument.Open(file.ToArray());
        var page = document.GetPages().Last();
        using var filled = new SKPathBuilder();
        foreach (var subpath in page.Paths.Where(p => p.IsFilled).SelectMany(p => p))
        {
            var box = subpath.GetBoundingRectangle()!.Value;
            filled.AddRect(
                new SKRect((float)box.Left, (float)(page.Height - box.Top), (float)box.Right, (float)(page.Height - box.Bottom))
            );
        }

        using var path = filled.Detach();

        Assert.Equal(SampleReport.Address, Read(path, path.Bounds));
    }

    private static string? Read(SKPath path, SKRect of)
    {
        const int Side = 600;
        const int Border = 60;
        using var picture = new SKBitmap(Side, Side, SKColorType.Gray8, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(picture))
        {
            using var black = new SKPaint { Color = SKColors.Black };
            canvas.Clear(SKColors.White);
            canvas.Translate(Border, Border);
            canvas.Scale((Side - 2 * Border) / of.Width);
            canvas.Translate(-of.Left, -of.Top);
            canvas.DrawPath(path, black);
        }

        var source = new RGBLuminanceSource(picture.GetPixelSpan().ToArray(), Side, Side, RGBLuminanceSource.BitmapFormat.Gray8);
        return new BarcodeReaderGeneric
        {
            Options = new DecodingOptions { PossibleFormats = [BarcodeFormat.QR_CODE], TryHarder = true },
        }
            .Decode(source)
            ?.Text;
    }
}
