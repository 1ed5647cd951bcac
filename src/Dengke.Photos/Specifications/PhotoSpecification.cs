namespace Dengke.Photos.Specifications;

/// <summary>
/// What a picture has to be: its size, file, background, head and rules. It is data: shipped ones are in
/// <see cref="ShippedSpecifications"/>, others are YAML files read by <see cref="SpecificationYaml"/>.
/// </summary>
public sealed record PhotoSpecification
{
    /// <summary>Short name, e.g. <c>graduation</c>: lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>Its name for people.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>Where its numbers come from.</summary>
    public string Source { get; init; } = "";

    /// <summary>The picture's size.</summary>
    public required PictureSize Size { get; init; }

    /// <summary>The formats that are taken, e.g. <c>jpeg</c>.</summary>
    public IReadOnlyList<string> Formats { get; init; } = ["jpeg"];

    /// <summary>The file sizes to aim at when a picture is encoded, in bytes.</summary>
    public Bounds EncodedBytes { get; init; } = Bounds.Any;

    /// <summary>The background colours that are taken; empty if any uniform one is.</summary>
    public IReadOnlyList<BackgroundColour> Backgrounds { get; init; } = [];

    /// <summary>Where the head is put when a larger picture is cropped.</summary>
    public required HeadPlacement Head { get; init; }

    /// <summary>The rules, in the order in which they are shown.</summary>
    public required IReadOnlyList<Rule> Rules { get; init; }
}

/// <summary>A picture's size.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Dpi">Resolution written to the file; null if it does not matter.</param>
/// <param name="Exact">Whether it has to be just this many pixels; else only the ratio counts.</param>
public sealed record PictureSize(int Width, int Height, int? Dpi, bool Exact);

/// <summary>A background colour, sRGB.</summary>
/// <param name="Name">Its name for people.</param>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
public sealed record BackgroundColour(Bilingual Name, byte Red, byte Green, byte Blue);

/// <summary>Where the head is put in a crop, in pixels of the specification's size.</summary>
/// <param name="EyesToTop">From the upper edge to the line of the eyes.</param>
/// <param name="FaceWidth">From cheek to cheek.</param>
public sealed record HeadPlacement(double EyesToTop, double FaceWidth);

/// <summary>One rule: the measures it looks at and what each may be.</summary>
/// <param name="Name">See <see cref="RuleNames"/>.</param>
/// <param name="Limits">None if only a person can tell.</param>
/// <param name="AtBest">What it says if every measure is within its limits: <see cref="Verdict.Pass"/>, or <see cref="Verdict.Human"/> where the measures find only gross cases.</param>
public sealed record Rule(string Name, IReadOnlyList<MeasureLimit> Limits, Verdict AtBest);

/// <summary>What one measure may be.</summary>
/// <param name="Measure">The measure's name, e.g. <c>HeadPoseRoll</c>.</param>
/// <param name="Pass">Good.</param>
/// <param name="Review">Not good, but a person decides; what lies outside fails.</param>
/// <param name="AdviceOnly">Outside <paramref name="Pass"/> the rule still passes, with advice.</param>
public sealed record MeasureLimit(string Measure, Bounds Pass, Bounds Review, bool AdviceOnly = false);
