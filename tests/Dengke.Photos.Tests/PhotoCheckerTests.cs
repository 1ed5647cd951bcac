using Dengke.Photos.Files;
using Dengke.Photos.Specifications;
using Dengke.Photos.Tests.Files;
using SkiaSharp;

namespace Dengke.Photos.Tests;

/// <summary>The whole check on one real portrait, of which much is known: where the eyes are, that there is one face, that it smiles.</summary>
[Trait("Requirement", "PHO-2")]
public class PhotoCheckerTests(CheckerFixture fixture) : IClassFixture<CheckerFixture>
{
    private static readonly PhotoSpecification Specification = ShippedSpecifications.Graduation;
    private readonly PhotoChecker _checker = fixture.Checker;

    [Fact]
    public void Check_ARealPortrait_FindsTheFaceAndItsFaults()
    {
        var report = Check(Made.Fixture("astronaut.jpg"));
        Assert.Null(report.Problem);
        Assert.Equal(Verdict.Pass, Made.Of(report, "one_face"));
        // The eyes as seen by eye in the picture of 512 × 512.
        Assert.InRange(report.Face!.LeftEye.X, 201, 211);
        Assert.InRange(report.Face.LeftEye.Y, 95, 106);
        Assert.InRange(report.Face.RightEye.X, 241, 252);
        Assert.InRange(report.Face.RightEye.Y, 96, 108);
        Assert.Equal(Verdict.Fail, Made.Of(report, "mouth_closed"));
        Assert.Equal(Verdict.Review, Made.Of(report, "expression"));
        Assert.Equal(Verdict.Fail, Made.Of(report, "background_colour"));
        Assert.Equal(Verdict.Fail, Made.Of(report, "pixel_size"));
        Assert.Equal(Verdict.Human, Made.Of(report, "retouching"));
        Assert.Equal(Specification.Rules.Select(r => r.Name), report.Findings.Select(f => f.Rule));
    }

    [Theory]
    [InlineData(3, 180)]
    [InlineData(6, 90)]
    [InlineData(8, -90)]
    public void Check_TurnedWithoutSayingSo_IsToldByTheHeadsRoll(ushort orientation, double roll)
    {
        // The file says it has to be turned; a second file has the pixels turned and says nothing.
        var turned = Encoded(Made.WithExif(Made.Fixture("astronaut.jpg"), orientation));
        var report = Check(turned);
        Assert.Equal(Verdict.Fail, Made.Of(report, "head_pose"));
        Assert.Equal(Verdict.Fail, Made.Of(report, "eyes_level"));
        var measured = report.Measures["EyeLineTilt"]!.Value;
        Assert.InRange(Math.Abs(Math.IEEERemainder(measured - roll, 360)), 0, 12);
    }

    [Fact]
    public void Check_TurnedByExif_IsJudgedUpright()
    {
        using var bitmap = SKBitmap.Decode(Made.Fixture("astronaut.jpg"));
        using var sideways = new SKBitmap(bitmap.Height, bitmap.Width);
        using (var canvas = new SKCanvas(sideways))
        {
            canvas.Translate(0, bitmap.Width);
            canvas.RotateDegrees(-90);
            canvas.DrawBitmap(bitmap, 0, 0, new SKSamplingOptions(SKFilterMode.Linear));
        }

        using var data = sideways.Encode(SKEncodedImageFormat.Jpeg, 95);
        var report = Check(Made.WithExif(data.ToArray(), 6));
        Assert.InRange(report.Measures["EyeLineTilt"]!.Value, -12, 12);
        Assert.InRange(report.Face!.LeftEye.Y, 95, 106);
    }

    [Fact]
    public void Check_NoFace_FailsAndPassesNothingThatNeedsOne()
    {
        var report = Check(Made.Picture(480, 640, SKEncodedImageFormat.Jpeg));
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Equal(Verdict.Fail, Made.Of(report, "one_face"));
        foreach (
            var rule in new[]
            {
                "head_pose",
                "eyes_open",
                "mouth_closed",
                "head_size",
                "ears_visible",
                "glasses",
                "headwear",
                "sharpness",
            }
        )
        {
            Assert.Equal(Verdict.Review, Made.Of(report, rule));
        }
    }

    [Fact]
    public void Check_ACat_IsNotPassed()
    {
        var report = Check(Made.Fixture("cat.jpg"));
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Equal(Verdict.Fail, Made.Of(report, "one_face"));
    }

    [Fact]
    public void Check_ThreePeople_AreCounted()
    {
        var report = Check(Made.Portraits((0, 0, 400), (330, 0, 400), (660, 0, 400)));
        Assert.Equal(3, report.Measures["FaceCount"]);
        Assert.Equal(Verdict.Fail, Made.Of(report, "one_face"));
    }

    [Fact]
    public void Check_AFaceOnTheClothes_IsToBeLookedAt()
    {
        var report = Check(Made.Portraits((0, 0, 1200), (780, 840, 320)));
        Assert.Equal(1, report.Measures["FaceCount"]);
        Assert.Equal(Verdict.Review, Made.Of(report, "one_face"));
    }

    [Fact]
    public void Check_FromSeveralThreads_GivesTheSame()
    {
        var file = Made.Fixture("astronaut.jpg");
        var expected = Check(file).Measures;
        Parallel.For(
            0,
            12,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            _ => Assert.Equal(expected, Check(file).Measures)
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(700)]
    [InlineData(20_000)]
    public void Check_ACutFile_IsAProblemAndNoPass(int length)
    {
        var report = Check(Made.Fixture("astronaut.jpg")[..length]);
        Assert.NotNull(report.Problem);
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Empty(report.Findings);
    }

    [Fact]
    [Trait("Requirement", "PHO-6")]
    public void Compare_OnePersonTwice_IsTheSame()
    {
        var comparison = _checker.Compare(Made.Fixture("astronaut.jpg"), Made.Enlarged(2));
        Assert.Equal(SamePerson.Same, comparison.Verdict);
        Assert.InRange(comparison.Similarity!.Value, 0.98, 1.0001);
    }

    [Fact]
    [Trait("Requirement", "PHO-6")]
    public void Compare_WithoutAFace_DoesNotDecide()
    {
        var comparison = _checker.Compare(Made.Fixture("astronaut.jpg"), Made.Picture(480, 640, SKEncodedImageFormat.Jpeg));
        Assert.Equal(SamePerson.Unsure, comparison.Verdict);
        Assert.Null(comparison.Similarity);
        Assert.Null(comparison.First);
        Assert.Equal("photo.no_face", comparison.Second?.Code);
    }

    [Fact]
    public void Thumbnail_IsSmallAndUpright()
    {
        var (header, _) = HeaderReader.Read(PhotoChecker.Thumbnail(Made.WithExif(Made.RedCorner(640, 960), 6), 200));
        Assert.Equal((200, 133), (header!.Width, header.Height));
        Assert.Null(PhotoChecker.Thumbnail("no picture"u8.ToArray(), 200));
    }

    private PhotoReport Check(byte[] file) => _checker.Check(file, Specification);

    /// <summary>The picture decoded upright and encoded anew, so that its pixels lie as its EXIF said.</summary>
    private static byte[] Encoded(byte[] file)
    {
        var (picture, _) = PictureDecoder.Decode(file, HeaderReader.Read(file).Header!, 4000);
        using (picture)
        {
            return Framing.PortraitEncoder.Thumbnail(picture!, 4000);
        }
    }
}
