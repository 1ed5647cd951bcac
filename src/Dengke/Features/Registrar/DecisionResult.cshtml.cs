using System.Text.Json;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Platform.Access;
using Dengke.Platform.Handling;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Registrar;

/// <summary>What a bulk decision came to: how many were decided, which were left aside and why. Read from the operation itself.</summary>
[Allow(Role.Registrar)]
public sealed class DecisionResultModel : CampaignPage
{
    public DecideResult Result { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string key)
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var stored = Runner.KeyOf<DecideCorrections>(Actor, key);
        var result = await Db
            .Operations.Where(o => o.IdempotencyKey == stored && o.CampaignId == Campaign.Id)
            .Select(o => o.Result)
            .FirstOrDefaultAsync(HttpContext.RequestAborted);
        if (result is null)
        {
            return Redirect($"/campaigns/{Campaign.Id}/corrections");
        }

        Result = JsonSerializer.Deserialize<DecideResult>(result, Work.Json)!;
        return Page();
    }
}
