using Dengke.Photos.Faces;
using Dengke.Photos.Specifications;

namespace Dengke.Photos.Measures;

/// <summary>Pixels across, upright.</summary>
public sealed class PictureWidth()
    : Measure(
        new("PictureWidth", new("宽度", "Width"), "像素", new(1, 100_000), null, "Pixels across after turning upright"),
        new("像素宽度不符合规定, 请按规格裁剪或重新导出。", "The width in pixels is wrong; crop or export to the specification."),
        new("像素宽度不符合规定, 请按规格裁剪或重新导出。", "The width in pixels is wrong; crop or export to the specification.")
    )
{
    /// <inheritdoc/>
    public override double? Of(Portrait portrait, PhotoSpecification specification) => FileFacts.Upright(portrait).Width;
}

/// <summary>Pixels down, upright.</summary>
public sealed class PictureHeight()
    : Measure(
        new("PictureHeight", new("高度", "Height"), "像素", new(1, 100_000), null, "Pixels down after turning upright"),
        new(
            "像素高度不符合规定, 请按规格裁剪或重新导出。",
            "The height in pixels is wrong; crop or export to the specification."
        ),
        new("像素高度不符合规定, 请按规格裁剪或重新导出。", "The height in pixels is wrong; crop or export to the specification.")
    )
{
    /// <inheritdoc/>
    public override double? Of(Portrait portrait, PhotoSpecification specification) => FileFacts.Upright(portrait).Height;
}

/// <summary>Width by height, for specifications that say only the ratio.</summary>
public sealed class AspectRatio()
    : Measure(
        new("AspectRatio", new("宽高比", "Aspect ratio"), "", new(0, 1000), null, "Width by height after turning upright"),
        new("宽高比不符合规定。", "The ratio of width to height is wrong."),
        new("宽高比不符合规定。", "The ratio of width to height is wrong.")
    )
{
    /// <inheritdoc/>
    public override double? Of(Portrait portrait, PhotoSpecification specification)
    {
        var (width, height) = FileFacts.Upright(portrait);
        return width / (double)height;
    }
}

/// <summary>The resolution that the file says.</summary>
public sealed class Resolution()
    : Measure(
        new(
            "Resolution",
            new("分辨率", "Resolution"),
            "dpi",
            new(0, 100_000),
            null,
            "JFIF, EXIF or pHYs; 0 if the file says none"
        ),
        new("文件未标明规定的分辨率, 导出时请设置。", "The file does not state the resolution asked for; set it when exporting."),
        new("文件标明的分辨率与规定不同, 导出时请设置。", "The file states another resolution; set it when exporting.")
    )
{
    /// <inheritdoc/>
    public override double? Of(Portrait portrait, PhotoSpecification specification) => portrait.Header.Dpi ?? 0;
}

/// <summary>Bits of one pixel.</summary>
public sealed class BitsPerPixel()
    : Measure(
        new(
            "BitsPerPixel",
            new("颜色位数", "Bits per pixel"),
            "位",
            new(1, 128),
            null,
            "As stored; 24 is red, green and blue of 8 bits"
        ),
        new("应为 24 位彩色照片。", "It has to be a colour picture of 24 bits."),
        new(
            "应为 24 位 RGB 照片, 请勿使用 CMYK、透明或 16 位格式。",
            "It has to be RGB of 24 bits; no CMYK, transparency or 16 bits."
        )
    )
{
    /// <inheritdoc/>
    public override double? Of(Portrait portrait, PhotoSpecification specification) => portrait.Header.BitsPerPixel;
}

/// <summary>Whether the file's format is one that is taken, and shows one picture only.</summary>
public sealed class PictureFormat()
    : Measure(
        new(
            "PictureFormat",
            new("文件格式", "Format"),
            "",
            new(0, 1),
            null,
            "1 if the content is of a format that is taken, and not animated; else 0"
        ),
        new("文件格式不符合规定, 请导出为 JPEG。", "The file's format is not taken; export as JPEG."),
        new("请看一看格式。", "Please look at the format.")
    )
{
    /// <inheritdoc/>
    public override double? Of(Portrait portrait, PhotoSpecification specification) =>
        specification.Formats.Contains(portrait.Header.Format) && !portrait.Header.IsAnimated ? 1 : 0;
}

/// <summary>The file's size.</summary>
public sealed class FileSize()
    : Measure(
        new("FileSize", new("文件大小", "File size"), "KB", new(0, 1 << 20), null, "Bytes by 1,024"),
        new("文件偏小, 请使用质量更高的原图。", "The file is small; use a better original."),
        new("文件偏大, 请按规定压缩后导出。", "The file is large; compress it as asked for.")
    )
{
    /// <inheritdoc/>
    public override double? Of(Portrait portrait, PhotoSpecification specification) => portrait.Header.Bytes / 1024.0;
}

/// <summary>JPEG's quality factor.</summary>
public sealed class JpegQuality()
    : Measure(
        new(
            "JpegQuality",
            new("JPEG 质量", "JPEG quality"),
            "",
            new(1, 100),
            "CompressionArtifacts",
            "From the quantisation tables, on the scale of the Independent JPEG Group; 100 for formats without loss"
        ),
        new("JPEG 压缩质量过低, 请使用质量更高的原图。", "JPEG's quality is too low; use a better original."),
        new("请看一看画质。", "Please look at the quality.")
    )
{
    /// <inheritdoc/>
    public override double? Of(Portrait portrait, PhotoSpecification specification) => portrait.Header.JpegQuality ?? 100;
}

internal static class FileFacts
{
    /// <summary>Size in pixels of the file, turned upright.</summary>
    public static (int Width, int Height) Upright(Portrait portrait) =>
        portrait.Header.Orientation >= 5
            ? (portrait.Header.Height, portrait.Header.Width)
            : (portrait.Header.Width, portrait.Header.Height);
}
