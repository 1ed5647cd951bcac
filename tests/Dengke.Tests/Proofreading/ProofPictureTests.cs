using Dengke.Platform.Documents;
using Dengke.Platform.Photos;
using Dengke.Tests.Documents;
using SkiaSharp;

namespace Dengke.Tests.Proofreading;

/// <summary>What shows a portrait to its owner serves for nothing else.</summary>
[Trait("Requirement", "HND-4")]
public sealed class ProofPictureTests
{
    [Fact]
    public void Make_OfAPortrait_IsSmallAndMarkedAllOver()
    {
        using var fonts = new DocumentFonts(new FontFiles());

        var made = ProofPicture.Make(Plain(480, 640), "TOKEN-ABCDEF", fonts).Value;

        using var picture = SKBitmap.Decode(made);
        Assert.Equal((180, 240), (picture.Width, picture.Height));
        // A plain portrait of one grey: whatever is not grey is the mark. It crosses every third of the picture.
        for (var (third, height) = (0, picture.Height / 3); third < 3; third++)
        {
            var marked = 0;
            for (var y = third * height; y < (third + 1) * height; y++)
            {
                for (var x = 0; x < picture.Width; x++)
                {
                    marked += Math.Abs(picture.GetPixel(x, y).Green - 128) > 30 ? 1 : 0;
                }
            }

            Assert.InRange(marked / (double)(picture.Width * height), 0.04, 0.5);
        }
    }

    [Fact]
    public void Make_OfTwoTokens_DiffersByTheMark()
    {
        using var fonts = new DocumentFonts(new FontFiles());

        Assert.NotEqual(
            ProofPicture.Make(Plain(480, 640), "TOKEN-ABCDEF", fonts).Value,
            ProofPicture.Make(Plain(480, 640), "TOKEN-GHIJKL", fonts).Value
        );
    }

    [Fact]
    public void Make_OfNoPicture_IsRefused()
    {
        using var fonts = new DocumentFonts(new FontFiles());

        Assert.Equal("proof_unreadable", ProofPicture.Make([1, 2, 3], "T", fonts).Failure?.Code);
    }

    [Fact]
    public void Take_SmallJpeg_IsEncodedAfreshWithoutWhatTheFileHid()
    {
        var hidden = SamplePhotos.WithExif(SamplePhotos.Jpeg(180, 240), 1, "a place that nobody should know");

        var taken = ProofPicture.Take(hidden).Value;

        Assert.DoesNotContain("nobody should know", System.Text.Encoding.Latin1.GetString(taken), StringComparison.Ordinal);
        using var picture = SKBitmap.Decode(taken);
        Assert.Equal((180, 240), (picture.Width, picture.Height));
    }

    [Fact]
    public void Take_WhatIsTooLargeOrNoJpeg_IsRefused()
    {
        var cut = SamplePhotos.Jpeg(180, 240);

        Assert.Equal("proof_too_large", ProofPicture.Take(SamplePhotos.Jpeg(480, 640)).Failure?.Code);
        Assert.Equal("proof_too_large", ProofPicture.Take(SamplePhotos.Jpeg(20, 321)).Failure?.Code);
        Assert.Equal("proof_too_large", ProofPicture.Take([.. SamplePhotos.Jpeg(180, 240), .. new byte[70_000]]).Failure?.Code);
        Assert.Equal("proof_unreadable", ProofPicture.Take(SamplePhotos.Png(180, 240)).Failure?.Code);
        Assert.Equal("proof_unreadable", ProofPicture.Take(SamplePhotos.WebP()).Failure?.Code);
        Assert.Equal("proof_unreadable", ProofPicture.Take(cut[..(cut.Length / 2)]).Failure?.Code);
        Assert.Equal("proof_unreadable", ProofPicture.Take([]).Failure?.Code);
        Assert.Equal("proof_unreadable", ProofPicture.Take("<svg/>"u8.ToArray()).Failure?.Code);
    }

    internal static byte[] Plain(int width, int height)
    {
        using var picture = new SKBitmap(width, height);
        picture.Erase(new SKColor(128, 128, 128));
        return picture.Encode(SKEncodedImageFormat.Jpeg, 95).ToArray();
    }
}
