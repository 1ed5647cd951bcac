using Dengke.Photos.Faces;
using Dengke.Photos.Pixels;
using Dengke.Photos.Specifications;

namespace Dengke.Photos.Measures;

/// <summary>How far the head is turned to a side.</summary>
public sealed class HeadPoseYaw()
    : FaceMeasure(
        new(
            "HeadPoseYaw",
            new("左右转头", "Yaw"),
            "°",
            new(-90, 90),
            "HeadPoseYaw",
            "Depth of one cheek against the other in the face mesh"
        ),
        new("头转向一侧, 请正对镜头。", "The head is turned aside; face the camera."),
        new("头转向一侧, 请正对镜头。", "The head is turned aside; face the camera.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification) =>
        Angles.Depth(face.Mesh, MeshPoints.LeftCheekEdge, MeshPoints.RightCheekEdge);
}

/// <summary>How far the head nods. It carries an offset of the person of about ten degrees.</summary>
public sealed class HeadPosePitch()
    : FaceMeasure(
        new(
            "HeadPosePitch",
            new("抬头低头", "Pitch"),
            "°",
            new(-90, 90),
            "HeadPosePitch",
            "Depth of the chin against the forehead in the face mesh"
        ),
        new("头抬得过高或低得过多, 请平视镜头。", "The head is tilted up or down; look straight ahead."),
        new("头抬得过高或低得过多, 请平视镜头。", "The head is tilted up or down; look straight ahead.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification) =>
        Angles.Depth(face.Mesh, MeshPoints.ForeheadTop, MeshPoints.Chin);
}

/// <summary>How far the head leans to a shoulder.</summary>
public sealed class HeadPoseRoll()
    : FaceMeasure(
        new(
            "HeadPoseRoll",
            new("头部侧倾", "Roll"),
            "°",
            new(-180, 180),
            "HeadPoseRoll",
            "The line from forehead to chin against the vertical"
        ),
        new(
            "头向一侧歪, 请摆正后重拍; 规定不允许旋转照片。",
            "The head leans to a side; hold it straight and shoot again: turning the picture is not allowed."
        ),
        new(
            "头向一侧歪, 请摆正后重拍; 规定不允许旋转照片。",
            "The head leans to a side; hold it straight and shoot again: turning the picture is not allowed."
        )
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification)
    {
        var (top, chin) = (face.Mesh[MeshPoints.ForeheadTop], face.Mesh[MeshPoints.Chin]);
        return Angles.Degrees(MathF.Atan2(top.X - chin.X, chin.Y - top.Y));
    }
}

/// <summary>How far the line of the eyes is from level.</summary>
public sealed class EyeLineTilt()
    : FaceMeasure(
        new(
            "EyeLineTilt",
            new("双眼连线倾斜", "Eye line"),
            "°",
            new(-180, 180),
            "HeadPoseRoll",
            "The line through both irises against the horizontal"
        ),
        new("双眼不在同一水平线, 请摆正头部。", "The eyes are not level; hold the head straight."),
        new("双眼不在同一水平线, 请摆正头部。", "The eyes are not level; hold the head straight.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification)
    {
        var (left, right) = (face.LeftEye.Iris, face.RightEye.Iris);
        return Angles.Degrees(MathF.Atan2(right.Y - left.Y, right.X - left.X));
    }
}

internal static class Angles
{
    public static double Degrees(double radians) => radians * 180 / Math.PI;

    /// <summary>The slope in depth between two points of the mesh, in degrees.</summary>
    public static double Depth(FaceMesh mesh, int from, int to) =>
        Degrees(Math.Atan2(mesh.Depths[to] - mesh.Depths[from], mesh[from].DistanceTo(mesh[to])));
}
