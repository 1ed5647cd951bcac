using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Platform.Documents;

namespace Dengke.Features.Notices;

/// <summary>Makes documents ready to be published: what each says now, written in all its formats.</summary>
internal static class ReadyDocuments
{
    /// <returns>The documents, or why one of them cannot be published.</returns>
    public static async Task<Outcome<IReadOnlyList<ReadyDocument>>> Of(
        DraftSource source,
        IEnumerable<ShelvedDocument> documents,
        DateTimeOffset now,
        DocumentFonts fonts,
        CancellationToken ct
    )
    {
        List<ReadyDocument> ready = [];
        foreach (var document in documents)
        {
            if (document.Obstacle is { } obstacle)
            {
                return obstacle;
            }

            var draft = await source.Make(document.Kind, source.DateAt(now));
            if (!draft.IsOk)
            {
                return draft.Failure!;
            }

            var content = draft.Value with { CreatedAt = now, Footer = FooterOf(source.Campaign, document) };
            var files = await DocumentWriting.WriteAll(document.Kind, content, fonts, ct);
            if (!files.IsOk)
            {
                return files.Failure!;
            }

            ready.Add(new ReadyDocument(document.Kind, document.Next, DraftSource.HashOf(content), files.Value));
        }

        return ready;
    }

    /// <summary>What stands beside the page numbers of an attachment: which version it is.</summary>
    private static string FooterOf(Campaign campaign, ShelvedDocument document) =>
        document.Kind == CampaignDocument.Notice ? "" : $"{campaign.Title}　第 {document.Next} 版";
}
