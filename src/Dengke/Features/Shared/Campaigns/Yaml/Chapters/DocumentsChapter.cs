using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>通知与附件: what the documents say of themselves, and the school's own templates for them.</summary>
internal static class DocumentsChapter
{
    private static readonly Shape<CampaignDocument> Document = Scalars.Choice(
        ("notice", CampaignDocument.Notice, new("通知", "Notice")),
        ("field_check_list", CampaignDocument.FieldCheckList, new("附件1 学籍信息核对表", "Attachment 1: field check-list")),
        ("correction_form", CampaignDocument.CorrectionForm, new("附件2 学籍信息更正汇总表", "Attachment 2: correction form")),
        (
            "capture_code_guide",
            CampaignDocument.CaptureCodeGuide,
            new("附件3 采集码获取说明", "Attachment 3: capture code guide")
        ),
        ("capture_timetable", CampaignDocument.CaptureTimetable, new("附件4 图像采集安排表", "Attachment 4: capture timetable"))
    );

    private static readonly Shape<DocumentTemplate> Template = new RecordShape<DocumentTemplate>(
        new("文件模板", "template"),
        new DocumentTemplate(CampaignDocument.Notice, "")
    )
        .Required("document", new("文件", "Document"), Document, t => t.Document, (t, v) => t with { Document = v })
        .Required(
            "text",
            new(
                "模板",
                "Template",
                "代替程序自带的模板; 写法和可用的字段见使用手册",
                "In place of the program's own; how to write it is in the manual"
            ),
            new TemplateShape(),
            t => t.Text,
            (t, v) => t with { Text = v }
        );

    private static readonly Shape<DocumentSettings> Documents = new RecordShape<DocumentSettings>(
        new("通知与附件", "Notice and attachments"),
        new DocumentSettings()
    )
        .Optional(
            "issuer",
            new("发文单位", "Issued by", "如 示例财经大学教务处; 不填则为学校名称", "The university where left out"),
            Texts.Line,
            d => d.Issuer,
            (d, v) => d with { Issuer = v }
        )
        .Optional(
            "number",
            new("文号", "Number", "如 教字〔2024〕183号", "E.g. 教字〔2024〕183号"),
            Texts.Line,
            d => d.Number,
            (d, v) => d with { Number = v }
        )
        .Optional(
            "date",
            new("成文日期", "Date", "不填则为发布当天", "The day of publishing where left out"),
            new OrNullShape<DateOnly>(Scalars.Date),
            d => d.Date,
            (d, v) => d with { Date = v }
        )
        .Optional(
            "templates",
            new("本校模板", "Templates of one's own", "不填则用程序自带的模板", "The program's own where left out"),
            Template.List(),
            d => d.Templates,
            (d, v) => d with { Templates = v ?? [] }
        );

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign.Optional(
            "documents",
            new("通知与附件", "Notice and attachments"),
            Documents,
            c => c.Documents,
            (c, v) => c with { Documents = v ?? new DocumentSettings() }
        );
}
