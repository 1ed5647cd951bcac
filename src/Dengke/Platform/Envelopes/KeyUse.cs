namespace Dengke.Platform.Envelopes;

/// <summary>What a key pair is for; a key is never used for both.</summary>
public enum KeyUse
{
    /// <summary>Photos are encrypted to it (JWK <c>enc</c>).</summary>
    Encryption,

    /// <summary>Packages are signed with it (JWK <c>sig</c>).</summary>
    Signing,
}
