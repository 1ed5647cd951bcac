using Dengke.Domain.Kernel;

namespace Dengke.Platform.Envelopes;

/// <summary>A photo of a package.</summary>
/// <param name="File">Its entry: the token and <c>.jwe</c>.</param>
/// <param name="Sha256">Of the entry's bytes, base64url.</param>
/// <param name="Statement">What the station has signed about the shot, where it was one: a <see cref="StationLink.ShotStatement"/>.</param>
public sealed record ManifestPhoto(string Token, string File, string Sha256, string Shot, string? Statement = null)
{
    public static string FileOf(string token) => $"{token}.jwe";
}

/// <summary>What a package says of itself; signed by the station as a compact JWS (RFC 7515, ES256).</summary>
/// <param name="Station">Who has made it.</param>
/// <param name="Session">The session's id; empty for none.</param>
public sealed record PackageManifest(string Station, string Session, DateTimeOffset Time, IReadOnlyList<ManifestPhoto> Photos)
{
    /// <summary>Its entry in the package.</summary>
    public const string File = "manifest.jws";

    private const string Type = "dengke-manifest+jws";
    private const int MostPhotos = StoredZip.MostEntries - 1;

    private static readonly Failure Broken = Failure.Refused(
        "manifest_broken",
        "清单已损坏, 或签名不对。",
        "The manifest is damaged, or its signature is wrong."
    );

    /// <param name="signer">A key for signing; its public half goes along, so that a reader can say whose the signature is.</param>
    public string Sign(PrivateKey signer) => SignedJson.Write(this, Type, signer);

    /// <summary>Reads a manifest whose signature holds.</summary>
    /// <param name="trusted">The keys of stations that are known; where there are none, the one that the manifest names counts.</param>
    /// <returns>The manifest with whose signature it is; <c>manifest_broken</c>, <c>signer_unknown</c>.</returns>
    public static Outcome<(PackageManifest Manifest, PublicKey Signer)> Read(string jws, IReadOnlyCollection<PublicKey> trusted)
    {
        if (
            SignedJson.Read<PackageManifest>(jws, Type)
                is not { Value: { Station: not null, Session: not null, Photos: not null } manifest } read
            || !IsWhole(manifest.Photos)
        )
        {
            return Broken;
        }

        return trusted.Count > 0 && trusted.All(t => t.KeyId != read.Signer.KeyId)
            ? Failure.Refused(
                "signer_unknown",
                $"清单由不认识的密钥 {read.Signer.KeyId} 签名。",
                $"The manifest is signed by an unknown key, {read.Signer.KeyId}."
            )
            : read;
    }

    private static bool IsWhole(IReadOnlyList<ManifestPhoto> photos) =>
        photos.Count <= MostPhotos
        && photos.All(p => p is { Token: not null, Sha256: not null, Shot: not null } && PhotoEnvelope.IsToken(p.Token))
        && photos.All(p => p.File == ManifestPhoto.FileOf(p.Token))
        && photos.Select(p => p.Token).Distinct(StringComparer.Ordinal).Count() == photos.Count;
}
