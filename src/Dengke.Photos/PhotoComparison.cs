namespace Dengke.Photos;

/// <summary>Whether two pictures show one person.</summary>
/// <param name="Similarity">Cosine of the two embeddings, -1 to 1; null if either has no face.</param>
/// <param name="Verdict">What follows from it.</param>
public sealed record PhotoComparison(double? Similarity, SamePerson Verdict)
{
    // Between the two bands lie the unlike pictures of one person and the like ones of two; dlib's scores of strangers rise for East Asian
    // faces, so the upper band is narrow.
    private const double SurelySame = 0.955;
    private const double SurelyDifferent = 0.93;

    /// <summary>What keeps the first picture from being compared, or null.</summary>
    public PhotoProblem? First { get; init; }

    /// <summary>What keeps the second picture from being compared, or null.</summary>
    public PhotoProblem? Second { get; init; }

    /// <summary>Compares two embeddings of length 1.</summary>
    internal static PhotoComparison Of(float[] first, float[] second)
    {
        double similarity = 0;
        for (var i = 0; i < first.Length; i++)
        {
            similarity += first[i] * second[i];
        }

        return new(
            similarity,
            similarity >= SurelySame ? SamePerson.Same
                : similarity < SurelyDifferent ? SamePerson.Different
                : SamePerson.Unsure
        );
    }
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
