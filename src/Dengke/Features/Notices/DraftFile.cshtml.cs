using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Notices;

/// <summary>A document as it would be published now, as a file; marked as a draft.</summary>
[Allow(Role.Registrar)]
public sealed class DraftFileModel(TimeProvider clock) : PublishingPage(clock)
{
    public async Task<IActionResult> OnGet(string document, string format)
    {
        if (await LoadKind(document) is { } missing)
        {
            return missing;
        }

        if (FormatOf(format) is not { } wanted)
        {
            return NotFound();
        }

        var draft = await Draft(Kind);
        if (!draft.IsOk)
        {
            return Show(draft.Failure!);
        }

        var content = draft.Value with { Footer = "草稿", CreatedAt = Now };
        var written = await DocumentWriting.Write(content, wanted, Fonts, Stopping);
        return written.IsOk
            ? File(
                written.Value,
                DocumentWriting.ContentTypeOf(wanted),
                DocumentWriting.NameOf(Source.Campaign, Kind, null, wanted)
            )
            : Show(written.Failure!);
    }
}
