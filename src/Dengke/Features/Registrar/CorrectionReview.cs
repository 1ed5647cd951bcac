using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Registrar;

/// <summary>Something that happened to a correction.</summary>
public sealed record CorrectionStep(
    (string Chinese, string English) What,
    string By,
    DateTimeOffset At,
    string? Note,
    bool Binding = false
);

/// <summary>One of the two sources as the correction sees it; a document number masked.</summary>
/// <param name="Asked">The value when the correction was asked for.</param>
/// <param name="Now">The value in the working record; null where the source has no such person or field.</param>
public sealed record CorrectedSource(Source Source, bool Wrong, string? Asked, string? Now);

/// <summary>All that is looked at to decide one correction.</summary>
/// <param name="Rule">The campaign's rule that sent it to whoever decides; null where the field's own route holds.</param>
/// <param name="Others">The student's other corrections.</param>
public sealed record CorrectionReview(
    CorrectionLine Line,
    IReadOnlyList<CorrectedSource> Sources,
    RouteRule? Rule,
    IReadOnlyList<EvidenceNeed> Needs,
    IReadOnlyList<EvidenceFile> Files,
    IReadOnlyList<CorrectionLine> Others,
    IReadOnlyList<RecordAmendment> Amendments,
    IReadOnlyList<CorrectionStep> Steps
)
{
    private static readonly Dictionary<string, (string Chinese, string English)> Decisions = new(StringComparer.Ordinal)
    {
        [nameof(CorrectionForwarded)] = ("上报", "Sent on"),
        [nameof(CorrectionGranted)] = ("同意", "Granted"),
        [nameof(CorrectionRefused)] = ("不同意", "Refused"),
        [nameof(CorrectionReopened)] = ("重新处理", "Reopened"),
    };

    public Correction Correction => Line.Correction;

    /// <summary>What the registrar may do now: the life cycle's steps, less those that the route does not have.</summary>
    public IReadOnlyList<CorrectionTrigger> Acts =>
        [
            .. CorrectionLife
                .Cycle.Allowed(Correction.State)
                .Select(s => s.Trigger)
                .Where(t =>
                    t
                        is CorrectionTrigger.Grant
                            or CorrectionTrigger.Refuse
                            or CorrectionTrigger.Forward
                            or CorrectionTrigger.Reopen
                )
                .Where(t =>
                    Correction.State != CorrectionState.Submitted
                    || t != (Correction.Route == RouteDecision.School ? CorrectionTrigger.Forward : CorrectionTrigger.Grant)
                ),
        ];

    /// <summary>What a kind of evidence is called in the campaign.</summary>
    public string NameOf(EvidenceFile file, DengkePage page) =>
        Needs.FirstOrDefault(n => n.Kind == file.Kind) is { } need ? page.T(need.Name, need.English ?? need.Name) : file.Kind;

    public static async Task<CorrectionReview> Load(
        DengkeDb db,
        Campaign campaign,
        CorrectionQueue queue,
        CorrectionLine line,
        CancellationToken ct
    )
    {
        var correction = line.Correction;
        var student = await db.Students.Include(s => s.Confirmation).AsNoTracking().FirstAsync(s => s.Id == line.Student.Id, ct);
        var compared = await StudentComparison.Load(db, student, ct);
        var now = compared.Fields.FirstOrDefault(f => f.Field.Key == correction.Field);
        return new CorrectionReview(
            line,
            [
                new(Source.Registry, correction.RegistryWrong, correction.RegistryValue, now?.Registry),
                new(Source.Academic, correction.AcademicWrong, correction.AcademicValue, now?.Academic),
            ],
            correction.RegistryWrong ? campaign.Routes.RuleFor(correction.Field, line.Changed) : null,
            line.Field is { } field ? CorrectionRules.EvidenceFor(campaign, field, correction.RegistryWrong, line.Changed) : [],
            [.. correction.Evidence.Where(e => e.RemovedAt is null).OrderBy(e => e.Id)],
            [.. queue.All.Where(l => l.Student.Id == line.Student.Id && l.Correction.Id != correction.Id)],
            await db.RecordAmendments.Where(a => a.CorrectionId == correction.Id).OrderBy(a => a.Id).ToListAsync(ct),
            [.. Before(correction, student.Confirmation), .. await Decided(db, correction, ct)]
        );
    }

    private static IEnumerable<CorrectionStep> Before(Correction correction, StudentConfirmation? confirmation)
    {
        yield return new(
            correction.ByProxy ? ("代为申请", "Asked for by proxy") : ("申请", "Asked for"),
            correction.AskedBy,
            correction.AskedAt,
            null
        );
        if (confirmation is { RegisteredAt: { } registered } && confirmation.State.IsRegistered())
        {
            yield return new(("登记", "Registered"), confirmation.RegisteredBy ?? "", registered, confirmation.ProxyReason);
        }

        if (confirmation?.SubmittedAt is { } submitted)
        {
            yield return new(("学院报送", "Submitted by the college"), "", submitted, null);
        }
    }

    private static async Task<IEnumerable<CorrectionStep>> Decided(DengkeDb db, Correction correction, CancellationToken ct)
    {
        var subject = correction.StudentId.ToString();
        var types = Decisions.Keys.ToArray();
        var happened = await db
            .AuditEvents.Where(e => e.Subject == subject && types.Contains(e.Type))
            .Join(
                db.Operations,
                e => e.OperationId,
                o => o.Id,
                (e, o) =>
                    new
                    {
                        e.Id,
                        e.Type,
                        e.Data,
                        o.ActorName,
                        o.At,
                        o.Reason,
                    }
            )
            .OrderBy(e => e.Id)
            .ToListAsync(ct);
        return happened
            .Select(e => (e, data: JsonDocument.Parse(e.Data).RootElement))
            .Where(e => e.data.GetProperty("correctionId").GetGuid() == correction.Id)
            .Select(e => new CorrectionStep(
                Decisions[e.e.Type],
                e.e.ActorName,
                e.e.At,
                e.data.TryGetProperty("to", out var to) ? to.GetString() : e.e.Reason,
                Binding: true
            ));
    }
}
