using Dengke.Photos.Files;
using SkiaSharp;

namespace Dengke.Photos.Tests.Files;

[Trait("Requirement", "PHO-2")]
public class PictureDecoderTests
{
    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(3, 1, 1)]
    [InlineData(4, 0, 1)]
    [InlineData(5, 0, 0)]
    [InlineData(6, 1, 0)]
    [InlineData(7, 1, 1)]
    [InlineData(8, 0, 1)]
    public void Decode_EveryOrientation_IsUpright(ushort orientation, int right, int down)
    {
        using var picture = Decode(Made.WithExif(Made.RedCorner(64, 96), orientation));
        Assert.Equal(orientation >= 5 ? (96, 64) : (64, 96), (picture.Width, picture.Height));
        for (var x = 0; x < 2; x++)
        {
            for (var y = 0; y < 2; y++)
            {
                var (red, _, _) = picture.At(
                    (picture.Width / 4) + (x * picture.Width / 2),
                    (picture.Height / 4) + (y * picture.Height / 2)
                );
                Assert.Equal((x, y) == (right, down), red > 200);
            }
        }
    }

    [Fact]
    public void Decode_LargeJpeg_IsDecodedSmaller()
    {
        using var picture = Decode(Made.RedCorner(1600, 2400), shortSide: 500);
        Assert.Equal((600, 900), (picture.Width, picture.Height));
        Assert.Equal(0.375, picture.DecodedScale, 0.001);
        Assert.True(picture.At(10, 10).Red > 200);
    }

    [Fact]
    public void Decode_Transparent_LiesOnWhite()
    {
        using var picture = Decode(Made.Picture(64, 64, SKEncodedImageFormat.Png, canvas => canvas.Clear(SKColors.Transparent)));
        Assert.Equal((255, 255, 255), picture.At(5, 5));
    }

    [Fact]
    public void Decode_16Bits_IsDecoded()
    {
        var rows = new byte[64 * (1 + (64 * 6))];
        Array.Fill(rows, (byte)0x80);
        for (var y = 0; y < 64; y++)
        {
            rows[y * (1 + (64 * 6))] = 0;
        }

        using var picture = Decode(Made.Png(64, 64, 16, 2, rows));
        Assert.Equal((128, 128, 128), picture.At(30, 30));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    public void Decode_Truncated_IsAProblem(SKEncodedImageFormat format)
    {
        var whole = Made.Picture(
            300,
            300,
            format,
            canvas =>
            {
                using var paint = new SKPaint { Color = SKColors.Green };
                canvas.DrawCircle(150, 150, 100, paint);
            }
        );
        var half = whole.AsMemory(0, whole.Length / 2);
        var (header, problem) = HeaderReader.Read(half.Span);
        Assert.Null(problem);
        var (picture, why) = PictureDecoder.Decode(half, header!, 300);
        Assert.Null(picture);
        Assert.Equal("photo.truncated", why?.Code);
    }

    private static Photos.Pixels.Picture Decode(byte[] file, int shortSide = 4000)
    {
        var (header, problem) = HeaderReader.Read(file);
        Assert.Null(problem);
        var (picture, why) = PictureDecoder.Decode(file, header!, shortSide);
        Assert.Null(why);
        return picture!;
    }
}
