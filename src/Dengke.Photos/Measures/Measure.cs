using Dengke.Photos.Faces;
using Dengke.Photos.Specifications;

namespace Dengke.Photos.Measures;

/// <summary>What a measure is.</summary>
/// <param name="Name">Its name in files; ISO/IEC 29794-5's where <paramref name="Iso"/> says so.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Unit">The unit of its value; empty for a ratio or a count.</param>
/// <param name="Span">The values it can take.</param>
/// <param name="Iso">The ISO/IEC 29794-5 component it measures; null if the standard has none.</param>
/// <param name="Reference">How it is measured, or by whose definition.</param>
public sealed record MeasureInfo(string Name, Bilingual Label, string Unit, Bounds Span, string? Iso, string Reference);

/// <summary>One thing that can be measured of a picture.</summary>
public abstract class Measure
{
    /// <summary>What it is.</summary>
    public abstract MeasureInfo Info { get; }

    /// <summary>What to do when the value is too low, and when it is too high.</summary>
    public abstract (Bilingual Low, Bilingual High) Advice { get; }

    /// <summary>
    /// Measures <paramref name="portrait"/>: a value within <see cref="MeasureInfo.Span"/>, or null if it cannot be told, above all
    /// because there is no face.
    /// </summary>
    public abstract double? Of(Portrait portrait, PhotoSpecification specification);
}
