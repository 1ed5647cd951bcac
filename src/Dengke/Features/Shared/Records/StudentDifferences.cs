using Dengke.Data;
using Dengke.Domain.Records;
using Dengke.Platform.Handling;

namespace Dengke.Features.Shared.Records;

/// <summary>Writes down in which fields a student's two records are not the same.</summary>
internal static class StudentDifferences
{
    private const int LongestNote = 400;

    /// <param name="found">The fields with any verdict but <see cref="Verdict.Same"/>; those written before are gone already.</param>
    public static void Write(Work work, Student student, IReadOnlyCollection<(string Field, Verdict Verdict, string Note)> found)
    {
        student.Findings = found.Count(f => f.Verdict.IsFinding());
        student.Remarks = found.Count - student.Findings;
        work.Db.FieldDifferences.AddRange(
            found.Select(f => new FieldDifference
            {
                Id = work.NewId(),
                StudentId = student.Id,
                CampaignId = student.CampaignId,
                Field = f.Field,
                Verdict = f.Verdict,
                Note = f.Note.Length == 0 ? null : Shorten(f.Note),
            })
        );
    }

    public static string Shorten(string text) => text.Length <= LongestNote ? text : text[..(LongestNote - 1)] + "…";
}
