using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Crypto;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Proofreading;

/// <summary>What the registry's file says of one student.</summary>
public sealed record IdentityChange(Guid Student, IdentityState State, string? Note);

/// <summary>A row that cannot be used: words that nobody knows, nobody of the campaign, or a person who is there twice with two results.</summary>
/// <param name="Problem">unknown_words, unknown_person, two_persons or said_twice.</param>
public sealed record IdentityTrouble(int Row, string Who, string Said, string Problem);

/// <summary>What importing a file would do.</summary>
/// <param name="Changes">New or other than what is there.</param>
/// <param name="Same">Rows that say what is there already.</param>
public sealed record IdentityPreview(
    IReadOnlyList<(Student Student, IdentityState? Before, IdentityChange Change)> Changes,
    int Same,
    IReadOnlyList<IdentityTrouble> Troubles
);

/// <summary>Finds whom the rows of the registry's file are about. Nothing is guessed.</summary>
internal static class IdentityPlan
{
    public static async Task<IdentityPreview> Of(
        DengkeDb db,
        Vault vault,
        string campaign,
        IReadOnlyList<IdentityRow> rows,
        CancellationToken ct
    )
    {
        var students = await db.Students.AsNoTracking().Where(s => s.CampaignId == campaign).ToListAsync(ct);
        var before = await db
            .IdentityChecks.AsNoTracking()
            .Where(c => c.CampaignId == campaign)
            .ToDictionaryAsync(c => c.StudentId, ct);
        var byNumber = students.ToLookup(s => s.StudentNo, StringComparer.Ordinal);
        var byExam = students.ToLookup(s => s.ExamNo, StringComparer.Ordinal);
        var byDocument = students
            .Where(s => s.DocumentNoHash is not null)
            .ToLookup(s => s.DocumentNoHash!, StringComparer.Ordinal);
        List<IdentityTrouble> troubles = [];
        List<(IdentityRow Row, Student Student)> found = [];
        foreach (var row in rows)
        {
            var people = People(row);
            var problem =
                row.State is null ? "unknown_words"
                : people.Count == 0 ? "unknown_person"
                : people.Count > 1 ? "two_persons"
                : null;
            if (problem is null)
            {
                found.Add((row, people[0]));
            }
            else
            {
                troubles.Add(Trouble(row, problem));
            }
        }

        List<(Student, IdentityState?, IdentityChange)> changes = [];
        var same = 0;
        foreach (var own in found.GroupBy(f => f.Student.Id))
        {
            var (row, student) = own.First();
            if (own.Any(o => o.Row.State != row.State || o.Row.Note != row.Note))
            {
                troubles.AddRange(own.Select(o => Trouble(o.Row, "said_twice")));
                continue;
            }

            var there = before.GetValueOrDefault(student.Id);
            if (there is not null && there.State == row.State && there.Note == row.Note)
            {
                same++;
                continue;
            }

            changes.Add((student, there?.State, new IdentityChange(student.Id, row.State!.Value, row.Note)));
        }

        return new IdentityPreview(changes, same, [.. troubles.OrderBy(t => t.Row)]);

        // Whatever the row names a person by has to name one and the same.
        List<Student> People(IdentityRow row)
        {
            List<IEnumerable<Student>> named = [];
            if (MatchKeys.Of(FieldFormat.StudentNumber, row.StudentNo) is { } number)
            {
                named.Add(byNumber[number]);
            }

            if (MatchKeys.Of(FieldFormat.ExamNumber, row.ExamNo) is { } exam)
            {
                named.Add(byExam[exam]);
            }

            if (MatchKeys.Of(FieldFormat.DocumentNumber, row.DocumentNo) is { } document)
            {
                named.Add(byDocument[vault.LookUp(document, RowValues.DocumentNumber)]);
            }

            return [.. named.SelectMany(n => n).DistinctBy(s => s.Id)];
        }
    }

    private static IdentityTrouble Trouble(IdentityRow row, string problem) =>
        new(
            row.Number,
            row.StudentNo.Length > 0 ? row.StudentNo
                : row.ExamNo.Length > 0 ? row.ExamNo
                : Masked(row.DocumentNo),
            row.Said,
            problem
        );

    private static string Masked(string document) =>
        document.Length > 8 ? $"{document[..4]}{new string('*', document.Length - 8)}{document[^4..]}" : "";
}
