using System.Security.Cryptography;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Dengke.Features.Registrar;

/// <summary>更正审核: the queue, the change, its evidence; one decision after another, or several where that is safe.</summary>
[Allow(Role.Registrar)]
public sealed class CorrectionsModel : CampaignPage
{
    private const int QueuePage = 40;

    [BindProperty(SupportsGet = true, Name = "")]
    public CorrectionFilter Filter { get; set; } = new();

    /// <summary>What was typed and is shown again when the act is refused.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? To { get; set; }

    public CorrectionQueue Queue { get; private set; } = null!;

    public CorrectionReview? Review { get; private set; }

    /// <summary>Whether the correction was asked for by its address; on a phone the queue then makes room.</summary>
    public bool IsChosen { get; private set; }

    public Pager Pager { get; private set; } = null!;

    public FieldCatalogue Catalogue { get; private set; } = null!;

    /// <summary>Names a bulk decision, so that a second click is answered with the first one's result.</summary>
    public string Key { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public string Base => $"/campaigns/{Campaign.Id}/corrections";

    public IEnumerable<string> Colleges => Queue.All.Select(l => l.Student.College).Distinct().Order(StringComparer.Ordinal);

    public IEnumerable<RecordField> Fields => Catalogue.Fields.Where(f => Queue.All.Any(l => l.Correction.Field == f.Key));

    public string Task =>
        (
            Queue.All.Count(l => l.Correction.State == CorrectionState.Submitted),
            Queue.All.Count(l => l.Correction.State == CorrectionState.Forwarded)
        ) switch
        {
            (0, 0) => T("没有待审的更正", "Nothing waits to be decided"),
            (0, var sent) => T($"没有待审的更正, {sent:N0} 项已上报待批复", $"Nothing waits to be decided, {sent:N0} sent on"),
            (var waiting, 0) => T($"{waiting:N0} 项更正等您审核", $"{waiting:N0} corrections wait for you"),
            (var waiting, var sent) => T(
                $"{waiting:N0} 项更正等您审核, {sent:N0} 项已上报待批复",
                $"{waiting:N0} corrections wait for you, {sent:N0} sent on"
            ),
        };

    public async Task<IActionResult> OnGet(Guid? id, [FromQuery] int page = 1) => await Load(id, page) ?? Page();

    public async Task<IActionResult> OnPostDecide(Guid id, Decision decision, int version)
    {
        if (await Load(id) is { } missing)
        {
            return missing;
        }

        var outcome = await Run(new DecideCorrections(Campaign.Id, [id], decision, Reason, To, version));
        return outcome.IsOk ? Next(id, Said(decision)) : Show(outcome.Failure!);
    }

    public async Task<IActionResult> OnPostReopen(Guid id, int version)
    {
        if (await Load(id) is { } missing)
        {
            return missing;
        }

        var outcome = await Run(new ReopenCorrection(Campaign.Id, id, Reason, version));
        if (!outcome.IsOk)
        {
            return Show(outcome.Failure!);
        }

        Say(T("已重新处理, 原决定已撤销。", "Reopened; the decision is undone."));
        return Redirect(UrlOf(id));
    }

    public async Task<IActionResult> OnPostBulk(Guid[] ids, Decision decision, string key, [FromQuery] int page = 1)
    {
        if (await Load(null, page) is { } missing)
        {
            return missing;
        }

        var outcome = await Run(new DecideCorrections(Campaign.Id, ids, decision, Reason, To), key);
        return outcome.IsOk ? Redirect($"{Base}/result/{key}") : Show(outcome.Failure!);
    }

    /// <summary>The address of a correction, the filters kept; of the queue alone without one.</summary>
    public string UrlOf(Guid? id, string? state = null) => With(id is null ? Base : $"{Base}/{id}", ("state", state));

    public string ActUrl(Guid? id, string handler) => With(id is null ? Base : $"{Base}/{id}", ("handler", handler));

    public string Label(CorrectionLine line) =>
        line.Field is { } field ? T(field.Label, field.EnglishLabel) : line.Correction.Field;

    private string With(string path, (string Name, string? Value) more)
    {
        var query = Request
            .Query.Where(q => q.Key is not ("handler" or "page") && (q.Key != more.Name || more.Value is null))
            .Select(q => KeyValuePair.Create(q.Key, (string?)q.Value.ToString()))
            .ToList();
        if (more.Value is not null)
        {
            query.Add(new(more.Name, more.Value));
        }

        return QueryHelpers.AddQueryString(path, query);
    }

    private RedirectResult Next(Guid id, string said)
    {
        Say(said);
        return Redirect(UrlOf(Queue.After(id)?.Correction.Id));
    }

    private string Said(Decision decision)
    {
        var what = $"{Review!.Line.Student.Name}“{Label(Review.Line)}”";
        return decision switch
        {
            Decision.Grant => T($"已同意更正{what}。", $"Granted: {what}."),
            Decision.Refuse => T($"不同意更正{what}, 原因会告诉本人。", $"Refused: {what}; the student is told why."),
            _ => T($"已登记上报{what}。", $"Sent on: {what}."),
        };
    }

    private async Task<IActionResult?> Load(Guid? id, int page = 1)
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        var plan = (await StoredCampaign.Load(Db, Campaign.Id, ct)).Value;
        Catalogue = plan.Catalogue();
        Queue = await CorrectionQueue.Load(Db, plan, Filter, ct);
        IsChosen = id is not null;
        var line = id is { } chosen ? Queue.Find(chosen) : Queue.Lines.ElementAtOrDefault((Math.Max(page, 1) - 1) * QueuePage);
        if (IsChosen && line is null)
        {
            return NotFound();
        }

        Review = line is null ? null : await CorrectionReview.Load(Db, plan, Queue, line, ct);
        var at = line is null ? 0 : Math.Max(0, Queue.IndexOf(line.Correction.Id));
        Pager = new Pager(IsChosen ? (at / QueuePage) + 1 : page, Queue.Lines.Count, Request, this, QueuePage);
        return null;
    }
}
