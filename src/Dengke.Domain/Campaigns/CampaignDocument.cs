namespace Dengke.Domain.Campaigns;

/// <summary>A document that the campaign gives out (CAM-5): the notice, and its attachments in their order.</summary>
public enum CampaignDocument
{
    /// <summary>通知.</summary>
    Notice,

    /// <summary>附件1: the fields that students check, with what proves a correction.</summary>
    FieldCheckList,

    /// <summary>附件2: the correction summary as a college fills it in by hand.</summary>
    CorrectionForm,

    /// <summary>附件3: how to get the capture code.</summary>
    CaptureCodeGuide,

    /// <summary>附件4: when and where each class is photographed.</summary>
    CaptureTimetable,
}

/// <summary>The school's own words for a document, in place of the program's template.</summary>
/// <param name="Document">Which document.</param>
/// <param name="Text">Liquid, whose result is lines of the layout that <c>docs/campaign.md</c> describes.</param>
public sealed record DocumentTemplate(CampaignDocument Document, string Text);

/// <summary>What the campaign's documents say of themselves, and the school's own templates.</summary>
public sealed record DocumentSettings
{
    /// <summary>Who issues them 发文单位, e.g. 示例财经大学教务处; null for the school itself.</summary>
    public string? Issuer { get; init; }

    /// <summary>The notice's number 文号, e.g. 教字〔2024〕183号; null while it has none.</summary>
    public string? Number { get; init; }

    /// <summary>The date under the notice; null for the day on which it is published.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>At most one a document.</summary>
    public ValueList<DocumentTemplate> Templates { get; init; } = [];

    /// <summary>The school's own template; null where the program's holds.</summary>
    public string? TemplateOf(CampaignDocument document) => Templates.FirstOrDefault(t => t.Document == document)?.Text;
}

/// <summary>The names of documents on pages and in file names.</summary>
public static class DocumentNames
{
    public static string Name(this CampaignDocument document) =>
        document switch
        {
            CampaignDocument.Notice => "通知",
            CampaignDocument.FieldCheckList => "附件1 学籍信息核对表",
            CampaignDocument.CorrectionForm => "附件2 学籍信息更正汇总表",
            CampaignDocument.CaptureCodeGuide => "附件3 采集码获取说明",
            CampaignDocument.CaptureTimetable => "附件4 图像采集安排表",
            _ => throw new ArgumentOutOfRangeException(nameof(document)),
        };

    public static string EnglishName(this CampaignDocument document) =>
        document switch
        {
            CampaignDocument.Notice => "Notice",
            CampaignDocument.FieldCheckList => "Attachment 1: field check-list",
            CampaignDocument.CorrectionForm => "Attachment 2: correction summary form",
            CampaignDocument.CaptureCodeGuide => "Attachment 3: how to get the capture code",
            CampaignDocument.CaptureTimetable => "Attachment 4: capture timetable",
            _ => throw new ArgumentOutOfRangeException(nameof(document)),
        };

    /// <summary>附件1 to 附件4; null for the notice itself.</summary>
    public static string? Mark(this CampaignDocument document) =>
        document == CampaignDocument.Notice ? null : $"附件{(int)document}";
}
