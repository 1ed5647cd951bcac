using Dengke.Data;
using Dengke.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Confirmation;

/// <summary>When the confirmation ends for whom, and for whom it is over (CON-6): the window's close or the latest extension.</summary>
public sealed class ConfirmationEnd
{
    private readonly DateTimeOffset closes;
    private readonly List<WindowExtension> extensions;
    private readonly DateTimeOffset now;

    private ConfirmationEnd(DateTimeOffset closes, List<WindowExtension> extensions, DateTimeOffset now)
    {
        (this.closes, this.extensions, this.now) = (closes, extensions, now);
        var holding = extensions.Where(e => now < e.Until).ToList();
        IsOverForSome = closes <= now && !holding.Exists(e => e.StudentId is null && e.College is null);
        OpenColleges = [.. holding.Where(e => e.StudentId is null && e.College is not null).Select(e => e.College!)];
        OpenStudents = [.. holding.Where(e => e.StudentId is not null).Select(e => e.StudentId!.Value)];
    }

    /// <summary>Whether the window has closed and no extension for all holds: over for whoever is in neither list below.</summary>
    public bool IsOverForSome { get; }

    /// <summary>Colleges whose extension holds now.</summary>
    public string[] OpenColleges { get; }

    /// <summary>Students whose own extension holds now.</summary>
    public Guid[] OpenStudents { get; }

    public static async Task<ConfirmationEnd> Load(DengkeDb db, Campaign campaign, DateTimeOffset now, CancellationToken ct)
    {
        var granted = await db
            .WindowExtensions.AsNoTracking()
            .Where(e => e.CampaignId == campaign.Id && e.Phase == Phase.Confirmation)
            .ToListAsync(ct);
        return new ConfirmationEnd(campaign.Phases.Confirmation.ClosesAt, granted, now);
    }

    public DateTimeOffset For(Student student) =>
        extensions
            .Where(e => e.StudentId is { } one ? one == student.Id : e.College is null || e.College == student.College)
            .Select(e => e.Until)
            .Append(closes)
            .Max();

    public bool IsOverFor(Student student) => For(student) <= now;
}
