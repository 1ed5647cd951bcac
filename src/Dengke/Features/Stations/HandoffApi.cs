using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
using Dengke.Platform.Web;

namespace Dengke.Features.Stations;

internal sealed record DeviceEntry(
    Guid Id,
    string Name,
    int Number,
    DateTimeOffset? EnrolledAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? SeenAt,
    int Waiting,
    int Version
);

/// <param name="Problem">Why it is set aside; null where it is not.</param>
internal sealed record ShotView(
    Guid Id,
    Guid DeviceId,
    string SessionId,
    string Shot,
    DateTimeOffset TakenAt,
    string Sha256,
    ReceivedState State,
    string? Problem,
    Guid? StudentId,
    int Version
);

internal sealed record KeyEntry(
    Guid Id,
    string Name,
    string KeyId,
    DateTimeOffset AddedAt,
    DateTimeOffset? RetiredAt,
    int Version
);

/// <summary>Stations, the photos that they have handed over, and the keys to which those are encrypted.</summary>
internal sealed class HandoffApi : IRoutes
{
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapList(
            "stations",
            "station",
            "The stations.",
            (db, campaign) =>
                db
                    .StationDevices.Where(d => d.CampaignId == campaign)
                    .OrderBy(d => d.Id)
                    .Select(d => new DeviceEntry(
                        d.Id,
                        d.Name,
                        d.Number,
                        d.EnrolledAt,
                        d.RevokedAt,
                        d.SeenAt,
                        d.Waiting,
                        d.Version
                    )),
            Role.Registrar
        );
        app.MapList(
            "shots",
            "shot",
            "The photos that stations have handed over; not the pictures.",
            (db, campaign) =>
                db
                    .ReceivedShots.Where(s => s.CampaignId == campaign)
                    .OrderBy(s => s.Id)
                    .Select(s => new ShotView(
                        s.Id,
                        s.DeviceId,
                        s.SessionId,
                        s.Shot,
                        s.TakenAt,
                        s.Sha256,
                        s.State,
                        s.Problem,
                        s.StudentId,
                        s.Version
                    )),
            Role.Registrar
        );
        app.MapList(
            "recipient-keys",
            "handoff",
            "The public keys to which photos are encrypted.",
            (db, campaign) =>
                db
                    .RecipientKeys.Where(k => k.CampaignId == campaign)
                    .OrderBy(k => k.Id)
                    .Select(k => new KeyEntry(k.Id, k.Name, k.KeyId, k.AddedAt, k.RetiredAt, k.Version)),
            Role.Registrar
        );
    }
}
