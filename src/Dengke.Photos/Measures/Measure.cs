using Dengke.Photos.Faces;
using Dengke.Photos.Specifications;

namespace Dengke.Photos.Measures;

/// <summary>What a measure is.</summary>
/// <param name="Name">Its name in files; ISO/IEC 29794-5's where <paramref name="Iso"/> says so.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Unit">The unit of its value; empty for a ratio or a count. <c>px</c> are pixels of the specification's size.</param>
/// <param name="Span">The values it can take.</param>
/// <param name="Iso">The ISO/IEC 29794-5 component it measures; null if the standard has none.</param>
/// <param name="Reference">How it is measured, or by whose definition.</param>
public sealed record MeasureInfo(string Name, Bilingual Label, string Unit, Bounds Span, string? Iso, string Reference);

/// <summary>One thing that can be measured of a picture.</summary>
/// <param name="info">What it is.</param>
/// <param name="low">What to do when the value is too low.</param>
/// <param name="high">What to do when it is too high.</param>
public abstract class Measure(MeasureInfo info, Bilingual low, Bilingual high)
{
    /// <summary>What it is.</summary>
    public MeasureInfo Info { get; } = info;

    /// <summary>What to do when the value is too low.</summary>
    public Bilingual Low { get; } = low;

    /// <summary>What to do when the value is too high.</summary>
    public Bilingual High { get; } = high;

    /// <summary>
    /// Measures <paramref name="portrait"/>: a value within <see cref="MeasureInfo.Span"/>, or null if it cannot be told, above all
    /// because there is no face.
    /// </summary>
    public abstract double? Of(Portrait portrait, PhotoSpecification specification);
}

/// <summary>A measure of the largest face; null without one.</summary>
public abstract class FaceMeasure(MeasureInfo info, Bilingual low, Bilingual high) : Measure(info, low, high)
{
    /// <inheritdoc/>
    public sealed override double? Of(Portrait portrait, PhotoSpecification specification) =>
        portrait.Face is { } face ? Of(face, portrait, specification) : null;

    internal abstract double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification);
}

/// <summary>A measure of what lies behind the person; null if there is too little of it.</summary>
public abstract class BackgroundMeasure(MeasureInfo info, Bilingual low, Bilingual high) : Measure(info, low, high)
{
    /// <inheritdoc/>
    public sealed override double? Of(Portrait portrait, PhotoSpecification specification) =>
        portrait.Background is { IsEnough: true } background ? Of(background, portrait, specification) : null;

    internal abstract double? Of(Background background, Portrait portrait, PhotoSpecification specification);
}
