namespace Dengke.Photos.Tests;

/// <summary>Loads the models once for a class of tests.</summary>
public sealed class CheckerFixture : IDisposable
{
    public PhotoChecker Checker { get; } = PhotoChecker.Open();

    public void Dispose() => Checker.Dispose();
}
