namespace Dengke.Photos.Faces;

/// <summary>One decoded picture with all that was found in it.</summary>
public sealed class Portrait;
