using Dengke.Photos.Files;
using Dengke.Photos.Pixels;

namespace Dengke.Photos.Faces;

/// <summary>Finds everything that is to be measured.</summary>
internal sealed class PortraitReader(FaceModels models)
{
    /// <summary>Below this, a face may be one that lies on its side or stands on its head.</summary>
    private const float CertainlyUpright = 0.9f;

    /// <summary>Reads a picture; it belongs to the portrait from then on.</summary>
    public Portrait Read(PictureHeader header, Picture picture)
    {
        var faces = Find(picture);
        var mask = models.Mask.Mask(picture);
        return new(header, picture, faces, mask, faces.Count == 0 ? null : Features(picture, faces[0]));
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
        foreach (var face in models.Far.Find(picture, quarterTurns))
        {
            if (!faces.Exists(f => f.OverlapWith(face) > 0.2f || Contains(f, face.Centre) || Contains(face, f.Centre)))
            {
                faces.Add(face);
            }
        }

        return [.. faces.OrderByDescending(f => f.Width * f.Height)];
    }

    private static bool Contains(Detection face, Point point) =>
        point.X > face.X && point.X < face.X + face.Width && point.Y > face.Y && point.Y < face.Y + face.Height;

    private FaceFeatures Features(Picture picture, Detection face)
    {
        var mesh = models.Mesh.Fit(picture, face);
        var (left, right) = models.Eyes.Look(picture, mesh);
        return new(picture, face, mesh, left, right, models.Emotions.Read(picture, face));
    }
}
