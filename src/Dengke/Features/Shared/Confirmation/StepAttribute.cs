namespace Dengke.Features.Shared.Confirmation;

/// <summary>
/// Makes an event one of the steps that the student reads, and tells it there, where whom it is about is known. Names in braces are the
/// event's fields as stored.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StepAttribute(string chinese, string english) : Attribute
{
    public string Chinese { get; } = chinese;

    public string English { get; } = english;

    /// <summary>Whether it is a declaration, a registration or a decision.</summary>
    public bool Binds { get; init; }
}
