using System.Text;
using Dengke.Photos;
using Dengke.Photos.Faces;
using Dengke.Photos.Files;
using Dengke.Photos.Framing;
using Dengke.Photos.Measures;
using Dengke.Photos.Specifications;
using Dengke.Platform.Photos;

namespace Dengke.Tests.Photos;

/// <summary>
/// Judges files by what is written in them, up to a <c>#</c>: <c>pass</c>, <c>review</c> or <c>fail</c>; anything else cannot be read.
/// </summary>
internal sealed class FakeJudge : IPhotoJudge
{
    private static readonly MeasureInfo Roll = MeasureCatalogue.ByName["HeadPoseRoll"].Info;
    private static readonly Bilingual Advice = new("头部倾斜, 请摆正。", "The head is tilted; hold it straight.");

    public PhotoReport Check(ReadOnlyMemory<byte> file, PhotoSpecification specification)
    {
        var text = Encoding.UTF8.GetString(file.Span).Split('#')[0];
        return text switch
        {
            "pass" => Report(
                new Finding("head_pose", Verdict.Pass, null)
                {
                    Measure = Roll,
                    Value = 1,
                    Limit = new(-4, 4),
                },
                file
            ),
            "review" => Report(Wrong(Verdict.Review, 5), file),
            "fail" => Report(Wrong(Verdict.Fail, 9), file),
            _ when double.TryParse(text, out var value) => Report(Wrong(Verdict.Review, value), file) with
            {
                Measures = new Dictionary<string, double?> { ["TeethVisible"] = value },
            },
            _ => new PhotoReport([])
            {
                Problem = new PhotoProblem("photo.not_a_picture", new("文件内容不是照片。", "It is no photo.")),
            },
        };
    }

    public (PhotoReport Report, byte[]? Jpeg) Crop(ReadOnlyMemory<byte> file, PhotoSpecification specification) =>
        Check(file, specification) is { Problem: null } report ? (report, file.ToArray()) : (Check(file, specification), null);

    public FramingLook Look(ReadOnlyMemory<byte> frame, PhotoSpecification specification, double scale) =>
        new(640, 360) { Face = Report(Wrong(Verdict.Fail, 9), frame).Face, Findings = [Wrong(Verdict.Fail, 9)] };

    public PhotoComparison Compare(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second)
    {
        var problem = new PhotoProblem("photo.no_face", new("照片中没有找到人脸。", "No face was found."));
        var (one, other) = (Encoding.UTF8.GetString(first.Span), Encoding.UTF8.GetString(second.Span));
        return one == "?" ? new PhotoComparison(null, SamePerson.Unsure) { First = problem }
            : one == other ? new PhotoComparison(0.98765, SamePerson.Same)
            : one[0] == other[0] ? new PhotoComparison(0.94, SamePerson.Unsure)
            : new PhotoComparison(0.5, SamePerson.Different);
    }

    private static Finding Wrong(Verdict verdict, double value) =>
        new("head_pose", verdict, Advice)
        {
            Measure = Roll,
            Value = value,
            Limit = new(-4, 4),
        };

    private static PhotoReport Report(Finding pose, ReadOnlyMemory<byte> file) =>
        new([pose, new Finding("retouching", Verdict.Human, null)])
        {
            Header = new PictureHeader("jpeg", 480, 640, file.Length) { Dpi = 300 },
            Face = new FaceOutline(140, 180, 200, 260)
            {
                LeftEye = new(190, 250),
                RightEye = new(290, 250),
                Chin = new(240, 440),
                Hairline = new(240, 180),
            },
        };
}
