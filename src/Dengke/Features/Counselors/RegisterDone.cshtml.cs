using System.Text.Json;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Handling;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Counselors;

/// <summary>What one bulk registration of the reader's own came to, as long as the audit trail has it.</summary>
[Allow(Role.Counselor)]
public sealed class RegisterDoneModel(TimeProvider clock) : RegisterPage(clock)
{
    public RegisterResult Result { get; private set; } = null!;

    /// <param name="once">The key that the list's form carried.</param>
    public async Task<IActionResult> OnGet(Guid once)
    {
        if (await LoadPlan() is { } missing)
        {
            return missing;
        }

        var key = Runner.KeyOf<RegisterStudents>(Actor, once.ToString("N"));
        var kept = await Db.Operations.FirstOrDefaultAsync(o => o.IdempotencyKey == key && o.CampaignId == Campaign.Id);
        if (kept?.Result is null)
        {
            return Redirect($"/campaigns/{Campaign.Id}/register");
        }

        Result = JsonSerializer.Deserialize<RegisterResult>(kept.Result, Work.Json)!;
        return Page();
    }
}
