using Dengke.Photos.Faces;
using Dengke.Photos.Specifications;

namespace Dengke.Photos.Measures;

/// <summary>Faces of about the size of the largest.</summary>
public sealed class FaceCount()
    : Measure(
        new(
            "FaceCount",
            new("人脸数", "Faces"),
            "",
            new(0, 100),
            "SingleFacePresent",
            "Faces at least a third as large as the largest"
        ),
        new("照片中没有找到人脸, 请正对镜头重拍。", "No face was found; face the camera and shoot again."),
        new("照片中不止一个人, 请只留一人重拍。", "There is more than one person; shoot again with one only.")
    )
{
    private const float AsLarge = 0.34f;

    /// <inheritdoc/>
    public override double? Of(Portrait portrait, PhotoSpecification specification) =>
        portrait.Faces.Count(f => f.Side >= AsLarge * portrait.Faces[0].Side);

    internal static bool IsSmall(Detection face, Portrait portrait) => face.Side < AsLarge * portrait.Faces[0].Side;
}

/// <summary>Faces much smaller than the largest: on clothes, on posters, in the distance.</summary>
public sealed class SmallFaceCount()
    : Measure(
        new(
            "SmallFaceCount",
            new("小人脸数", "Small faces"),
            "",
            new(0, 100),
            "SingleFacePresent",
            "Faces under a third of the largest"
        ),
        new("", ""),
        new(
            "画面中还有较小的人脸(衣服图案、背景人物), 请看一看。",
            "There is a smaller face (on clothes or in the background); please look."
        )
    )
{
    private const float SureEnough = 0.6f;

    /// <inheritdoc/>
    public override double? Of(Portrait portrait, PhotoSpecification specification) =>
        portrait.Faces.Count(f => FaceCount.IsSmall(f, portrait) && f.Score >= SureEnough);
}
