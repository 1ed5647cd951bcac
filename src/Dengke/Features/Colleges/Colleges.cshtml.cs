using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Colleges;

/// <summary>The colleges whose summary the reader has to do with; somebody with one college is led straight to it.</summary>
[Allow(Role.CollegeSecretary, Role.CollegeLeader, Role.Registrar)]
public sealed class CollegesModel : CampaignPage
{
    public sealed record Line(string Name, SubmissionState State, bool IsOverdue, int Registered, int Total)
    {
        public int Missing => Total - Registered;
    }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        var campaign = (await StoredCampaign.Load(Db, Campaign.Id, ct)).Value;
        var own = Actor.Scopes(Role.CollegeSecretary).Concat(Actor.Scopes(Role.CollegeLeader)).ToHashSet(StringComparer.Ordinal);
        var names = campaign.Colleges.Select(c => c.Name).Where(c => Actor.Is(Role.Registrar) || own.Contains(c)).ToList();
        if (names is [var only])
        {
            return LocalRedirect(CollegePage.AddressOf(Campaign.Id, only));
        }

        var states = (
            await Db
                .Students.Where(s => s.CampaignId == Campaign.Id && s.InCohort && names.Contains(s.College))
                .Select(s => new { s.College, State = (ConfirmationState?)s.Confirmation!.State })
                .GroupBy(s => s)
                .Select(g => new { g.Key, Count = g.Count() })
                .ToListAsync(ct)
        ).ToLookup(s => s.Key.College);
        var submissions = await Db
            .CollegeSubmissions.Include(s => s.Signed)
            .Where(s => s.CampaignId == Campaign.Id && names.Contains(s.College))
            .ToDictionaryAsync(s => s.College, ct);
        var now = HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        List<Line> lines = [];
        foreach (var name in names)
        {
            var submission = submissions.GetValueOrDefault(name);
            var due = await Deadlines.EndFor(Db, campaign, Domain.Campaigns.Phase.CollegeSubmission, name, ct);
            lines.Add(
                new Line(
                    name,
                    submission?.State ?? SubmissionState.Open,
                    now >= due && (submission?.Signed.TrueForAll(s => s.ReturnedAt is not null) ?? true),
                    states[name].Where(s => (s.Key.State ?? default).IsRegistered()).Sum(s => s.Count),
                    states[name].Sum(s => s.Count)
                )
            );
        }

        Lines = lines;
        return Page();
    }
}
