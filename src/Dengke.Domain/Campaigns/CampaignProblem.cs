using Dengke.Domain.Kernel;

namespace Dengke.Domain.Campaigns;

/// <summary>One thing wrong with a campaign file.</summary>
/// <param name="Line">1-based; 0 where the place is not in the text that was read, as when a chapter breaks another one.</param>
/// <param name="Column">1-based, in UTF-16 code units; 0 together with <paramref name="Line"/>.</param>
/// <param name="Path">Where in the campaign, e.g. <c>phases.sessions[0].closes</c> with 0-based indexes; empty for the whole file.</param>
/// <param name="Message">One sentence for a person, Chinese.</param>
public sealed record CampaignProblem(int Line, int Column, string Path, string Message) : FieldError(Path, Message)
{
    public override string ToString() => Line > 0 ? $"第 {Line} 行第 {Column} 列: {Message}" : $"{Path}: {Message}";
}
