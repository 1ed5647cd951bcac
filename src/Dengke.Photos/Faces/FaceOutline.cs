using Dengke.Photos.Pixels;

namespace Dengke.Photos.Faces;

/// <summary>Where a face is, in pixels of the upright picture; what an overlay draws.</summary>
/// <param name="X">Left edge of the face.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Its width, cheek to cheek.</param>
/// <param name="Height">Its height, hairline to chin.</param>
public sealed record FaceOutline(double X, double Y, double Width, double Height)
{
    /// <summary>The centre of the iris on the picture's left.</summary>
    public Point LeftEye { get; init; }

    /// <summary>The centre of the iris on the picture's right.</summary>
    public Point RightEye { get; init; }

    /// <summary>The lowest point of the chin.</summary>
    public Point Chin { get; init; }

    /// <summary>The upper end of the forehead.</summary>
    public Point Hairline { get; init; }
}
