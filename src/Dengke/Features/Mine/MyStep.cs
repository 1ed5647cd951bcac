namespace Dengke.Features.Mine;

/// <summary>How a step of the way to the receipt stands.</summary>
public enum StepLook
{
    Later,
    Open,
    Done,
    Late,
}

/// <summary>One step of the way to the receipt.</summary>
/// <param name="Mark">The style class of the state word, with the word; null where none says more than the note.</param>
/// <param name="Reason">Why it came back, in the words of whoever returned it.</param>
/// <param name="Link">The page on which it is done; null where there is none.</param>
public sealed record MyStep(
    string Title,
    string Note,
    StepLook Look,
    (string Class, string Word)? Mark = null,
    string? Reason = null,
    string? Link = null
)
{
    public string Class =>
        Look switch
        {
            StepLook.Done => "is-done",
            StepLook.Open => "is-open",
            StepLook.Late => "is-open is-late",
            _ => "is-later",
        };
}
