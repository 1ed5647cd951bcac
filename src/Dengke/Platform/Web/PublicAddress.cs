namespace Dengke.Platform.Web;

/// <summary>Under which address people reach the program: what is printed on paper and sent by mail leads there.</summary>
/// <param name="Configured">E.g. <c>https://dengke.example.edu.cn</c>, from <c>PublicAddress</c> in the configuration; null if it is not set.</param>
/// <param name="Fallback">The first address that the program listens on.</param>
public sealed record PublicAddress(string? Configured, string Fallback)
{
    /// <summary>Where nobody has asked through a browser.</summary>
    public string Value => (Configured ?? Fallback).TrimEnd('/');

    /// <summary>For an answer to a request: what is configured, else the address by which the page was asked for.</summary>
    public string For(HttpRequest request) => Configured?.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}";
}
