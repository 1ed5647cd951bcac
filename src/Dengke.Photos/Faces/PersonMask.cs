using Dengke.Photos.Pixels;

namespace Dengke.Photos.Faces;

/// <summary>Which parts of a picture are a person: 256 × 256 cells over the whole picture, 0 (background) to 255.</summary>
internal sealed class PersonMask(byte[] cells, int width, int height)
{
    public const int Side = 256;

    /// <summary>How surely the place is a person, 0 to 1; the nearest cell for places outside.</summary>
    public float At(float x, float y)
    {
        var column = Math.Clamp((int)(x * Side / width), 0, Side - 1);
        var row = Math.Clamp((int)(y * Side / height), 0, Side - 1);
        return cells[(row * Side) + column] / 255f;
    }

    /// <summary>The uppermost place of the person between two columns of pixels; the picture's height if there is none.</summary>
    public float Top(float left, float right)
    {
        var (first, last) = (
            Math.Clamp((int)(left * Side / width), 0, Side - 1),
            Math.Clamp((int)(right * Side / width), 0, Side - 1)
        );
        for (var row = 0; row < Side; row++)
        {
            var count = 0;
            for (var column = first; column <= last; column++)
            {
                count += cells[(row * Side) + column] > 127 ? 1 : 0;
            }

            if (count >= 3)
            {
                return row * height / (float)Side;
            }
        }

        return height;
    }
}

/// <summary>MediaPipe's selfie segmentation.</summary>
/// <param name="model">Input 256 × 256 × 3 in 0 to 1; output 256 × 256, 0 to 1.</param>
internal sealed class PersonMaskModel(OnnxModel model) : IDisposable
{
    /// <summary>Masks the person.</summary>
    public PersonMask Mask(Picture picture)
    {
        using var run = model.Rent();
        const int side = PersonMask.Side;
        Sampler.Fill(picture, Placement.Stretched(picture, side, side), side, side, 1 / 255f, 0, run.Input);
        run.Execute();
        var cells = new byte[side * side];
        var output = run.Output(0);
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = (byte)Math.Clamp(output[i] * 255, 0, 255);
        }

        return new(cells, picture.Width, picture.Height);
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();
}
