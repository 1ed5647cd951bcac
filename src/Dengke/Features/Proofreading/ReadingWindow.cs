using Dengke.Data;
using Dengke.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Proofreading;

/// <summary>When portraits are proof-read, and how long the views of them are kept.</summary>
/// <param name="Phase">As the campaign announces it.</param>
internal sealed record ReadingWindow(Window Phase, IReadOnlyList<WindowExtension> Extensions)
{
    /// <summary>
    /// A view is kept no longer than this from when it can first be answered: time enough to be reminded twice. After it, or once the window
    /// is over, nothing that shows a face is on the server; the registrar can upload it again.
    /// </summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>So long before the window opens are views taken, so that they are ready when it does.</summary>
    public static readonly TimeSpan Early = TimeSpan.FromDays(14);

    public static async Task<ReadingWindow> Load(DengkeDb db, Campaign campaign, CancellationToken ct) =>
        new(
            campaign.Phases.ProofReading,
            await db
                .WindowExtensions.Where(e => e.CampaignId == campaign.Id && e.Phase == Dengke.Domain.Campaigns.Phase.ProofReading)
                .ToListAsync(ct)
        );

    /// <summary>Whether views may be uploaded.</summary>
    public bool TakesViews(DateTimeOffset now) =>
        now >= Phase.OpensAt - Early && now < Extensions.Select(e => e.Until).Append(Phase.ClosesAt).Max();

    /// <summary>The last end for a student: the window's, or that of an extension that holds for them.</summary>
    public DateTimeOffset EndFor(Student student) =>
        Extensions
            .Where(e => e.StudentId is { } one ? one == student.Id : e.College is null || e.College == student.College)
            .Select(e => e.Until)
            .Append(Phase.ClosesAt)
            .Max();

    /// <summary>When a view that is uploaded now goes.</summary>
    public DateTimeOffset ExpiryFor(Student student, DateTimeOffset now)
    {
        var (end, kept) = (EndFor(student), (now > Phase.OpensAt ? now : Phase.OpensAt) + Kept);
        return kept < end ? kept : end;
    }
}
