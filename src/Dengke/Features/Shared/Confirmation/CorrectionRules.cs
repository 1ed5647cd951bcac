using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;

namespace Dengke.Features.Shared.Confirmation;

/// <summary>A document that a correction needs or that helps.</summary>
/// <param name="Kind">The id of the campaign's evidence kind, or the text of the catalogue where the campaign has no rule.</param>
public sealed record EvidenceNeed(string Kind, string Name, string? English, string? Detail, bool Required, bool Original);

/// <summary>Who decides a correction and what proves it, by the campaign's table of routes (CAM-4, CON-7).</summary>
public static class CorrectionRules
{
    /// <summary>
    /// Evidence that nobody uploads: the written application is the request itself, the college's opinion is the signed summary.
    /// </summary>
    private static readonly string[] GivenByTheProcess = ["application", "college_opinion"];

    /// <summary>
    /// Who decides. A value that only the academic system has wrong is the school's own to mend; otherwise the first rule of the
    /// campaign's table that holds for the fields changed together, else the field's own route.
    /// </summary>
    /// <param name="changed">Keys of all fields that the student's open requests change in the registry, this one among them.</param>
    public static RouteDecision RouteOf(
        Campaign campaign,
        RecordField field,
        bool registryWrong,
        IReadOnlyCollection<string> changed
    ) =>
        !registryWrong ? RouteDecision.School
        : campaign.Routes.RuleFor(field.Key, changed) is { } rule ? rule.Decision
        : field.Route switch
        {
            CorrectionRoute.School => RouteDecision.School,
            CorrectionRoute.Province => RouteDecision.Province,
            CorrectionRoute.PlaceOfOrigin => RouteDecision.PlaceOfOrigin,
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };

    /// <summary>The fields that a student's requests, all that were not withdrawn, change in the registry.</summary>
    public static IReadOnlyCollection<string> Changed(IEnumerable<Correction> ofStudent) =>
        [.. ofStudent.Where(c => c.RegistryWrong && c.State != CorrectionState.Withdrawn).Select(c => c.Field).Distinct()];

    /// <summary>
    /// Routes a student's open requests anew, since fields that change together may go elsewhere than each alone. Refused with
    /// <c>not_accepted</c> where the table does not accept such a change.
    /// </summary>
    public static Outcome<Done> Reroute(Campaign campaign, IReadOnlyCollection<Correction> open)
    {
        var catalogue = campaign.Catalogue();
        var changed = open.Where(c => c.RegistryWrong).Select(c => c.Field).ToHashSet(StringComparer.Ordinal);
        foreach (var correction in open)
        {
            var field = catalogue.Find(correction.Field);
            if (field is null)
            {
                continue;
            }

            correction.Route = RouteOf(campaign, field, correction.RegistryWrong, changed);
            if (correction.Route == RouteDecision.Refused)
            {
                var note = campaign.Routes.RuleFor(field.Key, changed)?.Note;
                return Failure.Refused(
                    "not_accepted",
                    note ?? $"按本校规定, {field.Label}不能这样更正。",
                    note ?? $"By this school's rules {field.EnglishLabel} cannot be changed like this."
                );
            }
        }

        return default(Done);
    }

    /// <summary>What proves a change of <paramref name="field"/>; nothing where only the academic system is wrong.</summary>
    public static IReadOnlyList<EvidenceNeed> EvidenceFor(
        Campaign campaign,
        RecordField field,
        bool registryWrong,
        IReadOnlyCollection<string> changed
    )
    {
        if (!registryWrong)
        {
            return [];
        }

        if (campaign.Routes.RuleFor(field.Key, changed) is not { } rule)
        {
            return [.. field.Evidence.Select(e => new EvidenceNeed(e, e, null, null, Required: true, Original: true))];
        }

        var kinds = campaign.Routes.Evidence.ToDictionary(k => k.Id, StringComparer.Ordinal);
        return
        [
            .. rule
                .Evidence.Select(id => (id, required: true))
                .Concat(rule.OptionalEvidence.Select(id => (id, required: false)))
                .Where(e => kinds.ContainsKey(e.id) && !GivenByTheProcess.Contains(e.id))
                .Select(e => (kind: kinds[e.id], e.required))
                .Select(e => new EvidenceNeed(
                    e.kind.Id,
                    e.kind.Name,
                    e.kind.English,
                    e.kind.Detail,
                    e.required,
                    e.kind.Original
                )),
        ];
    }

    /// <summary>The required kinds that a correction has no file for.</summary>
    public static IReadOnlyList<EvidenceNeed> Missing(
        Campaign campaign,
        Correction correction,
        IReadOnlyCollection<string> changed
    ) =>
        campaign.Catalogue().Find(correction.Field) is { } field
            ?
            [
                .. EvidenceFor(campaign, field, correction.RegistryWrong, changed)
                    .Where(n => n.Required && !correction.Evidence.Exists(e => e.Kind == n.Kind && e.RemovedAt is null)),
            ]
            : [];
}
