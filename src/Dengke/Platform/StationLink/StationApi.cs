using System.Text.Json.Nodes;

namespace Dengke.Platform.StationLink;

/// <summary>What station and server say to each other, as JSON in snake_case. All but enrolling carries a <see cref="StationRequest"/>.</summary>
public static class StationApi
{
    /// <summary>POST <see cref="Enrolment"/>; answers <see cref="Enrolled"/>.</summary>
    public const string Enrol = "/api/stations/enrol";

    /// <summary>GET; answers the day pack, text.</summary>
    public const string Pack = "/api/stations/pack";

    /// <summary>POST <see cref="HandedShot"/>; answers <see cref="ShotAnswer"/>. May be repeated.</summary>
    public const string Shots = "/api/stations/shots";

    /// <summary>POST <see cref="TurnQuestion"/>; answers <see cref="TurnAnswer"/>.</summary>
    public const string Turn = "/api/stations/turn";

    /// <summary>POST <see cref="StateReport"/>; answers <see cref="StateAnswer"/>.</summary>
    public const string State = "/api/stations/state";
}

/// <param name="Code">The one-time code, as typed.</param>
/// <param name="Key">The station's public key, a JWK.</param>
public sealed record Enrolment(string Code, JsonObject Key);

/// <param name="ServerKey">The key by which its day packs are signed, a JWK.</param>
public sealed record Enrolled(Guid Device, string Name, int Number, string Campaign, JsonObject ServerKey);

/// <param name="Statement">A <see cref="ShotStatement"/>, signed.</param>
/// <param name="Envelope">The portrait's JWE.</param>
/// <param name="Original">The whole frame's; null where it is not handed over.</param>
public sealed record HandedShot(string Statement, string Envelope, string? Original = null);

/// <summary>What became of a shot. In each of them the server has it.</summary>
/// <param name="State">accepted, duplicate or set_aside.</param>
/// <param name="Problem">Why it was set aside: a stable code.</param>
public sealed record ShotAnswer(string State, string? Problem = null);

/// <summary>Whether it is the turn of who was scanned (CAP-4).</summary>
public sealed record TurnQuestion(string Session, string Token);

/// <param name="Ticket">The ticket that is called to this station, whose turn it is.</param>
/// <param name="Refusal">Why it is not; null where it is.</param>
public sealed record TurnAnswer(int? Ticket, Refusal? Refusal = null);

/// <param name="Code">Stable.</param>
public sealed record Refusal(string Code, string Message, string English);

/// <param name="Session">The session that it works in; empty for none.</param>
/// <param name="Waiting">How many accepted shots it has still to hand over.</param>
/// <param name="Kept">Shots whose whole frame it keeps: whether these can go.</param>
public sealed record StateReport(string Session, int Waiting, IReadOnlyList<Guid> Kept);

/// <param name="Called">The ticket that is called to this station.</param>
/// <param name="PackVersion">Of the day pack as it would be now; one of another version is to be fetched anew.</param>
/// <param name="Opened">Of the shots that were asked about, those that the registrar's machine has opened.</param>
public sealed record StateAnswer(int? Called, string PackVersion, IReadOnlyList<Guid> Opened);
