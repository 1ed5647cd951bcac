using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
using Dengke.Platform.Web;

namespace Dengke.Features.Registrar;

/// <param name="RequestedValue">Masked where it is a document number.</param>
internal sealed record CorrectionEntry(
    Guid Id,
    Guid StudentId,
    string StudentNo,
    string Field,
    CorrectionState State,
    string? RegistryValue,
    string? AcademicValue,
    string RequestedValue,
    string Reason,
    int Evidence,
    DateTimeOffset AskedAt,
    int Version
);

/// <param name="Summary">The id of the signed summary of this round; null before the leader signs.</param>
internal sealed record SubmissionEntry(
    string College,
    SubmissionState State,
    int Round,
    Guid? Summary,
    string? ReturnReason,
    int Version
);

/// <param name="College">Whose; null for all, or where it is one student's.</param>
internal sealed record ExtensionEntry(
    Guid Id,
    Phase Phase,
    string? College,
    Guid? StudentId,
    DateTimeOffset Until,
    string Reason,
    DateTimeOffset GrantedAt
);

/// <summary>What colleges have handed in, and the corrections to decide.</summary>
internal sealed class RegistrarApi : IRoutes
{
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapList(
            "corrections",
            "correction",
            "The corrections that were asked for.",
            (db, campaign) =>
                from c in db.Corrections
                join student in db.Students on c.StudentId equals student.Id
                where c.CampaignId == campaign
                orderby c.Id
                select new CorrectionEntry(
                    c.Id,
                    c.StudentId,
                    student.StudentNo,
                    c.Field,
                    c.State,
                    c.RegistryValue,
                    c.AcademicValue,
                    c.RequestedValue,
                    c.Reason,
                    c.Evidence.Count,
                    c.AskedAt,
                    c.Version
                ),
            Role.Registrar
        );
        app.MapList(
            "extensions",
            "window",
            "Phases that were extended for a college or a student.",
            (db, campaign) =>
                db
                    .WindowExtensions.Where(e => e.CampaignId == campaign)
                    .OrderBy(e => e.Id)
                    .Select(e => new ExtensionEntry(e.Id, e.Phase, e.College, e.StudentId, e.Until, e.Reason, e.GrantedAt)),
            Role.Registrar
        );
        app.MapList(
            "submissions",
            "summary",
            "How far the colleges' summaries are: of all, or of one's own.",
            Submissions,
            Role.Registrar,
            Role.CollegeSecretary,
            Role.CollegeLeader
        );
    }

    private static IQueryable<SubmissionEntry> Submissions(DengkeDb db, string campaign, Actor actor)
    {
        var all = actor.Is(Role.Registrar);
        var own = actor.Scopes(Role.CollegeSecretary).Concat(actor.Scopes(Role.CollegeLeader)).ToArray();
        return db
            .CollegeSubmissions.Where(s => s.CampaignId == campaign && (all || own.Contains(s.College)))
            .OrderBy(s => s.Id)
            .Select(s => new SubmissionEntry(
                s.College,
                s.State,
                s.Round,
                s.Signed.Where(r => r.Round == s.Round).Select(r => (Guid?)r.Id).FirstOrDefault(),
                s.ReturnReason,
                s.Version
            ));
    }
}
