using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Capture;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

/// <summary>Whose a shot is, by the token of the code that was scanned, and what speaks against it (HND-3, CAP-4).</summary>
internal static class ShotMatch
{
    /// <returns>The student where that is known, and a code of <see cref="ShotProblems"/>; null for a shot that is clear.</returns>
    public static async Task<(Student? Student, string? Problem)> Whose(
        DengkeDb db,
        Campaign campaign,
        StationDevice device,
        IncomingShot shot,
        CancellationToken ct
    )
    {
        if (device.RevokedAt is not null)
        {
            return (null, ShotProblems.DeviceRevoked);
        }

        if (shot.Campaign != device.CampaignId)
        {
            return (null, ShotProblems.OtherCampaign);
        }

        if (PackContent.SessionsOf(campaign).All(s => s.Id != shot.Session))
        {
            return (null, ShotProblems.UnknownSession);
        }

        var found = await StudentOf(db, device.CampaignId, shot.Token, ct);
        if (found.Problem is not null)
        {
            return found;
        }

        var student = found.Student!;
        if (shot.Ticket is { } number)
        {
            var owner = await db.Tickets(device.CampaignId, shot.Session)
                .Where(t => t.Number == number)
                .Select(t => (Guid?)t.StudentId)
                .FirstOrDefaultAsync(ct);
            if (owner is { } other && other != student.Id)
            {
                return (null, ShotProblems.TwoTokensOneTicket);
            }
        }

        return (student, shot.Dispute is null ? null : ShotProblems.Disputed);
    }

    /// <summary>Who has that code; tracked.</summary>
    /// <returns><c>unknown_code</c>, <c>code_revoked</c> or <c>not_in_cohort</c> where nobody may be photographed by it.</returns>
    public static async Task<(Student? Student, string? Problem)> StudentOf(
        DengkeDb db,
        string campaign,
        string token,
        CancellationToken ct
    )
    {
        var student = await (
            from code in db.CaptureCodes
            where code.CampaignId == campaign && code.Token == token
            join owner in db.Students on code.StudentId equals owner.Id
            select owner
        ).FirstOrDefaultAsync(ct);
        if (student is not null)
        {
            return (student, student.InCohort ? null : ShotProblems.NotInCohort);
        }

        var away = await db.RevokedCodes.AnyAsync(c => c.CampaignId == campaign && c.Token == token, ct);
        return (null, away ? ShotProblems.CodeRevoked : ShotProblems.UnknownCode);
    }
}
