using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Crypto;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Capture;

/// <summary>Finds the person that an operator has before them by what is scanned or typed: pass, ticket number or 学号.</summary>
public static class HallLookUp
{
    /// <summary>Longer numbers are 学号.</summary>
    private const int LongestTicket = 5;

    /// <summary>Nothing that anybody types or scans on purpose is longer.</summary>
    private const int LongestText = 200;

    /// <returns>A student of the campaign; <c>unreadable</c>, <c>unknown_pass</c>, <c>unknown_ticket</c>, <c>unknown_number</c>.</returns>
    public static async Task<Outcome<Student>> Find(
        DengkeDb db,
        Vault vault,
        string campaign,
        string session,
        string? text,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var typed = text?.Trim() ?? "";
        if (typed.Length is 0 or > LongestText || typed.Any(char.IsControl))
        {
            return Failure.Refused(
                "unreadable",
                "没有读到有效内容, 请重新扫描或输入票号、学号。",
                "Nothing readable; scan again, or type the ticket or student number."
            );
        }

        var students = db.Students.Where(s => s.CampaignId == campaign && s.InCohort);
        if (DoorPass.IsOne(typed))
        {
            var pass = DoorPass.Read(vault, campaign, typed, now);
            return await One(students.Where(s => pass != null && s.Id == pass.StudentId), ct)
                ?? Failure.Refused("unknown_pass", "不是有效的入场码。", "Not a pass of this campaign.");
        }

        if (typed.Length <= LongestTicket && typed.All(char.IsAsciiDigit))
        {
            var number = int.Parse(typed);
            var ticket = await One(
                db.HallTickets.Where(t => t.CampaignId == campaign && t.SessionId == session && t.Number == number)
                    .Select(t => t.Student!),
                ct
            );
            return ticket
                ?? Failure.Refused(
                    "unknown_ticket",
                    $"本场次没有 {number} 号。",
                    $"There is no ticket {number} in this session."
                );
        }

        return await One(students.Where(s => s.StudentNo == typed), ct)
            ?? Failure.Refused("unknown_number", "没有这个学号, 或不在本批次。", "No such student number in this campaign.");
    }

    private static async Task<Outcome<Student>?> One(IQueryable<Student> students, CancellationToken ct) =>
        await students.FirstOrDefaultAsync(ct) is { } student ? (Outcome<Student>)student : null;
}
