using Dengke.Platform.Envelopes;

namespace Dengke.Platform.StationLink;

/// <summary>What a station says of a shot that was accepted, or is in dispute; signed with its key.</summary>
/// <param name="Id">UUIDv7, made at the shot.</param>
/// <param name="Device">The station's id at the server.</param>
/// <param name="Session">The session's id.</param>
/// <param name="Token">Of the code that was scanned first.</param>
/// <param name="Ticket">The number in the queue; null where the station did not know it.</param>
/// <param name="Shot">The shot number: the station's number, a hyphen, and a count.</param>
/// <param name="TakenAt">By the station's clock.</param>
/// <param name="Sha256">Of the envelope's bytes, base64url.</param>
/// <param name="Verdict">pass, review or fail, as the photo check said.</param>
public sealed record ShotStatement(
    Guid Id,
    string Campaign,
    Guid Device,
    string Session,
    string Token,
    int? Ticket,
    string Shot,
    DateTimeOffset TakenAt,
    string Sha256,
    string Verdict
)
{
    private const string Type = "dengke-shot+jws";

    /// <summary>Of the envelope of the whole frame; null where it is not handed over.</summary>
    public string? OriginalSha256 { get; init; }

    /// <summary>How many times was shot before it was accepted.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>Why it was accepted although the check did not pass it; null where it did.</summary>
    public string? Override { get; init; }

    /// <summary>Rules that only a person can judge, which the operator has found in order.</summary>
    public IReadOnlyList<string> Checked { get; init; } = [];

    /// <summary>Why somebody was taken out of turn; null for who was not.</summary>
    public string? OutOfTurn { get; init; }

    /// <summary>Why there is another portrait of somebody who had one; null for a first.</summary>
    public string? Retake { get; init; }

    /// <summary>What the student says is wrong; null where they accepted.</summary>
    public string? Dispute { get; init; }

    /// <summary>Rules that shots of the person were refused by before this one was taken.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Of one whose signature was found right when it came.</summary>
    public static ShotStatement? Peek(string jws) =>
        SignedJson.Peek<ShotStatement>(jws) is { Session: not null, Faults: not null } said ? said : null;

    public string Sign(PrivateKey station) => SignedJson.Write(this, Type, station);

    /// <returns>Null for what is none, or whose signature is wrong; whose key it is, is for the caller to ask.</returns>
    public static (ShotStatement Statement, PublicKey Signer)? Read(string jws) =>
        SignedJson.Read<ShotStatement>(jws, Type)
            is {
                Value:
                { Campaign: not null, Session: not null, Shot: { Length: <= 40 }, Sha256: not null, Verdict: not null } said
            } read
        && said.Token is { } token
        && PhotoEnvelope.IsToken(token)
        && said.Checked is not null
        && said.Faults is not null
            ? read
            : null;
}
