using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Api;
using Dengke.Platform.Web;

namespace Dengke.Features.Codes;

/// <param name="Kind">Where the code is from; null where there is none.</param>
internal sealed record CodeEntry(Guid StudentId, CodeState State, CodeKind? Kind);

/// <summary>Who is ready for the day of photos. Never a code itself: of that a keyed hash is kept.</summary>
internal sealed class CodesApi : IRoutes
{
    public void Map(IEndpointRouteBuilder app) =>
        app.MapList(
            "codes",
            "code",
            "Who has a capture code, of the students whom one may see and who graduate now.",
            (db, campaign, actor) =>
                db
                    .Students.Where(s => s.CampaignId == campaign && s.InCohort)
                    .Visible(actor)
                    .OrderBy(s => s.Id)
                    .Select(s => new CodeEntry(
                        s.Id,
                        db.CaptureCodes.Where(c => c.StudentId == s.Id).Select(c => c.State).FirstOrDefault(),
                        db.CaptureCodes.Where(c => c.StudentId == s.Id).Select(c => c.Kind).FirstOrDefault()
                    )),
            Role.Registrar,
            Role.CollegeSecretary,
            Role.CollegeLeader,
            Role.Counselor
        );
}
