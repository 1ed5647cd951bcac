using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Access;
using Dengke.Platform.Handling;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ChinaTime = Dengke.Domain.Campaigns.ChinaTime;

namespace Dengke.Features.Proofreading;

/// <summary>照片确认: the student's own portrait as a watermarked view, what they say of it, what came of it, and the identity check (HND-4).</summary>
[Allow(Role.Student)]
public sealed class MyPhotoModel(TimeProvider clock) : StudentPage(clock)
{
    private IReadOnlyList<PhotoCase> cases = [];

    /// <summary>Every portrait, newest first.</summary>
    public IReadOnlyList<CapturedPhoto> Photos { get; private set; } = [];

    /// <summary>The one that counts.</summary>
    public CapturedPhoto? Photo => Photos.FirstOrDefault(p => p.State == PhotoState.Current);

    public PhotoReading? Reading { get; private set; }

    public IdentityCheck? Identity { get; private set; }

    public CaptureSlot? Slot { get; private set; }

    /// <summary>The window as it holds for this student.</summary>
    public Window ReadingWindow { get; private set; }

    public bool HasView => Reading?.SealedView is not null;

    public bool IsOpen { get; private set; }

    public bool CanConfirm => IsOpen && HasView && Reading is { State: ReadingState.Waiting };

    public bool CanDispute => IsOpen && OpenCase is null && Reading is { State: ReadingState.Waiting or ReadingState.Confirmed };

    /// <summary>What is being looked into.</summary>
    public PhotoCase? OpenCase => cases.FirstOrDefault(c => c.State == CaseState.Open);

    /// <summary>What was settled last.</summary>
    public PhotoCase? Settled => cases.Where(c => c.State == CaseState.Settled).MaxBy(c => c.SettledAt);

    /// <summary>What the student had typed when it was refused.</summary>
    public string? Text { get; private set; }

    public async Task<IActionResult> OnGet() => await LoadPhoto() ?? Page();

    public Task<IActionResult> OnPostConfirm(Guid photo) =>
        Act(
            own => new ConfirmPortrait(own.Campaign, own.Id, photo),
            reading => reading.State == ReadingState.Confirmed,
            T("已确认, 谢谢。", "Confirmed, thank you.")
        );

    public Task<IActionResult> OnPostDispute(Guid photo, string? text)
    {
        Text = text;
        return Act(
            own => new DisputePortrait(own.Campaign, own.Id, photo, text),
            reading => reading.State == ReadingState.Disputed,
            T("已提交给学籍管理科, 处理后会通知您。", "Sent to the registrar; you will be told of the outcome.")
        );
    }

    /// <param name="done">Whether it was done already: by a second press, or in another tab.</param>
    private async Task<IActionResult> Act<TResult>(
        Func<(string Campaign, Guid Id), Command<TResult>> command,
        Func<PhotoReading, bool> done,
        string said
    )
    {
        if (await FindOwn() is not { } own)
        {
            return NotFound();
        }

        var outcome = await Run(command(own));
        if (!outcome.IsOk)
        {
            if (await LoadPhoto() is { } missing)
            {
                return missing;
            }

            if (outcome.Failure!.Code is not ("illegal_step" or "case_open") || Reading is null || !done(Reading))
            {
                return Show(outcome.Failure);
            }
        }

        Say(said);
        return LocalRedirect("/me/photo");
    }

    private async Task<IActionResult?> LoadPhoto()
    {
        if (await LoadOwn() is { } missing)
        {
            return missing;
        }

        var (id, ct) = (Student.Id, HttpContext.RequestAborted);
        Photos = await Db.CapturedPhotos.Where(p => p.StudentId == id).OrderByDescending(p => p.TakenAt).ToListAsync(ct);
        Reading = Photo is { Id: var current } ? await Db.PhotoReadings.FirstOrDefaultAsync(r => r.PhotoId == current, ct) : null;
        cases = await Db.PhotoCases.Where(c => c.StudentId == id).OrderByDescending(c => c.OpenedAt).ToListAsync(ct);
        Identity = await Db.IdentityChecks.FirstOrDefaultAsync(c => c.StudentId == id, ct);
        Slot = await Db.StudentSlots.Where(s => s.StudentId == id).Select(s => s.Slot).FirstOrDefaultAsync(ct);
        var end = await Deadlines.EndFor(Db, Campaign, Phase.ProofReading, Student, ct);
        ReadingWindow = new Window(Campaign.Phases.ProofReading.Opens, ChinaTime.ToLocal(end));
        IsOpen = ReadingWindow.Contains(Now);
        return null;
    }
}
