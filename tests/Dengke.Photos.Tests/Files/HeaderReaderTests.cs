using CsCheck;
using Dengke.Photos.Files;
using SkiaSharp;

namespace Dengke.Photos.Tests.Files;

[Trait("Requirement", "PHO-2")]
public class HeaderReaderTests
{
    [Theory]
    [InlineData("", "photo.empty")]
    [InlineData("%PDF-1.7\n", "photo.wrong_kind")]
    [InlineData("MZ\u0090\0", "photo.wrong_kind")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", "photo.wrong_kind")]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0mif1", "photo.wrong_kind")]
    [InlineData("姓名,学号\n", "photo.not_a_picture")]
    public void Read_WhatIsNoPhoto_SaysWhatItIs(string content, string code)
    {
        var (header, problem) = HeaderReader.Read(System.Text.Encoding.UTF8.GetBytes(content));
        Assert.Null(header);
        Assert.Equal(code, problem?.Code);
        Assert.NotEmpty(problem!.Text.Chinese);
        Assert.NotEmpty(problem.Text.English);
    }

    [Fact]
    public void Read_Jpeg_TellsSizeQualityAndDepth()
    {
        var jpeg = Made.Picture(480, 640, SKEncodedImageFormat.Jpeg, quality: 75);
        var (header, problem) = HeaderReader.Read(jpeg);
        Assert.Null(problem);
        Assert.Equal(("jpeg", 480, 640, 24), (header!.Format, header.Width, header.Height, header.BitsPerPixel));
        Assert.InRange(header.JpegQuality!.Value, 74, 76);
        Assert.Equal(jpeg.Length, header.Bytes);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(60)]
    [InlineData(95)]
    public void Read_JpegOfAQuality_TellsIt(int quality)
    {
        var (header, _) = HeaderReader.Read(Made.Picture(64, 64, SKEncodedImageFormat.Jpeg, quality: quality));
        Assert.InRange(header!.JpegQuality!.Value, quality - 1, quality + 1);
    }

    [Fact]
    public void Read_JpegWithExif_TellsOrientationAndThatThereIsAPlace()
    {
        var (header, _) = HeaderReader.Read(Made.WithExif(Made.RedCorner(64, 96), 6, location: true));
        Assert.Equal(6, header!.Orientation);
        Assert.True(header.HasLocation);
    }

    [Fact]
    public void Read_PngOf16BitsWithResolutionAndFrames_TellsThem()
    {
        byte[] resolution = [0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1];
        var png = Made.Png(
            64,
            64,
            16,
            2,
            new byte[64 * (1 + (64 * 6))],
            ("pHYs", resolution),
            ("acTL", [0, 0, 0, 2, 0, 0, 0, 0])
        );
        var (header, problem) = HeaderReader.Read(png);
        Assert.Null(problem);
        Assert.Equal(48, header!.BitsPerPixel);
        Assert.Equal(300, header.Dpi!.Value, 0.1);
        Assert.True(header.IsAnimated);
    }

    [Theory]
    [InlineData(65535, 65535)]
    [InlineData(100_000, 2000)]
    public void Read_HeaderOfAHugePicture_IsRefusedUndecoded(int width, int height)
    {
        var (_, problem) = HeaderReader.Read(Made.Png((uint)width, (uint)height, 8, 2, [0]));
        Assert.Equal("photo.too_many_pixels", problem?.Code);
        Assert.Contains($"{width}×{height}", problem!.Text.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TinyPicture_IsRefused() =>
        Assert.Equal("photo.too_few_pixels", HeaderReader.Read(Made.Picture(16, 16, SKEncodedImageFormat.Jpeg)).Problem?.Code);

    [Fact]
    public void Read_AnyBytes_GivesAHeaderOrAProblem()
    {
        byte[][] beginnings =
        [
            [],
            [0xFF, 0xD8, 0xFF],
            [0x89, .. "PNG\r\n\u001a\n"u8],
            [.. "GIF89a"u8],
            [.. "BM"u8],
            [.. "RIFF\0\0\0\0WEBPVP8X"u8],
            Made.WithExif(Made.RedCorner(64, 64), 3, location: true)[..60],
        ];
        Gen.Select(Gen.Int[0, beginnings.Length - 1], Gen.Byte.Array[0, 300])
            .Sample(
                (beginning, rest) =>
                {
                    var (header, problem) = HeaderReader.Read([.. beginnings[beginning], .. rest]);
                    return header is not null || problem is not null;
                }
            );
    }

    [Fact]
    public void Read_AnyJpegCutOrChanged_NeverThrows()
    {
        var jpeg = Made.WithExif(Made.RedCorner(64, 96), 6, location: true);
        Gen.Select(Gen.Int[2, jpeg.Length], Gen.Int[2, jpeg.Length - 1], Gen.Byte)
            .Sample(
                (length, at, value) =>
                {
                    var changed = jpeg.ToArray();
                    changed[at] = value;
                    var (header, problem) = HeaderReader.Read(changed.AsSpan(0, length));
                    return header is not null || problem is not null;
                }
            );
    }
}
