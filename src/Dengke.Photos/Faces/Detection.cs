using Dengke.Photos.Pixels;

namespace Dengke.Photos.Faces;

/// <summary>A face as a detector sees it, in pixels of the picture.</summary>
/// <param name="Score">How sure it is, 0 to 1.</param>
/// <param name="X">Left edge of its box, which goes from the brows to the chin.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Width of the box.</param>
/// <param name="Height">Height of the box.</param>
/// <param name="LeftEye">The eye on the picture's left, if the face is upright.</param>
/// <param name="RightEye">The other eye.</param>
/// <param name="Mouth">The mouth's centre.</param>
internal sealed record Detection(
    float Score,
    float X,
    float Y,
    float Width,
    float Height,
    Point LeftEye,
    Point RightEye,
    Point Mouth
)
{
    /// <summary>The box's centre.</summary>
    public Point Centre => new(X + (Width / 2), Y + (Height / 2));

    /// <summary>The longer side of the box.</summary>
    public float Side => Math.Max(Width, Height);

    /// <summary>How much the two boxes share of what they cover together, 0 to 1.</summary>
    public float OverlapWith(Detection other)
    {
        var across = Math.Max(0, Math.Min(X + Width, other.X + other.Width) - Math.Max(X, other.X));
        var down = Math.Max(0, Math.Min(Y + Height, other.Y + other.Height) - Math.Max(Y, other.Y));
        var common = across * down;
        return common / ((Width * Height) + (other.Width * other.Height) - common);
    }
}
