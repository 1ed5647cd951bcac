namespace Dengke.Platform.Handling;

/// <summary>How the audit page tells an event. Names in braces are the event's fields as stored, e.g. <c>{displayName}</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class WordsAttribute(string chinese, string english) : Attribute
{
    public string Chinese { get; } = chinese;

    public string English { get; } = english;
}
