using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Corrections;

/// <summary>One correction: what was asked and why, who decides, its evidence, and every step since. Changed until it is registered.</summary>
public abstract class CorrectionPage(TimeProvider clock, EvidenceIntake intake) : StudentPage(clock)
{
    public Correction Correction { get; private set; } = null!;

    /// <summary>Null where the campaign's catalogue has lost the field since.</summary>
    public RecordField? Field { get; private set; }

    public string Label => Field is null ? Correction.Field : T(Field.Label, Field.EnglishLabel);

    public IReadOnlyList<EvidenceNeed> Needs { get; private set; } = [];

    public IReadOnlyList<HistoryStep> History { get; private set; } = [];

    /// <summary>Evidence can be added and taken away.</summary>
    public bool CanChange => Closed is null && Correction.State == CorrectionState.Asked;

    public bool CanWithdraw => CanChange && !State.IsDeclared();

    /// <summary>Where one came from, and goes back to.</summary>
    public abstract (string Path, string Title) Back { get; }

    /// <summary>The address of this page without its query.</summary>
    public abstract string Self { get; }

    protected abstract Task<IActionResult?> LoadStudent();

    public IEnumerable<EvidenceFile> FilesOf(EvidenceNeed need) => Files.Where(f => f.Kind == need.Kind);

    /// <summary>Files of a kind that is no longer asked for.</summary>
    public IEnumerable<EvidenceFile> Others => Files.Where(f => Needs.All(n => n.Kind != f.Kind));

    private IEnumerable<EvidenceFile> Files => Correction.Evidence.Where(e => e.RemovedAt is null).OrderBy(e => e.AddedAt);

    public async Task<IActionResult> OnGet(Guid correction)
    {
        if (await Load(correction) is { } missing)
        {
            return missing;
        }

        for (var i = 0; TempData[$"refused-{i}"] is string refused; i++)
        {
            var (kind, message) = refused.Split('\n', 2) is [var k, var m] ? (k, m) : ("", refused);
            ModelState.AddModelError(EvidenceUploads.Prefix + kind, message);
        }

        return Page();
    }

    /// <summary>Keeps the good files; the others are named at their inputs.</summary>
    public async Task<IActionResult> OnPostAdd(Guid correction)
    {
        if (await Load(correction) is { } missing)
        {
            return missing;
        }

        var uploaded = await EvidenceUploads.Take(this, intake, Needs);
        foreach (var evidence in uploaded.Good)
        {
            var added = await Run(new AddEvidence(Student.CampaignId, Student.Id, Correction.Id, evidence));
            if (!added.IsOk)
            {
                await Load(correction);
                return Show(added.Failure!);
            }
        }

        if (uploaded.Refused.Count == 0)
        {
            Say(
                uploaded.Good.Count == 0
                    ? T("没有选择文件。", "No file was chosen.")
                    : T($"已保存 {uploaded.Good.Count} 份材料。", $"{uploaded.Good.Count} files were kept.")
            );
            return Redirect(Self);
        }

        await Load(correction);
        return Show(
            Failure.Invalid([.. uploaded.Refused.Select(r => new FieldError(EvidenceUploads.Prefix + r.Kind, r.Message))])
        );
    }

    public async Task<IActionResult> OnPostRemove(Guid correction, Guid file)
    {
        if (await Load(correction) is { } missing)
        {
            return missing;
        }

        var removed = await Run(new RemoveEvidence(Student.CampaignId, Student.Id, file));
        // Pressed twice: it is gone, as was wanted.
        return removed.IsOk || removed.Failure!.Kind == FailureKind.NotFound ? Redirect(Self) : Show(removed.Failure!);
    }

    public async Task<IActionResult> OnPostWithdraw(Guid correction, int version)
    {
        if (await Load(correction) is { } missing)
        {
            return missing;
        }

        var withdrawn = await Run(new WithdrawCorrection(Student.CampaignId, Student.Id, Correction.Id, version));
        if (!withdrawn.IsOk)
        {
            await Load(correction);
            if (Correction.State != CorrectionState.Withdrawn)
            {
                return Show(withdrawn.Failure!);
            }
        }

        Say(T($"已撤回“{Label}”的更正申请。", $"The correction of “{Label}” was withdrawn."));
        return Redirect(Back.Path);
    }

    private async Task<IActionResult?> Load(Guid id)
    {
        if (await LoadStudent() is { } missing)
        {
            return missing;
        }

        var (student, ct) = (Student.Id, HttpContext.RequestAborted);
        var corrections = await Db.Corrections.Include(c => c.Evidence).Where(c => c.StudentId == student).ToListAsync(ct);
        if (corrections.Find(c => c.Id == id) is not { } correction)
        {
            return NotFound();
        }

        Correction = correction;
        Field = Campaign.Catalogue().Find(correction.Field);
        List<string> changed = [.. corrections.Where(c => c.RegistryWrong && c.State.IsOpen()).Select(c => c.Field)];
        Needs = Field is null
            ? []
            : CorrectionRules.EvidenceFor(Campaign, Field, correction.RegistryWrong, [.. changed, correction.Field]);
        History = await StudentHistory.Load(Db, student, id, this, ct);
        return null;
    }
}
