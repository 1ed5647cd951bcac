namespace Dengke.Domain.Campaigns;

internal static class DocumentChecks
{
    public static IReadOnlyList<CampaignCheck> All { get; } =
    [
        new(c =>
            CampaignChecks.Doubles(c.Documents.Templates, "documents.templates", "document", "文件模板", t => t.Document.Name())
        ),
    ];
}
