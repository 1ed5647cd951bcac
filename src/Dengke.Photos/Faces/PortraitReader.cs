using Dengke.Photos.Files;
using Dengke.Photos.Pixels;

namespace Dengke.Photos.Faces;

/// <summary>Finds everything that is to be measured.</summary>
internal sealed class PortraitReader(FaceModels models)
{
    /// <summary>Below this, a face may be one that lies on its side or stands on its head.</summary>
    private const float CertainlyUpright = 0.9f;

    private const float SurelyAFace = 0.9f;
    private const int LeastSide = 64;

    /// <summary>Reads a picture; it belongs to the portrait from then on.</summary>
    /// <param name="upright">Whether nobody can lie on their side in it, as before a camera.</param>
    public Portrait Read(PictureHeader header, Picture picture, bool upright = false)
    {
        var faces = upright ? FindTurned(picture, 0) : Find(picture);
        if (faces.Count > 0)
        {
            Add(OnClothes(picture, faces[0]), faces);
        }

        return new(
            header,
            picture,
            faces,
            () => models.Mask.Mask(picture),
            faces.Count == 0 ? null : Features(picture, faces[0])
        );
    }

    /// <summary>All faces as both detectors see them, the largest first.</summary>
    public List<Detection> Find(Picture picture)
    {
        var upright = FindTurned(picture, 0);
        if (upright.Count > 0 && upright.Max(f => f.Score) >= CertainlyUpright)
        {
            return upright;
        }

        return Enumerable
            .Range(1, 3)
            .Select(quarters => FindTurned(picture, quarters))
            .Append(upright)
            .MaxBy(faces => faces.Count == 0 ? 0 : faces.Max(f => f.Score))!;
    }

    private List<Detection> FindTurned(Picture picture, int quarterTurns)
    {
        var faces = models.Near.Find(picture, quarterTurns);
        Add(models.Far.Find(picture, quarterTurns), faces);
        return [.. faces.OrderByDescending(f => f.Width * f.Height)];
    }

    /// <summary>A print on a shirt is too small for a detector that sees the whole picture, so the chest is looked at by itself.</summary>
    private List<Detection> OnClothes(Picture picture, Detection face)
    {
        var top = face.Y + (1.2f * face.Height);
        var side = Math.Min(picture.Width, picture.Height - top);
        return side < LeastSide
            ? []
            : models
                .Far.Find(picture, new(picture.Width / 2f, top + (side / 2)), side)
                // Buttons and badges look like faces to the detector, but not to the mesh.
                .FindAll(f => models.Mesh.Fit(picture, f).Presence > SurelyAFace);
    }

    private static void Add(List<Detection> found, List<Detection> faces)
    {
        foreach (var face in found)
        {
            if (!faces.Exists(f => f.OverlapWith(face) > 0.2f || Contains(f, face.Centre) || Contains(face, f.Centre)))
            {
                faces.Add(face);
            }
        }
    }

    private static bool Contains(Detection face, Point point) =>
        point.X > face.X && point.X < face.X + face.Width && point.Y > face.Y && point.Y < face.Y + face.Height;

    private FaceFeatures Features(Picture picture, Detection face)
    {
        var mesh = models.Mesh.Fit(picture, face);
        var (left, right) = models.Eyes.Look(picture, mesh);
        return new(picture, face, mesh, left, right, () => models.Emotions.Read(picture, face));
    }
}
