using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Access;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Photos;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Proofreading;

/// <summary>上传校对图: the file of watermarked views that <c>dengke handoff open --proofs</c> has made on the registrar's own machine (HND-4).</summary>
[Allow(Role.Registrar)]
[RequestCeiling(LargestFile)]
[RequestSizeLimit(LargestFile)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestFile, MemoryBufferThreshold = (int)LargestFile)]
public sealed class ProofsModel(TimeProvider clock) : CampaignPage
{
    private const long LargestFile = 64 << 20;

    /// <summary>Bytes of a view that are looked at: enough to say that a whole portrait is one.</summary>
    private const int LargestLookedAt = 4 * ProofPicture.LargestFile;

    /// <summary>So many in one transaction.</summary>
    private const int AtOnce = 200;

    /// <summary>Of those that could not be used, so many are listed.</summary>
    public const int Listed = 200;

    private readonly List<LeftView> left = [];

    public Window Phase { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>What became of the file; null before one was sent.</summary>
    public KeptViews? Result { get; private set; }

    public int KeptDays => ReadingWindow.Kept.Days;

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    public async Task<IActionResult> OnPost(IFormFile? file)
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        if (file is null or { Length: 0 })
        {
            return Show(Failure.Invalid("file", "请选择校对图文件。", "Please choose the file of views."));
        }

        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, HttpContext.RequestAborted);
        var opened = ProofFile.Open(content);
        if (!opened.IsOk)
        {
            return Show(opened.Failure!);
        }

        using var reading = opened.Value;
        var (added, renewed, same) = (0, 0, 0);
        foreach (var part in reading.Entries.Chunk(AtOnce))
        {
            var kept = await Run(new KeepViews(Campaign.Id, Views(reading, part)));
            if (!kept.IsOk)
            {
                return Show(kept.Failure!);
            }

            (added, renewed, same) = (added + kept.Value.Added, renewed + kept.Value.Renewed, same + kept.Value.Same);
            left.AddRange(kept.Value.Left);
        }

        Result = new KeptViews(added, renewed, same, left);
        return Page();
    }

    public string Why(LeftView view) =>
        view.Problem switch
        {
            "unknown" => T("服务器没有收到这张照片", "The server has no such shot"),
            "unmatched" => T("还没有对应到学生", "It is nobody's yet"),
            "replaced" => T("已不再使用", "The portrait is not in use any more"),
            "outside_window" => T("该生的校对已截止", "Proof-reading has closed for the student"),
            "proof_too_large" => T(ProofPicture.TooLarge.Message, ProofPicture.TooLarge.English!),
            _ => T("图片缺失或无法读取", "The picture is missing or cannot be read"),
        };

    private List<NewView> Views(ProofReading reading, IEnumerable<ProofEntry> part)
    {
        List<NewView> views = [];
        foreach (var entry in part)
        {
            var taken = reading.Picture(entry, LargestLookedAt) is { } picture
                ? ProofPicture.Take(picture)
                : Failure.Refused("proof_unreadable", "", "");
            if (taken.IsOk)
            {
                views.Add(new NewView(entry.Token, entry.Shot, entry.Sha256, taken.Value));
            }
            else
            {
                left.Add(new LeftView(entry.Token, entry.Shot, taken.Failure!.Code));
            }
        }

        return views;
    }

    private async Task<IActionResult?> Load()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        Phase = (await StoredCampaign.Load(Db, Campaign.Id, HttpContext.RequestAborted)).Value.Phases.ProofReading;
        return null;
    }
}
