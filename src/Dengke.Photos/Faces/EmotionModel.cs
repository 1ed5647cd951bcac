using Dengke.Photos.Pixels;

namespace Dengke.Photos.Faces;

/// <summary>How a face looks, as seven shares of 1.</summary>
/// <param name="model">Input 64 × 64 grey in -1 to 1; output angry, disgust, fear, happy, sad, surprise, neutral.</param>
internal sealed class EmotionModel(OnnxModel model) : IDisposable
{
    private const int Side = 64;
    private const float Margin = 1.1f;
    private const int Happy = 3;
    private const int Neutral = 6;

    /// <summary>Reads the expression of a face turned upright.</summary>
    public Expression Read(Picture picture, Detection face)
    {
        var placement = Placement.Square(
            face.Centre,
            face.Side * Margin,
            MathF.Atan2(face.RightEye.Y - face.LeftEye.Y, face.RightEye.X - face.LeftEye.X),
            Side
        );
        Span<float> colours = stackalloc float[Side * Side * 3];
        Sampler.Fill(picture, placement, Side, Side, 1, 0, colours);
        using var run = model.Rent();
        for (var i = 0; i < run.Input.Length; i++)
        {
            run.Input[i] = (AlignedFace.Luma(colours[3 * i], colours[(3 * i) + 1], colours[(3 * i) + 2]) / 127.5f) - 1;
        }

        run.Execute();
        return new(run.Output(0)[Happy], run.Output(0)[Neutral]);
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();
}

/// <summary>What the emotion model says, each 0 to 1.</summary>
/// <param name="Happy">How much it smiles.</param>
/// <param name="Neutral">How much it shows nothing.</param>
internal sealed record Expression(float Happy, float Neutral);
