using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>照片.</summary>
internal static class PhotoChapter
{
    private static readonly Shape<PhotoSettings> Photo = new RecordShape<PhotoSettings>("照片", new PhotoSettings(""))
        .Required("specification", "照片规格", Texts.Id, p => p.Specification, (p, v) => p with { Specification = v })
        .Optional("comparison", "允许人像比对", Scalars.Truth, p => p.Comparison, (p, v) => p with { Comparison = v })
        .Required(
            "registry_lag_days",
            "学信网上网所需工作日",
            Scalars.Whole(0, 250),
            p => p.RegistryLagDays,
            (p, v) => p with { RegistryLagDays = v }
        );

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign.Required("photo", "照片", Photo, c => c.Photo, (c, v) => c with { Photo = v });
}
