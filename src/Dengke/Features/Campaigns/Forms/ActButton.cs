namespace Dengke.Features.Campaigns.Forms;

/// <summary>A button that changes the draft; the page comes back with it done, nothing is saved.</summary>
/// <param name="Verb">What it does, as <see cref="ChapterForm.Do"/> knows it.</param>
/// <param name="Path">With what.</param>
/// <param name="Name">What it says, with its object, to those who do not see where it stands.</param>
internal sealed record ActButton(ChapterForm Form, string Verb, string Path, string Text, string Name)
{
    /// <summary>An icon before the text.</summary>
    public string? Icon { get; init; }

    /// <summary>Whether the icon alone is shown.</summary>
    public bool IsIcon { get; init; }

    public bool IsFocused { get; init; }

    public string Id => $"b-{Verb}-{ChapterForm.IdOf(Path).Replace('@', '-')}";

    /// <summary>Where the page goes on without script: back to the same place.</summary>
    public string Action => $"{Form.Url}?handler=change#{ChapterForm.IdOf(Path.Split('@')[0])}";
}
