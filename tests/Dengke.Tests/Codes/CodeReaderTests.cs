using CsCheck;
using Dengke.Domain.Kernel;
using Dengke.Platform.Codes;
using QRCoder;
using SkiaSharp;

namespace Dengke.Tests.Codes;

/// <summary>Codes as phones photograph them, and what people upload by mistake.</summary>
[Trait("Requirement", "COD-2")]
public sealed class CodeReaderTests
{
    private const string Text = "CHSI-0123456789ABCDEF-毕业图像采集";

    public static TheoryData<string> Troubles =>
        ["clean", "tilted", "askew", "blurred", "glare", "small", "inverted", "screenshot", "pale"];

    [Theory]
    [MemberData(nameof(Troubles))]
    public void Read_Photographed_SaysWhatItSays(string trouble)
    {
        var read = CodeReader.Read(Photograph(trouble));

        Assert.True(read.IsOk, $"{trouble}: {read.Failure?.Code}");
        Assert.Equal(Text, read.Value);
    }

    [Fact]
    public void Read_PoorJpeg_SaysWhatItSays() => Assert.Equal(Text, CodeReader.Read(Photograph("clean", quality: 15)).Value);

    [Fact]
    public void Read_RandomTexts_ComeBackAsTheyWere() =>
        Gen.Char[' ', '~']
            .Array[8, 200]
            .Select(c => new string(c))
            .Where(t => t.Trim() == t)
            .Sample(text => CodeReader.Read(Draw(c => DrawCode(c, text, 60, 60, 480))).Value == text, iter: 40);

    [Fact]
    public void Read_TwoCodes_IsRefused()
    {
        var picture = Draw(c =>
        {
            DrawCode(c, Text, 40, 100, 400);
            DrawCode(c, "another code", 520, 100, 400);
        });

        Refused("several_codes", picture);
    }

    [Fact]
    public void Read_NoCode_IsRefused()
    {
        Refused("no_code", Draw(_ => { }));
        Refused("no_code", Documents.SamplePhotos.Jpeg());
    }

    [Fact]
    public void Read_NoPicture_IsRefused()
    {
        Refused("no_picture", []);
        Refused("no_picture", "MZ this program cannot be run in DOS mode"u8.ToArray());
        Refused("no_picture", "PK\u0003\u0004"u8.ToArray());
        Refused("no_picture", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray());
    }

    [Fact]
    public void Read_TruncatedAtEveryLength_NeverThrows()
    {
        var whole = Photograph("clean");
        for (var length = 0; length < whole.Length; length += whole.Length / 40)
        {
            var read = CodeReader.Read(whole.AsMemory(0, length));

            Assert.True(read.IsOk || read.Failure!.Kind == FailureKind.Refused);
        }
    }

    [Fact]
    public void Read_HugeByItsHeader_IsRefusedUndecoded()
    {
        var png = Documents.SamplePhotos.Png(16, 16);
        // The header's width and height, 65,500 each; its checksum is made anew.
        byte[] huge = [0, 0, 0xFF, 0xDC, 0, 0, 0xFF, 0xDC];
        huge.CopyTo(png, 16);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(
            png.AsSpan(29),
            System.IO.Hashing.Crc32.HashToUInt32(png.AsSpan(12, 17))
        );

        Refused("no_picture", png);
    }

    private static void Refused(string code, byte[] picture)
    {
        var read = CodeReader.Read(picture);

        Assert.Equal(code, read.Failure?.Code);
        Assert.NotNull(read.Failure!.English);
    }

    private static byte[] Photograph(string trouble, int quality = 85) =>
        Draw(
            canvas =>
            {
                switch (trouble)
                {
                    case "tilted":
                        canvas.RotateDegrees(28, 480, 360);
                        break;
                    case "askew":
                        var view = SKMatrix.CreateIdentity();
                        (view.Persp0, view.Persp1) = (0.00035f, 0.0002f);
                        canvas.Concat(view);
                        break;
                    case "inverted":
                        canvas.Clear(SKColors.Black);
                        break;
                    case "screenshot":
                        using (var ink = new SKPaint { Color = SKColors.DarkBlue })
                        {
                            for (var line = 0; line < 12; line++)
                            {
                                canvas.DrawRect(40, 20 + (line * 14), 300 + (line * 37 % 400), 6, ink);
                            }
                        }

                        break;
                }

                var (left, top, side) = trouble == "small" ? (700f, 480f, 150f) : (240f, 180f, 400f);
                var (dark, light) = trouble switch
                {
                    "inverted" => (SKColors.White, SKColors.Black),
                    "pale" => (new SKColor(150, 150, 150), new SKColor(205, 205, 205)),
                    _ => (SKColors.Black, SKColors.White),
                };
                DrawCode(canvas, Text, left, top, side, dark, light);
                if (trouble == "glare")
                {
                    using var spot = new SKPaint();
                    spot.Shader = SKShader.CreateRadialGradient(
                        new SKPoint(470, 400),
                        110,
                        [new SKColor(255, 255, 255, 215), SKColors.Transparent],
                        SKShaderTileMode.Clamp
                    );
                    canvas.DrawCircle(470, 400, 110, spot);
                }
            },
            trouble == "blurred" ? 3.2f : 0,
            quality
        );

    private static byte[] Draw(Action<SKCanvas> draw, float blur = 0, int quality = 85)
    {
        using var surface = SKSurface.Create(new SKImageInfo(960, 720));
        surface.Canvas.Clear(SKColors.White);
        draw(surface.Canvas);
        using var sharp = surface.Snapshot();
        using var softened = SKSurface.Create(new SKImageInfo(960, 720));
        using var paint = new SKPaint();
        paint.ImageFilter = blur > 0 ? SKImageFilter.CreateBlur(blur, blur) : null;
        softened.Canvas.DrawImage(sharp, 0, 0, SKSamplingOptions.Default, paint);
        using var image = softened.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, quality);
        return data.ToArray();
    }

    private static void DrawCode(SKCanvas canvas, string text, float left, float top, float side) =>
        DrawCode(canvas, text, left, top, side, SKColors.Black, SKColors.White);

    private static void DrawCode(SKCanvas canvas, string text, float left, float top, float side, SKColor dark, SKColor light)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        var modules = code.ModuleMatrix;
        var module = side / modules.Count;
        using var paint = new SKPaint { Color = light };
        canvas.DrawRect(left, top, side, side, paint);
        paint.Color = dark;
        for (var row = 0; row < modules.Count; row++)
        {
            for (var column = 0; column < modules.Count; column++)
            {
                if (modules[row][column])
                {
                    canvas.DrawRect(left + (column * module), top + (row * module), module + 0.3f, module + 0.3f, paint);
                }
            }
        }
    }
}
