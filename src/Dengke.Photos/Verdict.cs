namespace Dengke.Photos;

/// <summary>What a rule says of a picture, from best to worst: the larger value is the worse one.</summary>
public enum Verdict
{
    /// <summary>Measured, and within what the specification allows.</summary>
    Pass,

    /// <summary>Cannot be measured here: it is on the operator's checklist for every picture, and does not worsen the picture's verdict.</summary>
    Human,

    /// <summary>Measured, but a person has to look before it may count as good; also whatever could not be judged.</summary>
    Review,

    /// <summary>Measured, and outside what the specification allows.</summary>
    Fail,
}
