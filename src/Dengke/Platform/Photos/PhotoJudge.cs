using Dengke.Photos;
using Dengke.Photos.Framing;
using Dengke.Photos.Specifications;

namespace Dengke.Platform.Photos;

/// <summary>What judges photos. Safe to use from several threads.</summary>
public interface IPhotoJudge
{
    /// <inheritdoc cref="PhotoChecker.Check"/>
    PhotoReport Check(ReadOnlyMemory<byte> file, PhotoSpecification specification);

    /// <inheritdoc cref="PhotoChecker.Crop"/>
    (PhotoReport Report, byte[]? Jpeg) Crop(ReadOnlyMemory<byte> file, PhotoSpecification specification);

    /// <inheritdoc cref="PhotoChecker.Look"/>
    FramingLook Look(ReadOnlyMemory<byte> frame, PhotoSpecification specification, double scale);

    /// <inheritdoc cref="PhotoChecker.Compare"/>
    PhotoComparison Compare(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second);
}

/// <summary>Judges with the models beside the program, which are loaded with the first photo and not before.</summary>
public sealed class PhotoJudge : IPhotoJudge, IDisposable
{
    private readonly Lazy<PhotoChecker> checker = new(() => PhotoChecker.Open());

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">A model is missing or damaged.</exception>
    public PhotoReport Check(ReadOnlyMemory<byte> file, PhotoSpecification specification) =>
        checker.Value.Check(file, specification);

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">A model is missing or damaged.</exception>
    public (PhotoReport Report, byte[]? Jpeg) Crop(ReadOnlyMemory<byte> file, PhotoSpecification specification) =>
        checker.Value.Crop(file, specification);

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">A model is missing or damaged.</exception>
    public FramingLook Look(ReadOnlyMemory<byte> frame, PhotoSpecification specification, double scale) =>
        checker.Value.Look(frame, specification, scale);

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">A model is missing or damaged.</exception>
    public PhotoComparison Compare(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second) =>
        checker.Value.Compare(first, second);

    public void Dispose()
    {
        if (checker.IsValueCreated)
        {
            checker.Value.Dispose();
        }
    }
}
