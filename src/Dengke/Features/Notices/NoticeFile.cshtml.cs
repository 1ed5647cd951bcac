using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Notices;

/// <summary>A published version in one format: the very bytes that were published.</summary>
[Allow]
public sealed class NoticeFileModel : NoticePage
{
    public async Task<IActionResult> OnGet(string document, int number, string format)
    {
        if (await LoadKind(document) is { } missing)
        {
            return missing;
        }

        var wanted = FormatOf(format);
        var file = (await Versions()).Find(d => d.Number == number)?.Files.Find(f => f.Format == wanted);
        return file is null
            ? NotFound()
            : File(
                await BytesOf(file),
                DocumentWriting.ContentTypeOf(file.Format),
                DocumentWriting.NameOf(Source.Campaign, Kind, number, file.Format)
            );
    }
}
