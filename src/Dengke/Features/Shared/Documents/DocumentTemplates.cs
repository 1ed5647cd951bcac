using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Platform.Documents.Templates;

namespace Dengke.Features.Shared.Documents;

/// <summary>The program's templates, one a document, and what is wrong with a school's own.</summary>
public static class DocumentTemplates
{
    private static readonly ConcurrentDictionary<CampaignDocument, string> Texts = new();

    /// <summary>The text of the program's template.</summary>
    public static string Default(CampaignDocument document) => Texts.GetOrAdd(document, Read);

    /// <summary>The template that holds in a campaign, parsed.</summary>
    public static Outcome<TemplateText<DocumentFacts>> Of(Campaign campaign, CampaignDocument document) =>
        TemplateText.Parse<DocumentFacts>(campaign.Documents.TemplateOf(document) ?? Default(document));

    /// <summary>What is wrong with a template, by its lines; empty for a good one.</summary>
    public static IReadOnlyList<TemplateProblem> Find(string text) => TemplateText.Find<DocumentFacts>(text);

    private static string Read(CampaignDocument document)
    {
        var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(document.ToString());
        using var stream = typeof(DocumentTemplates).Assembly.GetManifestResourceStream($"Dengke.Documents.{name}.liquid")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
