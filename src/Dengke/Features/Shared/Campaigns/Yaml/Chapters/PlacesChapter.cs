using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>校区与地点.</summary>
internal static class PlacesChapter
{
    private static readonly Shape<Campus> Campus = new RecordShape<Campus>(new("校区", "campus"), new Campus(""))
        .Required("name", new("校区名称", "Campus"), Texts.Line, c => c.Name, (c, v) => c with { Name = v })
        .Optional("english", new("英文名称", "English name"), Texts.Line, c => c.English, (c, v) => c with { English = v })
        .Optional("address", new("地址", "Address"), Texts.Line, c => c.Address, (c, v) => c with { Address = v });

    private static readonly Shape<Venue> Venue = new RecordShape<Venue>(new("地点", "venue"), new Venue("", ""))
        .Required(
            "id",
            new("地点编号", "Id", "采集场次和补采以此引用", "Sessions and the studio refer to it"),
            Texts.Id,
            x => x.Id,
            (x, v) => x with { Id = v }
        )
        .Required("name", new("地点名称", "Name"), Texts.Line, x => x.Name, (x, v) => x with { Name = v })
        .Optional("english", new("英文名称", "English name"), Texts.Line, x => x.English, (x, v) => x with { English = v })
        .Optional(
            "campus",
            new("校区", "Campus"),
            Texts.Line.RefersTo(Reference.Campus),
            x => x.Campus,
            (x, v) => x with { Campus = v }
        )
        .Optional("address", new("地址", "Address"), Texts.Line, x => x.Address, (x, v) => x with { Address = v })
        .Optional(
            "directions",
            new("怎样前往", "How to get there"),
            Texts.Line,
            x => x.Directions,
            (x, v) => x with { Directions = v }
        );

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign
            .Required("campuses", new("校区", "Campuses"), Campus.List(), c => c.Campuses, (c, v) => c with { Campuses = v })
            .Required("venues", new("地点", "Venues"), Venue.List(), c => c.Venues, (c, v) => c with { Venues = v });
}
