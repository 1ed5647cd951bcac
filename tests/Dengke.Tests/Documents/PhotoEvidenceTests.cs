using System.Text;
using Dengke.Platform.Files;
using SkiaSharp;

namespace Dengke.Tests.Documents;

/// <summary>Photos as evidence: what is kept of them, and which are refused.</summary>
public sealed class PhotoEvidenceTests : IDisposable
{
    private readonly EvidenceIntake intake = new();

    [Theory, Trait("Requirement", "CON-2")]
    [InlineData("jpeg")]
    [InlineData("png")]
    public async Task Take_Photo_IsKeptAsJpegOfTheSameSize(string format)
    {
        var content = await Taken(format == "png" ? SamplePhotos.Png() : SamplePhotos.Jpeg());

        Assert.Equal((EvidenceContent.Jpeg, 400, 300), (content.MediaType, content.Width, content.Height));
        using var picture = SamplePhotos.Decode(content.Bytes);
        Assert.Equal((400, 300), (picture.Width, picture.Height));
        AssertNear(SKColors.Red, picture.GetPixel(50, 150));
        AssertNear(SKColors.Blue, picture.GetPixel(350, 150));
    }

    [Theory, Trait("Requirement", "CON-2")]
    [InlineData("jpeg", 6000, 4000, 2400, 1600)]
    [InlineData("jpeg", 2500, 5000, 1200, 2400)]
    [InlineData("png", 3000, 300, 2400, 240)]
    public async Task Take_LargePhoto_IsScaledToReadableSize(string format, int width, int height, int keptWidth, int keptHeight)
    {
        var content = await Taken(format == "png" ? SamplePhotos.Png(width, height) : SamplePhotos.Jpeg(width, height));

        using var picture = SamplePhotos.Decode(content.Bytes);
        Assert.Equal((keptWidth, keptHeight), (picture.Width, picture.Height));
        AssertNear(SKColors.Red, picture.GetPixel(keptWidth / 4, keptHeight / 2));
        AssertNear(SKColors.Blue, picture.GetPixel(keptWidth * 3 / 4, keptHeight / 2));
    }

    /// <summary>Where the red half is after the picture was put upright, by orientation.</summary>
    [Theory, Trait("Requirement", "CON-2")]
    [InlineData(1, "left")]
    [InlineData(2, "right")]
    [InlineData(3, "right")]
    [InlineData(4, "left")]
    [InlineData(5, "top")]
    [InlineData(6, "top")]
    [InlineData(7, "bottom")]
    [InlineData(8, "bottom")]
    public async Task Take_TurnedPhoto_IsUpright(byte orientation, string red)
    {
        var content = await Taken(SamplePhotos.WithExif(SamplePhotos.Jpeg(), orientation, ""));

        using var picture = SamplePhotos.Decode(content.Bytes);
        Assert.Equal(orientation >= 5 ? (300, 400) : (400, 300), (picture.Width, picture.Height));
        var (x, y) = red switch
        {
            "left" => (0.2, 0.5),
            "right" => (0.8, 0.5),
            "top" => (0.5, 0.2),
            _ => (0.5, 0.8),
        };
        AssertNear(SKColors.Red, picture.GetPixel((int)(x * picture.Width), (int)(y * picture.Height)));
        AssertNear(SKColors.Blue, picture.GetPixel((int)((1 - x) * picture.Width), (int)((1 - y) * picture.Height)));
    }

    [Fact, Trait("Requirement", "SEC-6")]
    public async Task Take_PhotoWithPositionAndAppendedFile_KeepsNeither()
    {
        byte[] file =
        [
            .. SamplePhotos.WithExif(SamplePhotos.Jpeg(), 1, "N39.95 E116.35"),
            .. "PK\u0003\u0004<script>alert(1)</script>"u8,
        ];
        Assert.Contains("N39.95", Encoding.Latin1.GetString(file), StringComparison.Ordinal);

        var kept = Encoding.Latin1.GetString((await Taken(file)).Bytes);

        Assert.DoesNotContain("N39.95", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", kept, StringComparison.Ordinal);
        Assert.EndsWith("\u00FF\u00D9", kept, StringComparison.Ordinal);
    }

    [Fact, Trait("Requirement", "CON-2")]
    public async Task Take_TransparentPng_StandsOnWhite()
    {
        using var picture = SamplePhotos.Decode((await Taken(SamplePhotos.ClearPng())).Bytes);

        AssertNear(SKColors.White, picture.GetPixel(20, 15));
    }

    [Theory, Trait("Requirement", "SEC-6")]
    [InlineData(50_000, 50_000)]
    [InlineData(20_001, 10)]
    [InlineData(10_000, 6_001)]
    public async Task Take_HeaderWithTooManyPixels_IsRefusedBeforeDecoding(int width, int height)
    {
        Assert.Equal("evidence_too_many_pixels", await RefusalOf(SamplePhotos.ClaimingJpeg((ushort)width, (ushort)height)));
        Assert.Equal("evidence_too_many_pixels", await RefusalOf(SamplePhotos.ClaimingPng(width, height)));
    }

    [Theory, Trait("Requirement", "SEC-6")]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.95)]
    public async Task Take_TruncatedPhoto_SaysThatItIsIncomplete(double part)
    {
        var jpeg = SamplePhotos.Jpeg(1600, 1200);
        var png = SamplePhotos.Png(1600, 1200);

        Assert.Equal("evidence_photo_incomplete", await RefusalOf(jpeg[..(int)(part * jpeg.Length)]));
        Assert.Equal("evidence_photo_incomplete", await RefusalOf(png[..(int)(part * png.Length)]));
    }

    [Fact, Trait("Requirement", "SEC-6")]
    public async Task Take_PhotoAboveTheLimit_IsRefused()
    {
        byte[] file = [.. SamplePhotos.Jpeg(), .. new byte[EvidenceIntake.LargestPhoto]];

        Assert.Equal("evidence_photo_too_large", await RefusalOf(file));
    }

    [Fact, Trait("Requirement", "SEC-6")]
    public async Task Take_EndlessUpload_IsReadNoFurtherThanTheLimit()
    {
        using var upload = new Endless(SamplePhotos.Jpeg());

        var outcome = await intake.Take(upload, CancellationToken.None);

        Assert.Equal("evidence_photo_too_large", outcome.Failure?.Code);
        Assert.Equal(EvidenceIntake.LargestPhoto + 1, upload.Handed);
    }

    [Fact, Trait("Requirement", "CON-2")]
    public async Task Take_Cancelled_Stops()
    {
        using var upload = new MemoryStream(SamplePhotos.Jpeg());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => intake.Take(upload, new CancellationToken(canceled: true)));
    }

    public void Dispose() => intake.Dispose();

    private async Task<EvidenceContent> Taken(byte[] file) =>
        (await intake.Take(new MemoryStream(file), CancellationToken.None)).Value;

    private async Task<string?> RefusalOf(byte[] file) =>
        (await intake.Take(new MemoryStream(file), CancellationToken.None)).Failure?.Code;

    /// <summary>JPEG changes a colour a little.</summary>
    private static void AssertNear(SKColor expected, SKColor actual) =>
        Assert.True(
            Math.Abs(expected.Red - actual.Red) + Math.Abs(expected.Green - actual.Green) + Math.Abs(expected.Blue - actual.Blue)
                < 30,
            $"{expected} {actual}"
        );

    private sealed class Endless(byte[] start) : MemoryStream(start)
    {
        public long Handed { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Handed += buffer.Length;
            var read = Read(buffer.Span);
            buffer.Span[read..].Clear();
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
