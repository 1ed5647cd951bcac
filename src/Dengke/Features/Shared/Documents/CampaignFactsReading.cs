using Dengke.Domain.Campaigns;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Capture;

namespace Dengke.Features.Shared.Documents;

/// <summary>Reads a campaign as the facts of its documents.</summary>
public static class CampaignFactsReading
{
    /// <param name="date">The date under the notice.</param>
    public static DocumentFacts Read(Campaign campaign, TimetableFacts? timetable, DateOnly date) =>
        new()
        {
            School = new SchoolFacts(campaign.School.Name, campaign.School.Code, campaign.School.ShortName),
            Campaign = new CampaignFacts(campaign.Id, campaign.Title),
            Issuer = campaign.Documents.Issuer ?? campaign.School.Name,
            Number = campaign.Documents.Number,
            Date = FactWords.Date(date),
            Cohort = new CohortFacts(
                [.. campaign.Cohort.Include.Select(g => g.Name)],
                [.. campaign.Cohort.Exclude.Select(g => g.Name)]
            ),
            Fields = [.. campaign.Catalogue().Fields.Where(f => f.Confirmed).Select((f, i) => Field(campaign, f, i + 1))],
            Rules = [.. campaign.Routes.Rules.Select(r => Rule(campaign, r))],
            Confirmation = FactWords.Of(campaign.Phases.Confirmation),
            CollegeSubmission = FactWords.Of(campaign.Phases.CollegeSubmission),
            ProofReading = FactWords.Of(campaign.Phases.ProofReading),
            Sealing = FactWords.Of(campaign.Phases.Sealing),
            Sessions =
            [
                .. campaign
                    .Phases.Sessions.Where(s => s.Mode != CaptureMode.Studio)
                    .OrderBy(s => s.Window.Opens)
                    .Select(s => Session(campaign, s)),
            ],
            MakeUp = campaign.Phases.MakeUp is { } studio ? MakeUp(campaign, studio) : null,
            Fees = new FeeFacts(
                FactWords.Yuan(campaign.Fees.OnSite),
                FactWords.Yuan(campaign.Fees.MakeUp),
                [.. campaign.Fees.Methods.Select(FactWords.Of)],
                campaign.Fees.Payee,
                campaign.Fees.Includes
            ),
            RegistryLagDays = campaign.Photo.RegistryLagDays,
            Texts = new TextFacts(
                campaign.Texts.Dress.Chinese,
                campaign.Texts.CodeSaving.Chinese,
                campaign.Texts.Bring?.Chinese,
                campaign.Texts.Privacy?.Chinese
            ),
            Contacts = [.. campaign.Contacts.Select(c => new ContactFacts(c.Name, c.Duty, c.Phone, c.Email, c.Office, c.Hours))],
            Mailbox = campaign.Mailbox,
            CodeWays = [.. Capture.CodeWays.All.Select(w => new WayFacts(w.Name.Chinese, [.. w.Steps.Select(s => s.Chinese)]))],
            SummaryColumns = [.. Confirmation.SummaryColumns.All.Select(c => c.Header)],
            Timetable = timetable,
        };

    private static FieldFacts Field(Campaign campaign, RecordField field, int number)
    {
        var rule = campaign.Routes.RuleFor(field.Key, [field.Key]);
        var evidence = rule is null ? string.Join('、', field.Evidence) : Evidence(campaign, rule.Evidence, "、");
        return new FieldFacts(
            number,
            field.Label,
            field.SourceOfTruth == Source.Registry ? "学信网" : "教务系统",
            field.Confirmed,
            field.Tolerated,
            FactWords.Of(rule?.Decision ?? DecisionOf(field.Route)),
            string.IsNullOrEmpty(evidence) ? null : evidence
        );
    }

    private static RuleFacts Rule(Campaign campaign, RouteRule rule)
    {
        var catalogue = campaign.Catalogue();
        var fields = string.Join('、', rule.Fields.Select(f => catalogue.Find(f)?.Label ?? f));
        return new RuleFacts(
            rule.AtLeast > 1 ? $"{fields}（同时更改其中 {rule.AtLeast} 项以上）" : fields,
            FactWords.Of(rule.Decision),
            Evidence(campaign, rule.Evidence, "\n"),
            Evidence(campaign, rule.OptionalEvidence, "\n"),
            rule.Note
        );
    }

    private static string? Evidence(Campaign campaign, ValueList<string> ids, string between) =>
        ids.Count == 0
            ? null
            : string.Join(
                between,
                ids.Select(id =>
                    campaign.Routes.Evidence.FirstOrDefault(e => e.Id == id) is { } kind
                        ? kind.Name + (kind.Detail is { } detail ? $"（{detail}）" : "")
                        : id
                )
            );

    private static RouteDecision DecisionOf(CorrectionRoute route) =>
        route switch
        {
            CorrectionRoute.Province => RouteDecision.Province,
            CorrectionRoute.PlaceOfOrigin => RouteDecision.PlaceOfOrigin,
            _ => RouteDecision.School,
        };

    private static SessionFacts Session(Campaign campaign, CaptureSession session)
    {
        var venue = campaign.Venues.FirstOrDefault(v => v.Id == session.Venue);
        return new SessionFacts(
            FactWords.ShortDay(DateOnly.FromDateTime(session.Window.Opens)),
            string.Join('，', FactWords.Hours(session)),
            string.Join('\n', FactWords.Hours(session)),
            venue?.Name ?? session.Venue,
            venue?.Campus,
            venue?.Address,
            venue?.Directions,
            [.. CollegesAt(campaign, venue?.Campus)],
            session.ArriveEarlyMinutes,
            session.Stations
        );
    }

    /// <summary>The colleges that have classes at a campus; without classes those that are there; all where no campus is named.</summary>
    private static IEnumerable<string> CollegesAt(Campaign campaign, string? campus)
    {
        if (campus is null)
        {
            return campaign.Colleges.Select(c => c.Name);
        }

        var there = campaign
            .Classes.Where(c => campaign.CampusOf(c) == campus)
            .Select(c => c.College)
            .ToHashSet(StringComparer.Ordinal);
        var withClasses = campaign.Classes.Select(c => c.College).ToHashSet(StringComparer.Ordinal);
        return campaign
            .Colleges.Where(c => there.Contains(c.Name) || (c.Campus == campus && !withClasses.Contains(c.Name)))
            .Select(c => c.Name);
    }

    private static MakeUpFacts MakeUp(Campaign campaign, MakeUpStudio studio)
    {
        var venue = campaign.Venues.FirstOrDefault(v => v.Id == studio.Venue);
        return new MakeUpFacts(
            DaysOf(studio.Window),
            FactWords.Weekdays(studio.Weekdays),
            string.Join('，', studio.Hours.Select(h => $"{h.From:HH:mm}—{h.To:HH:mm}")),
            studio.ShutOnDaysOff,
            venue?.Name ?? studio.Venue,
            venue?.Address,
            venue?.Directions
        );
    }

    /// <summary>The studio's days; its hours stand beside them.</summary>
    private static string DaysOf(Window window) =>
        FactWords
            .Of(new Window(window.Opens.Date, window.Closes.Date.AddDays(window.Closes.TimeOfDay == TimeSpan.Zero ? 0 : 1)))
            .Period.Replace("24:00", "", StringComparison.Ordinal);
}
