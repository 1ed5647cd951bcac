namespace Dengke.Browser.Tests;

/// <summary>
/// Marks tests of how a page looks that change nothing. What the two databases answer is tested without a browser, so <c>./test</c> runs
/// these on one of them alone.
/// </summary>
internal static class Looks
{
    public const string Trait = "Looks";

    public const string Once = "once";
}
