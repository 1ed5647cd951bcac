using System.Text;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;
using Dengke.Platform.Handling;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

/// <summary>采集站: which there are, how each enrols, its day pack, and what it still has to hand over (CAP-3).</summary>
[Allow(Role.Registrar)]
public sealed class StationsModel(TimeProvider clock, Vault vault, Runner runner) : HandoffPage(clock)
{
    /// <summary>After so long without a word a station is not there.</summary>
    private static readonly TimeSpan Silent = TimeSpan.FromMinutes(2);

    public IReadOnlyList<StationDevice> Stations { get; private set; } = [];

    /// <summary>A code that was made just now; it is not kept and so is shown this once.</summary>
    public NewStationCode? Made { get; private set; }

    /// <summary>Whether there is no key to encrypt to, without which there are no day packs.</summary>
    public bool NoRecipient { get; private set; }

    /// <summary>What was typed and is shown again when the act is refused.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <inheritdoc cref="Name"/>
    [BindProperty]
    public int? Number { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The first number that is free.</summary>
    public int NextNumber => Enumerable.Range(1, 51).First(n => Stations.All(s => s.RevokedAt is not null || s.Number != n));

    public string Task =>
        (Stations.Count(s => s.RevokedAt is null && s.KeyId is not null), Stations.Sum(s => s.Waiting)) switch
        {
            (0, _) => T("还没有登记的采集站", "No station is enrolled yet"),
            // What a station that was never heard of still has, nobody knows.
            (var enrolled, 0) when Stations.Any(s => s is { RevokedAt: null, KeyId: not null, SeenAt: null }) => T(
                $"{enrolled} 个采集站已登记",
                $"{enrolled} stations enrolled"
            ),
            (var enrolled, 0) => T(
                $"{enrolled} 个采集站已登记, 照片都已移交",
                $"{enrolled} stations enrolled, everything is handed over"
            ),
            var (enrolled, waiting) => T(
                $"{enrolled} 个采集站已登记, 还有 {waiting:N0} 张照片在采集站上",
                $"{enrolled} stations enrolled; {waiting:N0} photos are still on them"
            ),
        };

    public (string Class, string Text) StateOf(StationDevice station) =>
        station switch
        {
            { RevokedAt: not null } => ("state-todo", T("已停用", "Revoked")),
            { KeyId: not null } => ("state-passed", T("已登记", "Enrolled")),
            { CodeExpiresAt: { } until } when until >= Now => (
                "state-confirm",
                T(
                    $"待登记, 配对码 {SessionPage.Clock(until)} 前有效",
                    $"To enrol; the code holds until {SessionPage.Clock(until)}"
                )
            ),
            _ => ("state-amend", T("待登记, 配对码已失效", "To enrol; the code has expired")),
        };

    public bool IsSilent(StationDevice station) => station.SeenAt is not { } seen || Now - seen > Silent;

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    public async Task<IActionResult> OnPostAdd()
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        return await ShowCode(await Run(new AddStation(Campaign.Id, Name, Number ?? 0)));
    }

    public async Task<IActionResult> OnPostCode(Guid id, int version)
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        return await ShowCode(await Run(new RenewStationCode(Campaign.Id, id, version)));
    }

    public async Task<IActionResult> OnPostKey(Guid id, int version, IFormFile? file)
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        var enrolled = await Run(new EnrolStationByFile(Campaign.Id, id, await SmallFile.Text(file, Stopping), version));
        return enrolled.IsOk
            ? Back(T("已登记, 可以下载日包。", "Enrolled; its day pack can be downloaded."))
            : Show(enrolled.Failure!);
    }

    public async Task<IActionResult> OnPostRevoke(Guid id, int version)
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        var revoked = await Run(new RevokeStation(Campaign.Id, id, Reason, version));
        return revoked.IsOk ? Back(T("已停用。", "Revoked.")) : Show(revoked.Failure!);
    }

    /// <summary>The day pack as a file, for a station that has no network.</summary>
    public async Task<IActionResult> OnGetPack(Guid id)
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        if (Stations.FirstOrDefault(s => s.Id == id && s.RevokedAt is null) is not { } station)
        {
            return NotFound();
        }

        var pack = await DayPacks.For(Db, vault, station, Now, Stopping);
        if (!pack.IsOk)
        {
            return Show(pack.Failure!);
        }

        using var key = await SigningKeys.Open(Db, vault, runner, Stopping);
        var name = string.Concat(station.Name.Select(c => Path.GetInvalidFileNameChars().Contains(c) ? '-' : c));
        return File(Encoding.ASCII.GetBytes(pack.Value.Sign(key)), "application/jose", $"dengke-daypack-{name}.jws");
    }

    private async Task<IActionResult> ShowCode(Outcome<NewStationCode> made)
    {
        if (!made.IsOk)
        {
            return Show(made.Failure!);
        }

        (Made, Name, Number) = (made.Value, null, null);
        ModelState.Clear();
        await Load();
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    private LocalRedirectResult Back(string said)
    {
        Say(said);
        return LocalRedirect($"{Root}/stations");
    }

    private async Task<IActionResult?> Load()
    {
        if (await LoadPlan() is { } missing)
        {
            return missing;
        }

        var id = Campaign.Id;
        Stations = await Db
            .StationDevices.Where(d => d.CampaignId == id)
            .OrderBy(d => d.RevokedAt != null)
            .ThenBy(d => d.Number)
            .ThenBy(d => d.Id)
            .ToListAsync(Stopping);
        NoRecipient = !await Db.RecipientKeys.AnyAsync(k => k.CampaignId == id && k.RetiredAt == null, Stopping);
        return null;
    }
}
