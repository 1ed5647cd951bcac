using Dengke.Domain.Kernel;
using Dengke.Photos.Measures;
using Dengke.Photos.Specifications;
using Dengke.Platform.Envelopes;
using Dengke.Platform.StationLink;

namespace Dengke.Station;

/// <summary>A day pack, ready for use.</summary>
internal sealed class StationDay
{
    /// <summary>Where somebody has a portrait already, another session's slot does not matter.</summary>
    private readonly ILookup<string, PackPerson> people;

    private readonly HashSet<string> revoked;

    private StationDay(DayPack pack, PhotoSpecification specification, IReadOnlyList<PublicKey> recipients)
    {
        (Pack, Specification, Recipients) = (pack, specification, recipients);
        people = pack.People.ToLookup(p => p.Token, StringComparer.Ordinal);
        revoked = pack.Revoked.ToHashSet(StringComparer.Ordinal);
    }

    public DayPack Pack { get; }

    public PhotoSpecification Specification { get; }

    public IReadOnlyList<PublicKey> Recipients { get; }

    /// <summary>Makes a pack ready.</summary>
    /// <returns><c>pack_of_another</c> for one that is not for this station, <c>pack_broken</c> where what it says cannot be used.</returns>
    public static Outcome<StationDay> Of(DayPack pack, PublicKey station)
    {
        if (pack.DeviceKey != station.KeyId)
        {
            return Failure.Refused(
                "pack_of_another",
                $"这个采集日包是给“{pack.Name}”的, 不是给本机的。请在网站的采集站页面下载本机的日包。",
                $"This day pack is for {pack.Name}, not for this station."
            );
        }

        var keys = pack.Recipients.Select(PublicKey.Read).ToList();
        var (specification, problems) = SpecificationYaml.Read(pack.Specification, [.. MeasureCatalogue.ByName.Keys]);
        return specification is not null && keys.TrueForAll(k => k.IsOk && k.Value.Use == KeyUse.Encryption)
            ? new StationDay(pack, specification, [.. keys.Select(k => k.Value)])
            : Failure.Refused(
                "pack_broken",
                $"采集日包的内容不能使用: {(problems.Count > 0 ? problems[0] : "接收人的公钥")}。",
                "What the day pack says cannot be used."
            );
    }

    /// <summary>The session of an instant: the one that is on, else the next of the day, else the nearest.</summary>
    public PackSession? SessionAt(DateTimeOffset now) =>
        Pack.Sessions.MinBy(s =>
            now < s.OpensAt ? s.OpensAt - now
            : now > s.ClosesAt ? now - s.ClosesAt
            : TimeSpan.Zero
        );

    public PackSession? Session(string id) => Pack.Sessions.FirstOrDefault(s => s.Id == id);

    public string TokenOf(string code) => CodeToken.Of(Pack.TokenKey, code);

    public bool IsRevoked(string token) => revoked.Contains(token);

    /// <summary>Who has that code; in a session where they are expected in several.</summary>
    public PackPerson? Person(string token, string session) =>
        people[token].OrderByDescending(p => p.Session == session).FirstOrDefault();
}
