using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>照片.</summary>
internal static class PhotoChapter
{
    private static readonly Shape<PhotoSettings> Photo = new RecordShape<PhotoSettings>(
        new("照片", "Photo"),
        new PhotoSettings("")
    )
        .Required(
            "specification",
            new("照片规格", "Photo specification"),
            Texts.Id,
            p => p.Specification,
            (p, v) => p with { Specification = v }
        )
        .Optional(
            "comparison",
            new("允许人像比对", "Compare portraits", "须经学生同意", "Needs the students' consent"),
            Scalars.Truth,
            p => p.Comparison,
            (p, v) => p with { Comparison = v }
        )
        .Optional(
            "send_originals",
            new(
                "原片一并移交",
                "Hand over whole frames, too",
                "不选则原片留在采集站, 学籍管理科打开成品后删除",
                "Else they stay at the station until the portrait is opened"
            ),
            Scalars.Truth,
            p => p.SendOriginals,
            (p, v) => p with { SendOriginals = v }
        )
        .Optional(
            "archive_name",
            new(
                "照片归档的文件名",
                "Names of archived photos",
                "如 {college}/{class}/{student_no}-{name}.jpg; 还可用 {exam_no}、{document_no}、{major}、{token}",
                "E.g. {college}/{class}/{student_no}-{name}.jpg; also {exam_no}, {document_no}, {major}, {token}"
            ),
            Texts.Matching(
                "文件名模板",
                PhotoNameTemplate.Pattern,
                "写作 {student_no}.jpg 这样, 至少含学号、考生号、证件号码或令牌之一"
            ),
            p => p.ArchiveName,
            (p, v) => p with { ArchiveName = v }
        )
        .Required(
            "registry_lag_days",
            new(
                "学信网上网所需工作日",
                "Working days until the registry shows a photo",
                "各校经验为 10 至 50 个工作日",
                "Schools report 10 to 50"
            ),
            Scalars.Whole(0, 250),
            p => p.RegistryLagDays,
            (p, v) => p with { RegistryLagDays = v }
        );

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign.Required("photo", new("照片", "Photo"), Photo, c => c.Photo, (c, v) => c with { Photo = v });
}
