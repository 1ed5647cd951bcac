namespace Dengke.Photos.Files;

/// <summary>Everything that keeps a file from being judged, each as one sentence.</summary>
public static class PhotoProblems
{
    /// <summary>A file of 0 bytes.</summary>
    public static PhotoProblem Empty { get; } =
        new("photo.empty", new("文件是空的, 请重新导出照片。", "The file is empty; export the photo again."));

    /// <summary>A file larger than <see cref="PictureLimits.MaxBytes"/>.</summary>
    public static PhotoProblem TooLarge { get; } =
        new(
            "photo.too_large",
            new(
                $"文件超过 {PictureLimits.MaxBytes >> 20} MB, 请改用较小的照片。",
                $"The file is larger than {PictureLimits.MaxBytes >> 20} MB; use a smaller photo."
            )
        );

    /// <summary>A picture of more than <see cref="PictureLimits.MaxPixels"/>.</summary>
    public static PhotoProblem TooManyPixels(int width, int height) =>
        new(
            "photo.too_many_pixels",
            new(
                $"图像为 {width}×{height} 像素, 超过 {PictureLimits.MaxPixels / 1_000_000} 百万像素, 未解码。",
                $"The picture has {width}×{height} pixels, more than {PictureLimits.MaxPixels / 1_000_000} million; it was not decoded."
            )
        );

    /// <summary>A picture too small to show a face.</summary>
    public static PhotoProblem TooFewPixels(int width, int height) =>
        new(
            "photo.too_few_pixels",
            new(
                $"图像只有 {width}×{height} 像素, 小于 {PictureLimits.MinSide}×{PictureLimits.MinSide}, 无法检查。",
                $"The picture has only {width}×{height} pixels, less than {PictureLimits.MinSide}×{PictureLimits.MinSide}; it cannot be checked."
            )
        );

    /// <summary>A picture that ends before its last row, or whose data is broken.</summary>
    public static PhotoProblem Truncated { get; } =
        new(
            "photo.truncated",
            new("图像数据不完整, 请重新传输原文件。", "The picture's data is incomplete; transfer the original file again.")
        );

    /// <summary>A file in a format of <paramref name="name"/>, which is no picture or none that can be decoded here.</summary>
    public static PhotoProblem WrongKind(string name) =>
        new(
            "photo.wrong_kind",
            new($"文件内容是 {name}, 不是 JPEG 或 PNG 照片。", $"The file's content is {name}, not a JPEG or PNG photo.")
        );

    /// <summary>Content that is no known format.</summary>
    public static PhotoProblem NotAPicture { get; } =
        new("photo.not_a_picture", new("文件内容不是照片。", "The file's content is not a photo."));

    /// <summary>A picture without a face, where one is needed to go on.</summary>
    public static PhotoProblem NoFace { get; } =
        new("photo.no_face", new("照片中没有找到人脸。", "No face was found in the photo."));

    /// <summary>A picture whose portrait would have to be enlarged.</summary>
    public static PhotoProblem CropTooSmall(int width, int height) =>
        new(
            "photo.crop_too_small",
            new(
                $"人像部分只有 {width}×{height} 像素, 放大会失真, 请靠近重拍。",
                $"The portrait covers only {width}×{height} pixels and would have to be enlarged; move closer and shoot again."
            )
        );

    /// <summary>A picture in which the portrait's frame would reach beyond the edge.</summary>
    public static PhotoProblem CropBeyondEdge { get; } =
        new(
            "photo.crop_beyond_edge",
            new(
                "人像太靠近画面边缘, 裁剪框超出照片, 请调整构图重拍。",
                "The person is too near the edge: the crop would reach beyond the picture. Reframe and shoot again."
            )
        );
}

/// <summary>The bounds within which pictures are decoded.</summary>
public static class PictureLimits
{
    /// <summary>Bytes of a file.</summary>
    public const long MaxBytes = 64L << 20;

    /// <summary>Pixels of a picture.</summary>
    public const long MaxPixels = 64_000_000;

    /// <summary>Pixels on the shorter side.</summary>
    public const int MinSide = 48;
}
