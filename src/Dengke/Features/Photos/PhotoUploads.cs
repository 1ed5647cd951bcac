using System.Diagnostics;
using Dengke.Domain.Kernel;
using Dengke.Features.Photos.Report;
using Dengke.Photos;
using Dengke.Photos.Specifications;
using Dengke.Platform.Photos;

namespace Dengke.Features.Photos;

/// <summary>Checks photos as they were sent, in memory alone.</summary>
internal sealed class PhotoUploads(IPhotoJudge judge, PhotoSpecification specification)
{
    /// <summary>Photos in one form.</summary>
    public const int Most = 100;

    /// <summary>Photos that the page's script sends one after the other.</summary>
    public const int MostByScript = 500;

    /// <summary>Bytes of one photo.</summary>
    public const int LargestFile = 16 << 20;

    /// <summary>Bytes of one form.</summary>
    public const long LargestRequest = 64 << 20;

    private const int ThumbnailSide = 400;

    /// <summary>Why these files are not taken; null if they are.</summary>
    public static Failure? Refuse(IReadOnlyList<IFormFile> photos) =>
        photos switch
        {
            [] => Wrong("photos_none", "请选择照片。", "Choose photos."),
            { Count: > Most } => Wrong(
                "photos_too_many",
                $"一次最多 {Most} 张, 您选了 {photos.Count} 张; 请分几次, 或用命令 dengke photos check 检查整个文件夹。",
                $"At most {Most} photos at once, you chose {photos.Count}: send them in parts, or check the folder with the command dengke photos check."
            ),
            _ when photos.FirstOrDefault(p => p.Length > LargestFile) is { } large => TooLarge(large.FileName),
            _ => null,
        };

    public static Failure TooLarge(string name) =>
        Wrong(
            "photo_too_large",
            $"“{name}”超过 {LargestFile >> 20} MB, 没有检查; 请改用较小的照片。",
            $"“{name}” is larger than {LargestFile >> 20} MB and was not checked; use a smaller one."
        );

    public static Failure NoModels(InvalidDataException reason) =>
        Failure.Refused(
            "photo_models_missing",
            $"照片检查的模型不可用, 请联系系统管理员: {reason.Message}",
            $"The models for checking photos cannot be used; ask the administrator: {reason.Message}"
        );

    /// <summary>Checks all, on all cores.</summary>
    public async Task<CheckedPhoto[]> Check(IReadOnlyList<IFormFile> photos, CancellationToken ct)
    {
        var found = new CheckedPhoto[photos.Count];
        await Parallel.ForAsync(
            0,
            photos.Count,
            ct,
            async (index, stop) => found[index] = Check(photos[index].FileName, await Read(photos[index], stop))
        );
        return found;
    }

    public CheckedPhoto Check(string name, byte[] bytes)
    {
        var start = Stopwatch.GetTimestamp();
        var report = judge.Check(bytes, specification) with { Measures = new Dictionary<string, double?>() };
        return new CheckedPhoto(name, report, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    public async Task<string> Card(CheckedPhoto photo, string id, IFormFile file, CancellationToken ct) =>
        Card(photo, id, await Read(file, ct));

    /// <summary>The card with its picture within it.</summary>
    public string Card(CheckedPhoto photo, string id, byte[] bytes)
    {
        var small = PhotoChecker.Thumbnail(bytes, ThumbnailSide);
        var source = small is null ? null : $"data:image/jpeg;base64,{Convert.ToBase64String(small)}";
        return new PhotoCard(specification).Write(photo, id, source);
    }

    private static async Task<byte[]> Read(IFormFile file, CancellationToken ct)
    {
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, ct);
        return content.ToArray();
    }

    private static Failure Wrong(string code, string chinese, string english) => new(FailureKind.Invalid, code, chinese, english);
}
