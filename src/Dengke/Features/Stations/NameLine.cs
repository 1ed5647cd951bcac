using Dengke.Data;
using Dengke.Platform.Envelopes;
using Dengke.Tables.Writing;

namespace Dengke.Features.Stations;

/// <summary>Who a token stands for.</summary>
/// <param name="Token">Empty for a student who has none.</param>
/// <param name="Shot">Of a shot that is here; null for a code by which none has come yet.</param>
/// <param name="DocumentNo">Null in the list that is handed out in clear.</param>
public sealed record NameLine(
    string Token,
    string? Shot,
    string StudentNo,
    string Name,
    string ClassName,
    string ExamNo,
    string College,
    string Major,
    string? DocumentNo
)
{
    public static NameLine Of(string token, string? shot, Student student, string? documentNo) =>
        new(
            token,
            shot,
            student.StudentNo,
            student.Name,
            student.ClassName,
            student.ExamNo,
            student.College,
            student.MajorName,
            documentNo
        );

    /// <summary>With document numbers, for the holders of these keys alone.</summary>
    /// <param name="keys">JWKs of live recipients.</param>
    public static byte[] Sealed(IReadOnlyList<NameLine> lines, IReadOnlyList<string> keys) =>
        ListEnvelope.Seal(File(lines, documents: true), ListEnvelope.Names, [.. keys.Select(k => PublicKey.Read(k).Value)]);

    /// <summary>
    /// As a CSV file that programs read as well: tokens stand as they are, since they have letters, digits, <c>-</c> and <c>_</c> alone; what
    /// people have typed is kept from being run as a formula.
    /// </summary>
    /// <param name="documents">Whether there is a column of document numbers.</param>
    public static byte[] File(IReadOnlyList<NameLine> lines, bool documents = false)
    {
        using var stream = new MemoryStream();
        using (var writer = new DelimitedWriter(stream, new DelimitedOptions { GuardFormulas = false }))
        {
            string[] headers = ["token", "student_no", "name", "class", "shot", "exam_no", "college", "major"];
            writer.WriteRow(documents ? [.. headers, "document_no"] : headers);
            foreach (var line in lines)
            {
                string?[] typed = [line.StudentNo, line.Name, line.ClassName, line.Shot, line.ExamNo, line.College, line.Major];
                writer.WriteField(line.Token);
                foreach (var text in documents ? [.. typed, line.DocumentNo] : typed)
                {
                    writer.WriteField(FormulaGuard.Guard(text ?? ""));
                }

                writer.EndRow();
            }
        }

        return stream.ToArray();
    }
}
