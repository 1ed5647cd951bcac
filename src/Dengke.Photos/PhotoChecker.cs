using Dengke.Photos.Faces;
using Dengke.Photos.Files;
using Dengke.Photos.Framing;
using Dengke.Photos.Pixels;
using Dengke.Photos.Specifications;

namespace Dengke.Photos;

/// <summary>Judges portraits, crops them, and compares two. Safe to use from several threads; one is enough for a program.</summary>
public sealed class PhotoChecker : IDisposable
{
    /// <summary>A larger JPEG is decoded at a fraction of its size, but not below this on its shorter side.</summary>
    private const int EnoughPixels = 1280;

    private readonly FaceModels _models;
    private readonly PortraitReader _reader;

    private PhotoChecker(FaceModels models)
    {
        _models = models;
        _reader = new(models);
    }

    /// <summary>Loads the models.</summary>
    /// <param name="modelFolder">Where they are; by default <c>models</c> beside the program.</param>
    /// <exception cref="InvalidDataException">A model is missing or is not the one it should be; the message is one sentence.</exception>
    public static PhotoChecker Open(string? modelFolder = null) =>
        new(FaceModels.Open(modelFolder ?? Path.Combine(AppContext.BaseDirectory, "models")));

    /// <summary>Judges a picture as it is.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="specification">What it has to be.</param>
    /// <returns>Always a report: an unreadable file is a <see cref="PhotoReport.Problem"/>.</returns>
    public PhotoReport Check(ReadOnlyMemory<byte> file, PhotoSpecification specification)
    {
        var (portrait, problem, header) = Read(file, EnoughPixels);
        using (portrait)
        {
            return portrait is null ? new([]) { Problem = problem, Header = header } : Judge.Report(portrait, specification);
        }
    }

    /// <summary>Cuts the portrait out of a larger picture, scales and encodes it, and judges the result.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="specification">What it has to be.</param>
    /// <returns>
    /// The report on what was cut out, and this as a JPEG. Without a face, or where the portrait would reach beyond the picture or have to be
    /// enlarged, the JPEG is null and the report says so.
    /// </returns>
    public (PhotoReport Report, byte[]? Jpeg) Crop(ReadOnlyMemory<byte> file, PhotoSpecification specification)
    {
        var (jpeg, problem, header) = Cut(file, specification, EnoughPixels);
        return jpeg is null ? (new([]) { Problem = problem, Header = header }, null) : (Check(jpeg, specification), jpeg);
    }

    /// <summary>Looks at a frame before the shot: where the face is, and what would be cut out. It takes a fraction of a check.</summary>
    /// <param name="frame">A picture file, smaller than what will be shot.</param>
    /// <param name="specification">What the portrait has to be.</param>
    /// <param name="scale">How many times larger the shot will be.</param>
    public FramingLook Look(ReadOnlyMemory<byte> frame, PhotoSpecification specification, double scale = 1)
    {
        var (portrait, problem, header) = Read(frame, EnoughPixels, upright: true);
        using (portrait)
        {
            return portrait is null
                ? new(header?.Width ?? 0, header?.Height ?? 0) { Problem = problem }
                : FramingLook.Of(portrait, specification, scale);
        }
    }

    /// <summary>Compares the largest faces of two pictures.</summary>
    public PhotoComparison Compare(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second)
    {
        var (one, problemOfOne) = Describe(first);
        var (other, problemOfOther) = Describe(second);
        return one is null || other is null
            ? new(null, SamePerson.Unsure) { First = problemOfOne, Second = problemOfOther }
            : PhotoComparison.Of(one, other);
    }

    /// <summary>A small upright JPEG of a picture, at most <paramref name="side"/> pixels on its longer side; null if it cannot be read.</summary>
    public static byte[]? Thumbnail(ReadOnlyMemory<byte> file, int side)
    {
        var (picture, _, _) = Decode(file, side);
        using (picture)
        {
            return picture is null ? null : PortraitEncoder.Thumbnail(picture, side);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _models.Dispose();

    private static (Picture? Picture, PhotoProblem? Problem, PictureHeader? Header) Decode(
        ReadOnlyMemory<byte> file,
        int shortSide
    )
    {
        var (header, problem) = HeaderReader.Read(file.Span);
        if (problem is not null)
        {
            return (null, problem, header);
        }

        (var picture, problem) = PictureDecoder.Decode(file, header!, shortSide);
        return (picture, problem, header);
    }

    private (Portrait? Portrait, PhotoProblem? Problem, PictureHeader? Header) Read(
        ReadOnlyMemory<byte> file,
        int shortSide,
        bool upright = false
    )
    {
        var (picture, problem, header) = Decode(file, shortSide);
        return picture is null ? (null, problem, header) : (_reader.Read(header!, picture, upright), null, header);
    }

    private (byte[]? Jpeg, PhotoProblem? Problem, PictureHeader? Header) Cut(
        ReadOnlyMemory<byte> file,
        PhotoSpecification specification,
        int shortSide
    )
    {
        var (portrait, problem, header) = Read(file, shortSide);
        using (portrait)
        {
            if (portrait is null)
            {
                return (null, problem, header);
            }

            (var plan, problem) = CropPlan.For(portrait, specification);
            if (plan is null)
            {
                return (null, problem, header);
            }

            // The face is a small part of a large picture: once more, with as many pixels as the portrait needs.
            if (plan.Width < specification.Size.Width && portrait.Picture.DecodedScale < 1)
            {
                var shorter = Math.Min(portrait.Picture.Width, portrait.Picture.Height);
                return Cut(file, specification, (int)MathF.Ceiling(shorter * specification.Size.Width / plan.Width) + 1);
            }

            return (PortraitEncoder.Cut(portrait.Picture, plan, specification), null, header);
        }
    }

    private (float[]? Embedding, PhotoProblem? Problem) Describe(ReadOnlyMemory<byte> file)
    {
        var (portrait, problem, _) = Read(file, EnoughPixels);
        using (portrait)
        {
            return portrait is null ? (null, problem)
                : portrait.Face is not { } face ? (null, PhotoProblems.NoFace)
                : (_models.Embedding.Describe(portrait.Picture, face.Mesh, face.LeftEye, face.RightEye), null);
        }
    }
}
