using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Files;

namespace Dengke.Features.Corrections;

/// <summary>An uploaded file that was not taken.</summary>
/// <param name="Kind">The kind of document at whose input it was chosen.</param>
public sealed record RefusedFile(string Kind, string Message);

/// <summary>What was uploaded with a form: what can be kept, and what cannot and why.</summary>
public sealed record Uploaded(IReadOnlyList<NewEvidence> Good, IReadOnlyList<RefusedFile> Refused);

/// <summary>Looks through the files of a form, each on its own: a bad one does not spoil the others.</summary>
internal static class EvidenceUploads
{
    /// <summary>Inputs are called by this and the kind of document.</summary>
    public const string Prefix = "evidence:";

    private const int LongestNameShown = 40;

    /// <param name="needs">The kinds that are asked for; files for others are left aside.</param>
    /// <param name="page">Says the sentences in the reader's language.</param>
    public static async Task<Uploaded> Take(StudentPage page, EvidenceIntake intake, IReadOnlyList<EvidenceNeed> needs)
    {
        List<NewEvidence> good = [];
        List<RefusedFile> refused = [];
        IReadOnlyList<IFormFile> files = page.Request.HasFormContentType ? page.Request.Form.Files : [];
        foreach (var file in files)
        {
            var kind = file.Name.StartsWith(Prefix, StringComparison.Ordinal) ? file.Name[Prefix.Length..] : "";
            if (needs.All(n => n.Kind != kind))
            {
                continue;
            }

            await using var content = file.OpenReadStream();
            var taken = await intake.Take(content, page.HttpContext.RequestAborted);
            if (taken.Failure is { } failure)
            {
                refused.Add(new RefusedFile(kind, $"“{Shown(file.FileName)}”: {Sentence(page, failure)}"));
            }
            else
            {
                good.Add(new NewEvidence(kind, taken.Value.Bytes, taken.Value.MediaType));
            }
        }

        return new Uploaded(good, refused);
    }

    private static string Sentence(StudentPage page, Failure failure) => page.T(failure);

    private static string Shown(string name) => name.Length <= LongestNameShown ? name : $"{name[..LongestNameShown]}…";
}
