namespace Dengke.Photos.Files;

/// <summary>What a picture file says of itself, read without decoding it.</summary>
/// <param name="Format"><c>jpeg</c>, <c>png</c>, <c>webp</c>, <c>gif</c> or <c>bmp</c>.</param>
/// <param name="Width">Pixels across, as stored.</param>
/// <param name="Height">Pixels down, as stored.</param>
/// <param name="Bytes">Size of the file.</param>
public sealed record PictureHeader(string Format, int Width, int Height, long Bytes)
{
    /// <summary>Bits of one pixel, e.g. 24; null if it was not said.</summary>
    public int? BitsPerPixel { get; init; }

    /// <summary>Resolution in dots per inch; null if it was not said or says nothing.</summary>
    public double? Dpi { get; init; }

    /// <summary>The EXIF orientation, 1 (upright) to 8.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>Whether the file tells a place on earth.</summary>
    public bool HasLocation { get; init; }

    /// <summary>Whether it has more than one frame.</summary>
    public bool IsAnimated { get; init; }

    /// <summary>Whether its pixels are cyan, magenta, yellow and black, as for a press.</summary>
    public bool IsCmyk { get; init; }

    /// <summary>JPEG's quality factor, 1 to 100, told from its quantisation tables; null for other formats.</summary>
    public int? JpegQuality { get; init; }
}
