using System.IO.Compression;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Domain.Sealing;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Sealing;

/// <summary>封存: what is open in each college, then one button behind a typed phrase; afterwards the seal, its files and the errata.</summary>
[Allow(Role.Registrar)]
public sealed class SealModel(TimeProvider clock, Vault vault) : SealPage(clock)
{
    internal Readiness Ready { get; private set; } = null!;

    /// <summary>Why sealing is not open now, with its window named; null while it is.</summary>
    public Failure? Closed { get; private set; }

    public int Students { get; private set; }

    public int Errata { get; private set; }

    public string? UserName { get; private set; }

    public string PhraseWanted => SealCampaign.PhraseOf(Campaign.Id);

    [BindProperty]
    public string? Phrase { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The exceptions that were on the screen.</summary>
    [BindProperty]
    public int Exceptions { get; set; }

    /// <summary>Colleges with something open, and at the end what belongs to none.</summary>
    internal IReadOnlyList<string?> Colleges =>
        [.. Ready.Items.Select(i => i.College).Distinct().OrderBy(c => c is null).ThenBy(c => c, StringComparer.Ordinal)];

    /// <summary>The kinds that colleges have.</summary>
    internal IReadOnlyList<OpenKind> Kinds => [.. Ready.Kinds.Where(k => k != OpenKind.PhaseOpen)];

    internal IReadOnlyList<OpenItem> Phases => [.. Ready.Items.Where(i => i.Kind == OpenKind.PhaseOpen)];

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    public async Task<IActionResult> OnPost()
    {
        if (await LoadSeal() is { } missing)
        {
            return missing;
        }

        var check = await PasswordCheck.Again(Db, Actor.AccountId!.Value, Password, Stopping);
        var done = await SealAct.Run(
            HttpContext.RequestServices,
            new SealCampaign(Campaign.Id, Phrase, check, Exceptions),
            Actor,
            Stopping
        );
        await Load();
        // A second click finds the first one's seal.
        if (done is { IsOk: true, Value: SealAnswer.Sealed } || (done.Failure?.Code == "campaign_sealed" && Seal is not null))
        {
            Say(T("已封存。每名学生都可下载回执。", "Sealed. Every student can download a receipt."));
            return LocalRedirect(Root);
        }

        return Show(
            done.Failure ?? Failure.Invalid(nameof(Password), "密码不正确, 没有封存。", "Wrong password; nothing was sealed.")
        );
    }

    public async Task<IActionResult> OnPostFiles()
    {
        if (await LoadSeal() is { } missing)
        {
            return missing;
        }

        var noted = await Run(new ExportSeal(Campaign.Id));
        if (!noted.IsOk)
        {
            await Load();
            return Show(noted.Failure!);
        }

        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var file = new FileStream(
            path,
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            81920,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            await SealFiles.Write(Db, vault, Seal!, Add, Stopping);

            async Task Add(string name, byte[] content)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
                entry.LastWriteTime = Seal!.SealedAt;
                await using var to = entry.Open();
                await to.WriteAsync(content, Stopping);
            }
        }

        file.Position = 0;
        return File(file, "application/zip", $"{Campaign.Id}-封存.zip");
    }

    /// <summary>Where the list of a cell leads.</summary>
    internal string ListOf(OpenKind kind, string? college) =>
        $"{Root}/open?kind={kind}{(college is null ? "" : $"&college={Uri.EscapeDataString(college)}")}";

    private async Task<IActionResult?> Load()
    {
        if (await LoadSeal() is { } missing)
        {
            return missing;
        }

        var id = Campaign.Id;
        Students = await Db.Students.CountAsync(s => s.CampaignId == id && s.InCohort, Stopping);
        Errata = await Db.Errata.CountAsync(e => e.CampaignId == id, Stopping);
        Ready = Seal is null ? await Readiness.Load(Db, Plan, Now, Stopping) : new Readiness([]);
        Closed = (await Deadlines.Admit(Db, Plan, Phase.Sealing, college: "", Now, Stopping)).Failure;
        UserName = await Db.Accounts.Where(a => a.Id == Actor.AccountId).Select(a => a.UserName).FirstAsync(Stopping);
        return null;
    }
}
