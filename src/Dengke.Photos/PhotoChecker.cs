using Dengke.Photos.Specifications;

namespace Dengke.Photos;

/// <summary>Judges portraits, crops them, and compares two. Safe to use from several threads; one is enough for a program.</summary>
public sealed class PhotoChecker : IDisposable
{
    /// <summary>Loads the models.</summary>
    /// <param name="modelFolder">Where they are; by default <c>models</c> beside the program.</param>
    /// <exception cref="InvalidDataException">A model is missing or is not the one it should be; the message is one sentence.</exception>
    public static PhotoChecker Open(string? modelFolder = null) => throw new NotSupportedException(modelFolder);

    /// <summary>Judges a picture as it is.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="specification">What it has to be.</param>
    /// <returns>Always a report: an unreadable file is a <see cref="PhotoReport.Problem"/>.</returns>
    public PhotoReport Check(ReadOnlyMemory<byte> file, PhotoSpecification specification) => throw new NotSupportedException();

    /// <summary>Cuts the portrait out of a larger picture, scales and encodes it, and judges the result.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="specification">What it has to be.</param>
    /// <returns>The report, and the encoded JPEG; null if there is no face or the picture is too small around it.</returns>
    public (PhotoReport Report, byte[]? Jpeg) Crop(ReadOnlyMemory<byte> file, PhotoSpecification specification) =>
        throw new NotSupportedException();

    /// <summary>Compares the largest faces of two pictures.</summary>
    public PhotoComparison Compare(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second) => throw new NotSupportedException();

    /// <summary>A small upright JPEG of a picture, at most <paramref name="side"/> pixels on its longer side; null if it cannot be read.</summary>
    public static byte[]? Thumbnail(ReadOnlyMemory<byte> file, int side) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose() { }
}

/// <summary>Whether two pictures show one person.</summary>
/// <param name="Similarity">Cosine of the two embeddings, -1 to 1; null if either has no face.</param>
/// <param name="Verdict">What follows from it.</param>
public sealed record PhotoComparison(double? Similarity, SamePerson Verdict)
{
    /// <summary>What keeps the first picture from being compared, or null.</summary>
    public PhotoProblem? First { get; init; }

    /// <summary>What keeps the second picture from being compared, or null.</summary>
    public PhotoProblem? Second { get; init; }
}

/// <summary>What a comparison says; it never decides alone.</summary>
public enum SamePerson
{
    /// <summary>Very likely two people.</summary>
    Different,

    /// <summary>A person has to look.</summary>
    Unsure,

    /// <summary>Very likely one person.</summary>
    Same,
}
