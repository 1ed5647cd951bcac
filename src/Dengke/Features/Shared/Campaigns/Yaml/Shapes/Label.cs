namespace Dengke.Features.Shared.Campaigns.Yaml.Shapes;

/// <summary>What a value is called in the wizard, in problems and in the schema.</summary>
/// <param name="Chinese">E.g. 院校代码.</param>
/// <param name="English">The same in English.</param>
/// <param name="Hint">What to write there, where the name alone does not say it.</param>
/// <param name="EnglishHint">The same in English.</param>
internal sealed record Label(string Chinese, string English, string? Hint = null, string? EnglishHint = null);
