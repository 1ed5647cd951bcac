using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Api;
using Dengke.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Proofreading;

internal sealed record CaseEntry(
    Guid Id,
    CaseOrigin Origin,
    CaseState State,
    Guid? StudentId,
    string Text,
    DateTimeOffset OpenedAt,
    CaseOutcome? Outcome,
    int Version
);

internal sealed record IdentityEntry(Guid Id, Guid StudentId, IdentityState State, string? Note, string? FollowUp, int Version);

internal sealed record ReadingEntry(Guid StudentId, Guid PhotoId, ReadingState State, DateTimeOffset? AnsweredAt);

/// <summary>Proof-reading, its cases, and the registry's identity check.</summary>
internal sealed class ProofreadingApi : IRoutes
{
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapList(
            "cases",
            "case",
            "Cases of portraits.",
            (db, campaign) =>
                db
                    .PhotoCases.Where(c => c.CampaignId == campaign)
                    .OrderBy(c => c.Id)
                    .Select(c => new CaseEntry(c.Id, c.Origin, c.State, c.StudentId, c.Text, c.OpenedAt, c.Outcome, c.Version)),
            Role.Registrar
        );
        app.MapList(
            "identity-checks",
            "identity",
            "What the registry's identity check has said.",
            (db, campaign) =>
                db
                    .IdentityChecks.Where(c => c.CampaignId == campaign)
                    .OrderBy(c => c.Id)
                    .Select(c => new IdentityEntry(c.Id, c.StudentId, c.State, c.Note, c.FollowUp, c.Version)),
            Role.Registrar
        );
        app.MapList(
            "readings",
            "proof",
            "Who has confirmed their portrait, of the students whom one may see.",
            (db, campaign, actor) =>
            {
                var visible = db.Students.Where(s => s.CampaignId == campaign).Visible(actor);
                return db
                    .PhotoReadings.Where(r => visible.Any(s => s.Id == r.StudentId))
                    .OrderBy(r => r.Id)
                    .Select(r => new ReadingEntry(r.StudentId, r.PhotoId, r.State, r.AnsweredAt));
            },
            Role.Registrar,
            Role.CollegeSecretary,
            Role.CollegeLeader,
            Role.Counselor
        );
    }
}
