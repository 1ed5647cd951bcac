using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

/// <summary>接收公钥: to whose keys stations encrypt (HND-2). A change of keys goes by way of two.</summary>
[Allow(Role.Registrar)]
public sealed class KeysModel(TimeProvider clock) : HandoffPage(clock)
{
    public IReadOnlyList<RecipientKey> Keys { get; private set; } = [];

    public int Live => Keys.Count(k => k.RetiredAt is null);

    /// <summary>What was typed and is shown again when the act is refused.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <inheritdoc cref="Name"/>
    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    public async Task<IActionResult> OnPostAdd(IFormFile? file)
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        var text = string.IsNullOrWhiteSpace(Key) ? await SmallFile.Text(file, Stopping) : Key;
        var added = await Run(new AddRecipientKey(Campaign.Id, Name, text));
        if (!added.IsOk)
        {
            // A private key is not written into a page again.
            Key = added.Failure!.Code == "key_private" ? null : Key;
            return Show(added.Failure);
        }

        Say(T("已添加; 采集站取得新日包后即加密给它。", "Added; stations encrypt to it from their next day pack on."));
        return LocalRedirect($"{Root}/keys");
    }

    public async Task<IActionResult> OnPostRetire(Guid id, int version)
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        var retired = await Run(new RetireRecipientKey(Campaign.Id, id, Reason, version));
        if (!retired.IsOk)
        {
            return Show(retired.Failure!);
        }

        Say(T("已停用; 先前加密的照片仍要用它的私钥打开。", "Retired; what was encrypted before is still opened with it."));
        return LocalRedirect($"{Root}/keys");
    }

    private async Task<IActionResult?> Load()
    {
        if (await LoadPlan() is { } missing)
        {
            return missing;
        }

        var id = Campaign.Id;
        Keys = await Db
            .RecipientKeys.Where(k => k.CampaignId == id)
            .OrderBy(k => k.RetiredAt != null)
            .ThenByDescending(k => k.AddedAt)
            .ToListAsync(Stopping);
        return null;
    }
}
