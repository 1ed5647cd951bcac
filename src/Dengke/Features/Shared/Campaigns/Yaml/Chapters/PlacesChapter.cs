using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>校区与地点.</summary>
internal static class PlacesChapter
{
    private static readonly Shape<Campus> Campus = new RecordShape<Campus>("校区", new Campus(""))
        .Required("name", "校区名称", Texts.Line, c => c.Name, (c, v) => c with { Name = v })
        .Optional("english", "英文名称", Texts.Line, c => c.English, (c, v) => c with { English = v })
        .Optional("address", "地址", Texts.Line, c => c.Address, (c, v) => c with { Address = v });

    private static readonly Shape<Venue> Venue = new RecordShape<Venue>("地点", new Venue("", ""))
        .Required("id", "地点编号", Texts.Id, x => x.Id, (x, v) => x with { Id = v })
        .Required("name", "地点名称", Texts.Line, x => x.Name, (x, v) => x with { Name = v })
        .Optional("english", "英文名称", Texts.Line, x => x.English, (x, v) => x with { English = v })
        .Optional("campus", "校区", Texts.Line, x => x.Campus, (x, v) => x with { Campus = v })
        .Optional("address", "地址", Texts.Line, x => x.Address, (x, v) => x with { Address = v })
        .Optional("directions", "怎样前往", Texts.Line, x => x.Directions, (x, v) => x with { Directions = v });

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign
            .Required("campuses", "校区", Campus.List(), c => c.Campuses, (c, v) => c with { Campuses = v })
            .Required("venues", "地点", Venue.List(), c => c.Venues, (c, v) => c with { Venues = v });
}
