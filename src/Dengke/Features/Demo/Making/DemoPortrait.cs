using SkiaSharp;

namespace Dengke.Features.Demo.Making;

/// <summary>The one portrait that all of the demo's people have: nobody, a head and shoulders, drawn.</summary>
internal static class DemoPortrait
{
    /// <returns>A JPEG of 480 × 640.</returns>
    public static byte[] Draw()
    {
        using var picture = new SKBitmap(480, 640);
        using (var canvas = new SKCanvas(picture))
        using (var paint = new SKPaint { IsAntialias = true })
        {
            canvas.Clear(new SKColor(0x43, 0x8E, 0xDB));
            paint.Color = new SKColor(0x22, 0x26, 0x33);
            canvas.DrawOval(240, 700, 260, 240, paint);
            canvas.DrawOval(240, 270, 128, 150, paint);
            paint.Color = new SKColor(0xE6, 0xBE, 0xA4);
            canvas.DrawOval(240, 300, 108, 140, paint);
        }

        return picture.Encode(SKEncodedImageFormat.Jpeg, 85).ToArray();
    }
}
