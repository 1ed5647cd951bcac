using Dengke.Data;
using Dengke.Platform.Access;
using Dengke.Platform.Documents;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Notices;

/// <summary>What a published version changed, line by line; <c>?as=text</c> in words as plain text.</summary>
[Allow]
public sealed class ChangesModel : NoticePage
{
    public PublishedDocument Before { get; private set; } = null!;

    public PublishedDocument After { get; private set; } = null!;

    public IReadOnlyList<DocumentChange> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGet(string document, int number, [FromQuery(Name = "as")] string? view)
    {
        if (await LoadKind(document) is { } missing)
        {
            return missing;
        }

        var versions = await Versions();
        if (
            versions.Find(d => d.Number == number) is not { } after
            || versions.Find(d => d.Number == number - 1) is not { } before
        )
        {
            return NotFound();
        }

        (Before, After) = (before, after);
        Changes = DocumentDiff.Between(DocumentLines.Of(await ContentOf(before)), DocumentLines.Of(await ContentOf(after)));
        return view == "text" ? Content(string.Concat(Changes.Select(c => c.Words + "\n")), "text/plain; charset=utf-8") : Page();
    }
}
