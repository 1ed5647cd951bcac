using Dengke.Photos.Files;
using Dengke.Photos.Specifications;
using Dengke.Photos.Tests.Files;
using SkiaSharp;

namespace Dengke.Photos.Tests;

/// <summary>Cutting the portrait out of a larger picture: never turned, never enlarged, nothing carried over.</summary>
[Trait("Requirement", "PHO-4")]
public class CropTests(CheckerFixture fixture) : IClassFixture<CheckerFixture>
{
    private static readonly PhotoSpecification Specification = ShippedSpecifications.Graduation;
    private readonly PhotoChecker _checker = fixture.Checker;

    [Fact]
    public void Crop_FromALargerPicture_MeetsTheFrameAndTheFile()
    {
        var (report, jpeg) = _checker.Crop(Made.Enlarged(3), Specification);
        Assert.NotNull(jpeg);
        Assert.Equal(Verdict.Pass, Made.Of(report, "pixel_size"));
        Assert.Equal(Verdict.Pass, Made.Of(report, "head_size"));
        Assert.InRange(report.Measures["EyesToTop"]!.Value, 240, 260);
        Assert.InRange(report.Measures["HeadCentring"]!.Value, 0, 6);
        var (header, _) = HeaderReader.Read(jpeg);
        Assert.Equal((480, 640, 300.0, 1), (header!.Width, header.Height, header.Dpi, header.Orientation));
        Assert.InRange(jpeg.Length, 10 * 1024, 40 * 1024);
        Assert.InRange(header.JpegQuality!.Value, 60, 95);
    }

    [Fact]
    public void Crop_OfATurnedHead_IsNotTurned()
    {
        using var bitmap = SKBitmap.Decode(Made.Enlarged(3));
        using var tilted = new SKBitmap(bitmap.Width, bitmap.Height);
        using (var canvas = new SKCanvas(tilted))
        {
            canvas.RotateDegrees(10, bitmap.Width / 2f, bitmap.Height / 2f);
            canvas.DrawBitmap(bitmap, 0, 0, new SKSamplingOptions(SKFilterMode.Linear));
        }

        using var data = tilted.Encode(SKEncodedImageFormat.Jpeg, 90);
        var before = _checker.Check(data.ToArray(), Specification).Measures["EyeLineTilt"]!.Value;
        var (report, jpeg) = _checker.Crop(data.ToArray(), Specification);
        Assert.NotNull(jpeg);
        Assert.InRange(report.Measures["EyeLineTilt"]!.Value, before - 1.5, before + 1.5);
    }

    [Fact]
    public void Crop_CarriesNothingOver()
    {
        var (_, jpeg) = _checker.Crop(Made.WithExif(Made.Enlarged(3), 1, location: true), Specification);
        Assert.False(HeaderReader.Read(jpeg).Header!.HasLocation);
        Assert.Equal(-1, jpeg.AsSpan().IndexOf("Exif"u8));
    }

    [Fact]
    public void Crop_TooFewPixelsOrNoFace_SaysSo()
    {
        Assert.Equal("photo.crop_too_small", _checker.Crop(Made.Fixture("astronaut.jpg"), Specification).Report.Problem?.Code);
        Assert.Equal(
            "photo.no_face",
            _checker.Crop(Made.Picture(900, 1200, SKEncodedImageFormat.Jpeg), Specification).Report.Problem?.Code
        );
    }
}
