using System.IO.Compression;
using System.Xml.Linq;
using SkiaSharp;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using ZXing;
using ZXing.Common;

namespace Dengke.Tests.Colleges;

/// <summary>A signed summary's files as other programs read them.</summary>
internal static class SignedFile
{
    /// <summary>The text of each page, without white space.</summary>
    public static List<string> PagesOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(p => string.Concat(p.Letters.Select(l => l.Value.Trim())))];
    }

    /// <summary>What the verification code says; null where none can be read.</summary>
    public static string? CodeOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return document.GetPages().Select(Read).FirstOrDefault(text => text is not null);
    }

    /// <summary>The rows of the first sheet.</summary>
    public static List<List<string>> RowsOf(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        using var sheet = zip.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        var xml = XDocument.Load(sheet);
        Assert.DoesNotContain(xml.Descendants(), e => e.Name.LocalName == "f");
        return
        [
            .. xml.Descendants().Where(e => e.Name.LocalName == "row").Select(r => r.Elements().Select(c => c.Value).ToList()),
        ];
    }

    /// <summary>The small filled bars of a page (rules are thinner, 1 point at most), painted as a viewer does, and read.</summary>
    private static string? Read(Page page)
    {
        const int Side = 600;
        const int Border = 60;
        var bars = page
            .Paths.Where(p => p.IsFilled)
            .SelectMany(p => p)
            .Select(p => p.GetBoundingRectangle()!.Value)
            .Where(b => b.Height is > 1 and < 3)
            .Select(b => new SKRect((float)b.Left, (float)(page.Height - b.Top), (float)b.Right, (float)(page.Height - b.Bottom)))
            .ToList();
        if (bars.Count == 0)
        {
            return null;
        }

        var all = bars.Aggregate(SKRect.Union);
        using var picture = new SKBitmap(Side, Side, SKColorType.Gray8, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(picture))
        {
            using var black = new SKPaint { Color = SKColors.Black };
            canvas.Clear(SKColors.White);
            canvas.Translate(Border, Border);
            canvas.Scale((Side - 2 * Border) / all.Width);
            canvas.Translate(-all.Left, -all.Top);
            bars.ForEach(bar => canvas.DrawRect(bar, black));
        }

        var source = new RGBLuminanceSource(picture.GetPixelSpan().ToArray(), Side, Side, RGBLuminanceSource.BitmapFormat.Gray8);
        var options = new DecodingOptions { PossibleFormats = [BarcodeFormat.QR_CODE], TryHarder = true };
        return new BarcodeReaderGeneric { Options = options }
            .Decode(source)
            ?.Text;
    }
}
