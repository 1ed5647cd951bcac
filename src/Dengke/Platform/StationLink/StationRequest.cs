using Dengke.Platform.Envelopes;

namespace Dengke.Platform.StationLink;

/// <summary>
/// By which a station shows that a request is its own: signed with its key over what is asked. It holds no time, since a station whose clock
/// is wrong has to be able to hand over; all it can ask for can be asked for twice without harm.
/// </summary>
/// <param name="Method">E.g. <c>POST</c>.</param>
/// <param name="Path">From the root, without a query.</param>
/// <param name="Sha256">Of the body, base64url.</param>
public sealed record StationRequest(Guid Device, string Method, string Path, string Sha256)
{
    /// <summary>The scheme in the header <c>Authorization</c>.</summary>
    public const string Scheme = "Dengke-Station";

    private const string Type = "dengke-request+jws";

    public string Sign(PrivateKey station) => SignedJson.Write(this, Type, station);

    public static (StationRequest Value, PublicKey Signer)? Read(string jws) => SignedJson.Read<StationRequest>(jws, Type);
}
