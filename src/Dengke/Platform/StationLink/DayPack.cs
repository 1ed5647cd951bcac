using Dengke.Domain.Kernel;
using Dengke.Platform.Envelopes;

namespace Dengke.Platform.StationLink;

/// <summary>A session as a station has to know it.</summary>
/// <param name="SlotMinutes">How long a slot is.</param>
public sealed record PackSession(
    string Id,
    string Venue,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    int SlotMinutes,
    int ArriveEarlyMinutes
);

/// <summary>Somebody who is expected: no name, no number.</summary>
/// <param name="Token">Of the capture code; see <see cref="CodeToken"/>.</param>
/// <param name="Session">The session's id.</param>
/// <param name="Slot">When it begins.</param>
/// <param name="Captured">Whether there is a portrait already.</param>
/// <param name="Owes">Whether the fee was not paid or waived when the pack was issued. Takings are the till's, where somebody answers for them.</param>
public sealed record PackPerson(string Token, string Session, DateTimeOffset Slot, bool Captured, bool Owes = false);

/// <summary>
/// What a station needs for its days without a network (CAP-3), signed by the server: sessions, tokens with their slots, the photo
/// specification, and the keys to encrypt to.
/// </summary>
/// <param name="Device">The station's id at the server.</param>
/// <param name="DeviceKey">The thumbprint of the key that it is for: another station refuses it.</param>
/// <param name="Name">The station's name.</param>
/// <param name="Number">机位号.</param>
/// <param name="Version">Of what it says; another one is to be fetched where the server's differs.</param>
/// <param name="TokenKey">See <see cref="CodeToken"/>.</param>
/// <param name="Specification">The photo specification, YAML.</param>
/// <param name="SendOriginals">Whether the frame from which the portrait is cut is handed over, too (PHO-4).</param>
/// <param name="Recipients">Public keys as JWK, one or more.</param>
/// <param name="Revoked">Tokens of codes that were taken back.</param>
public sealed record DayPack(
    string Campaign,
    string CampaignName,
    Guid Device,
    string DeviceKey,
    string Name,
    int Number,
    DateTimeOffset IssuedAt,
    string Version,
    string TokenKey,
    string Specification,
    bool SendOriginals,
    IReadOnlyList<string> Recipients,
    IReadOnlyList<PackSession> Sessions,
    IReadOnlyList<PackPerson> People,
    IReadOnlyList<string> Revoked
)
{
    private const string Type = "dengke-daypack+jws";

    public string Sign(PrivateKey server) => SignedJson.Write(this, Type, server);

    /// <returns>The pack with the server's key; <c>pack_broken</c> for what is none, or whose signature is wrong.</returns>
    public static Outcome<(DayPack Pack, PublicKey Server)> Read(string jws) =>
        SignedJson.Read<DayPack>(jws.Trim(), Type)
            is {
                Value:
                {
                    Campaign: not null,
                    DeviceKey: not null,
                    Name: not null,
                    TokenKey: not null,
                    Specification: not null,
                    Recipients.Count: > 0,
                    Sessions: not null,
                    People: not null,
                    Revoked: not null
                }
            } read
            ? read
            : Failure.Refused(
                "pack_broken",
                "不是采集日包, 或已损坏。请重新下载。",
                "Not a day pack, or damaged. Please download it again."
            );
}
