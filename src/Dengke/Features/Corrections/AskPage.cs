using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Crypto;
using Dengke.Platform.Files;
using Dengke.Platform.Handling;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Corrections;

/// <summary>
/// 申请更正: the right value of one field, why, which system is wrong, and the evidence for exactly this change; by the student, or by
/// the counselor for one. A browser cannot choose files again: where the text is in order, good files are kept with the correction
/// and the others are named on its page; where it is not, a page with script keeps the chosen files in place and one without says so.
/// </summary>
public abstract class AskPage(TimeProvider clock, Vault vault, EvidenceIntake intake) : StudentPage(clock)
{
    /// <summary>The catalogue key.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Field { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public bool RegistryWrong { get; set; }

    [BindProperty]
    public bool AcademicWrong { get; set; }

    /// <summary>One a form: pressing twice asks once.</summary>
    [BindProperty]
    public string? Key { get; set; }

    public ComparedField Compared { get; private set; } = null!;

    public RecordField Asked => Compared.Field;

    public bool HasRegistry { get; private set; }

    public bool HasAcademic { get; private set; }

    /// <summary>What proves the change as it is filled in now.</summary>
    public IReadOnlyList<EvidenceNeed> Needs { get; private set; } = [];

    public RouteDecision Route { get; private set; }

    /// <summary>What else the campaign says of such a change.</summary>
    public string? RouteNote { get; private set; }

    /// <summary>Why nothing can be asked for now; null where it can.</summary>
    public string? Barred { get; private set; }

    /// <summary>Files were chosen that a page without script cannot keep.</summary>
    public bool FilesLost { get; private set; }

    /// <summary>The values from which to choose; null where one types.</summary>
    public IEnumerable<string>? Choices =>
        Asked.Format == FieldFormat.Sex ? ["男", "女"] : CodeTables.For(Asked.Format)?.Entries.Select(e => e.Text);

    /// <summary>Names that help with typing; others can be typed as well.</summary>
    public IEnumerable<string> Suggestions =>
        Asked.Key switch
        {
            "college" => Campaign.Colleges.Select(c => c.Name),
            "major_name" => Campaign.Majors.Select(m => m.Name),
            _ => [],
        };

    /// <summary>The address of this page without its query.</summary>
    public abstract string Self { get; }

    /// <summary>Where one came from, and goes back to.</summary>
    public abstract (string Path, string Title) Back { get; }

    protected abstract Task<IActionResult?> LoadStudent();

    protected abstract string PathOf(Guid correction);

    public async Task<IActionResult> OnGet()
    {
        if (await LoadStudent() is { } missing)
        {
            return missing;
        }

        if (string.IsNullOrEmpty(Field))
        {
            // The field is chosen there.
            return Redirect(Back.Path);
        }

        if (await LoadField() is { } unknown)
        {
            return unknown;
        }

        (RegistryWrong, AcademicWrong) = Presumed();
        Key = Guid.CreateVersion7(Now).ToString("N");
        await LoadRoute();
        return Page();
    }

    /// <summary>What the value's own rules say of it, while it is typed.</summary>
    public async Task<IActionResult> OnPostValue()
    {
        if ((await LoadStudent() ?? await LoadField()) is { } missing)
        {
            return missing;
        }

        var record = await WorkingRecord.Load(Db, vault, Student, HttpContext.RequestAborted);
        var today = DateOnly.FromDateTime(Domain.Campaigns.ChinaTime.ToLocal(Now));
        if (!string.IsNullOrWhiteSpace(Value))
        {
            foreach (var error in ValueCheck.Errors(Asked, Value.Trim(), record, Campaign.Catalogue(), today))
            {
                ModelState.AddModelError("value", T(error.Message, error.EnglishMessage));
            }
        }

        return Partial("_ValueError", this);
    }

    /// <summary>The evidence and the route when the choice of the wrong system changes.</summary>
    public async Task<IActionResult> OnPostNeeds()
    {
        if ((await LoadStudent() ?? await LoadField()) is { } missing)
        {
            return missing;
        }

        await LoadRoute();
        return Partial("_Needs", this);
    }

    public async Task<IActionResult> OnPost()
    {
        if ((await LoadStudent() ?? await LoadField()) is { } missing)
        {
            return missing;
        }

        await LoadRoute();
        var uploaded = await EvidenceUploads.Take(this, intake, Needs);
        var command = new AskCorrection(
            Student.CampaignId,
            Student.Id,
            Asked.Key,
            Value,
            Why,
            RegistryWrong,
            AcademicWrong,
            uploaded.Good
        );
        var asked = await Run(command, Key is { Length: 32 } ? Key : null);
        if (asked.IsOk)
        {
            foreach (var (refused, index) in uploaded.Refused.Select((r, i) => (r, i)))
            {
                TempData[$"refused-{index}"] = $"{refused.Kind}\n{refused.Message}";
            }

            Say(T($"已申请更正“{Asked.Label}”。", $"The correction of “{Asked.EnglishLabel}” was asked for."));
            return Go(PathOf(asked.Value));
        }

        foreach (var refused in uploaded.Refused)
        {
            ModelState.AddModelError(EvidenceUploads.Prefix + refused.Kind, refused.Message);
        }

        FilesLost = uploaded.Good.Count > 0 && !IsHtmx;
        return Show(asked.Failure!);
    }

    private bool IsHtmx => Request.Headers.ContainsKey("HX-Request");

    private IActionResult Go(string path)
    {
        if (!IsHtmx)
        {
            return Redirect(path);
        }

        Response.Headers["HX-Redirect"] = path;
        return new NoContentResult();
    }

    private async Task<IActionResult?> LoadField()
    {
        var compared = await StudentComparison.Load(Db, Student, HttpContext.RequestAborted);
        if (compared.Fields.FirstOrDefault(f => f.Field.Key == Field && f.Field.Confirmed) is not { } field)
        {
            return NotFound();
        }

        (Compared, HasRegistry, HasAcademic) = (field, compared.HasRegistry, compared.HasAcademic);
        Barred =
            !Student.InCohort ? T("不在本批次范围内, 无需更正。", "Outside this campaign; nothing to correct.")
            : Closed is { } closed ? T(closed)
            : State.IsDeclared()
                ? T(
                    "已提交确认; 要再申请更正, 请先撤回确认。",
                    "The record is declared; withdraw the declaration to ask for a correction."
                )
            : null;
        return null;
    }

    /// <summary>Which system is likely wrong: the one that is blank, or the one that counts, since the other is mended without asking.</summary>
    private (bool Registry, bool Academic) Presumed() =>
        Compared.Verdict switch
        {
            Verdict.MissingInRegistry => (true, false),
            Verdict.MissingInAcademic => (false, true),
            Verdict.Differs => (Asked.SourceOfTruth == Source.Registry, Asked.SourceOfTruth == Source.Academic),
            _ => (HasRegistry, HasAcademic),
        };

    private async Task LoadRoute()
    {
        var (id, key) = (Student.Id, Asked.Key);
        var open = await Db
            .Corrections.Where(c => c.StudentId == id && c.RegistryWrong)
            .Select(c => new { c.Field, c.State })
            .ToListAsync(HttpContext.RequestAborted);
        List<string> changed = [key, .. open.Where(c => c.State.IsOpen()).Select(c => c.Field)];
        Needs = CorrectionRules.EvidenceFor(Campaign, Asked, RegistryWrong && HasRegistry, changed);
        Route = CorrectionRules.RouteOf(Campaign, Asked, RegistryWrong && HasRegistry, changed);
        RouteNote = RegistryWrong ? Campaign.Routes.RuleFor(key, changed)?.Note : null;
    }
}
