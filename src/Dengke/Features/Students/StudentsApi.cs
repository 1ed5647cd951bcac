using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Api;
using Dengke.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Students;

/// <param name="InCohort">Whether they graduate now; <paramref name="ExclusionReason"/> says why not.</param>
/// <param name="Findings">Fields in which the sources differ.</param>
internal sealed record StudentEntry(
    Guid Id,
    string StudentNo,
    string Name,
    string College,
    string ClassName,
    bool InCohort,
    string? ExclusionReason,
    int Findings,
    ConfirmationState State
);

/// <summary>A field in both sources; document numbers masked.</summary>
/// <param name="Verdict">Null where only one source has it.</param>
internal sealed record FieldEntry(string Key, string? Registry, string? Academic, Verdict? Verdict, string? Note);

/// <param name="Version">Of the confirmation, for acts on it.</param>
internal sealed record StudentDetails(
    Guid Id,
    string StudentNo,
    string Name,
    string College,
    string ClassName,
    bool InCohort,
    ConfirmationState State,
    int Version,
    IReadOnlyList<FieldEntry> Fields
);

/// <summary>Students, as far as the reader's roles reach.</summary>
internal sealed class StudentsApi(TimeProvider clock) : IRoutes
{
    private const string Tag = "student";
    private const string List = "/campaigns/{campaign}/students";

    private static Role[] Readers { get; } = [Role.Registrar, Role.CollegeSecretary, Role.CollegeLeader, Role.Counselor];

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapRead<ApiList<StudentEntry>>(
            List,
            All,
            Tag,
            "The students whom one may see, filtered and sorted as on the page.",
            Readers
        );
        app.MapRead<StudentDetails>($"{List}/{{id:guid}}", One, Tag, "One student's record in both sources.", Readers);
    }

    private async Task<IResult> All(
        string campaign,
        [AsParameters] StudentFilter filter,
        [AsParameters] ApiSlice slice,
        DengkeDb db,
        HttpContext http,
        CancellationToken ct
    )
    {
        var plan = await StoredCampaign.Load(db, campaign, ct);
        if (!plan.IsOk)
        {
            return ApiProblem.Of(plan.Failure!);
        }

        var end = await ConfirmationEnd.Load(db, plan.Value, clock.GetUtcNow(), ct);
        var visible = db.Students.Where(s => s.CampaignId == campaign).Visible(http.Caller());
        var students = filter
            .Apply(visible, db.FieldDifferences, end)
            .Select(s => new StudentEntry(
                s.Id,
                s.StudentNo,
                s.Name,
                s.College,
                s.ClassName,
                s.InCohort,
                s.ExclusionReason,
                s.Findings,
                s.Confirmation == null ? ConfirmationState.NotStarted : s.Confirmation.State
            ));
        return Results.Json(await slice.Of(students, ct), ApiJson.Options);
    }

    private static async Task<IResult> One(string campaign, Guid id, DengkeDb db, HttpContext http, CancellationToken ct)
    {
        var student = await db
            .Students.Where(s => s.CampaignId == campaign && s.Id == id)
            .Visible(http.Caller())
            .Include(s => s.Confirmation)
            .FirstOrDefaultAsync(ct);
        if (student is null)
        {
            return ApiProblem.Of(Failure.NotFound());
        }

        var compared = await StudentComparison.Load(db, student, ct);
        var fields = compared.Fields.Select(f => new FieldEntry(f.Field.Key, f.Registry, f.Academic, f.Verdict, f.Note));
        return Results.Json(
            new StudentDetails(
                id,
                student.StudentNo,
                student.Name,
                student.College,
                student.ClassName,
                student.InCohort,
                student.Confirmation?.State ?? ConfirmationState.NotStarted,
                student.Confirmation?.Version ?? 0,
                [.. fields]
            ),
            ApiJson.Options
        );
    }
}
