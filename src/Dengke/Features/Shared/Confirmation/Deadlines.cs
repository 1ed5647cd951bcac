using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Confirmation;

/// <summary>Whether an act of a phase may be done now, extensions and late admissions taken in (CAM-3, CON-6).</summary>
public static class Deadlines
{
    /// <returns>In time or late; or <c>outside_window</c> with the window named.</returns>
    public static async Task<Outcome<Timeliness>> Admit(
        DengkeDb db,
        Campaign campaign,
        Phase phase,
        Student student,
        DateTimeOffset now,
        CancellationToken ct
    ) => campaign.Phases.Admit(phase, await For(db, campaign.Id, phase, student.College, student.Id, ct), now);

    /// <inheritdoc cref="Admit(DengkeDb, Campaign, Phase, Student, DateTimeOffset, CancellationToken)"/>
    public static async Task<Outcome<Timeliness>> Admit(
        DengkeDb db,
        Campaign campaign,
        Phase phase,
        string college,
        DateTimeOffset now,
        CancellationToken ct
    ) => campaign.Phases.Admit(phase, await For(db, campaign.Id, phase, college, null, ct), now);

    /// <summary>The last end of the phase for a student: the window's, or that of an extension that holds for them.</summary>
    public static async Task<DateTimeOffset> EndFor(
        DengkeDb db,
        Campaign campaign,
        Phase phase,
        Student student,
        CancellationToken ct
    )
    {
        var window = campaign.Phases.WindowOf(phase) ?? default;
        var extensions = await For(db, campaign.Id, phase, student.College, student.Id, ct);
        return extensions.Append(window.ClosesAt).Max();
    }

    /// <summary>The last end of the phase for a college.</summary>
    public static async Task<DateTimeOffset> EndFor(
        DengkeDb db,
        Campaign campaign,
        Phase phase,
        string college,
        CancellationToken ct
    )
    {
        var window = campaign.Phases.WindowOf(phase) ?? default;
        var extensions = await For(db, campaign.Id, phase, college, null, ct);
        return extensions.Append(window.ClosesAt).Max();
    }

    private static async Task<List<DateTimeOffset>> For(
        DengkeDb db,
        string campaign,
        Phase phase,
        string college,
        Guid? student,
        CancellationToken ct
    ) =>
        await db
            .WindowExtensions.Where(e =>
                e.CampaignId == campaign
                && e.Phase == phase
                && (e.StudentId == null ? e.College == null || e.College == college : e.StudentId == student)
            )
            .Select(e => e.Until)
            .ToListAsync(ct);
}
