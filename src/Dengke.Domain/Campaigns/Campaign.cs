using System.Runtime.CompilerServices;
using Dengke.Domain.Records;

namespace Dengke.Domain.Campaigns;

/// <summary>
/// A campaign 批次, such as 2025届: who graduates, when what is done, where, by whom, at what price, by which rules and in which words.
/// It is data through and through: what differs between two universities stands here and nowhere in code.
/// Equal contents are equal campaigns. A blank one is the start of reading and not a valid campaign.
/// </summary>
public sealed record Campaign
{
    // Beside the object and not in it, where it would be a part of what makes two campaigns equal.
    private static readonly ConditionalWeakTable<Campaign, FieldCatalogue> Catalogues = [];

    /// <summary>The newest file layout that this program reads and writes.</summary>
    public const int CurrentFileVersion = 1;

    /// <summary>The layout of the campaign's file.</summary>
    public int FileVersion { get; init; }

    /// <summary>Short and stable, e.g. <c>2025</c>; part of addresses.</summary>
    public string Id { get; init; } = "";

    /// <summary>E.g. 2025届.</summary>
    public string Title { get; init; } = "";

    public string? EnglishTitle { get; init; }

    /// <summary>Always <see cref="ChinaTime.ZoneName"/>; written out so that the file says what its times mean.</summary>
    public string TimeZone { get; init; } = "";

    public School School { get; init; } = new("", "");

    public CohortRule Cohort { get; init; } = new();

    public Phases Phases { get; init; } = new();

    public ValueList<Campus> Campuses { get; init; } = [];

    public ValueList<Venue> Venues { get; init; } = [];

    public ValueList<College> Colleges { get; init; } = [];

    public ValueList<Major> Majors { get; init; } = [];

    public ValueList<Counselor> Counselors { get; init; } = [];

    public ValueList<StudentClass> Classes { get; init; } = [];

    public ValueList<Contact> Contacts { get; init; } = [];

    /// <summary>The registrar's mailbox, to which a copy of every signed summary goes (CON-5); null for none.</summary>
    public string? Mailbox { get; init; }

    public Fees Fees { get; init; } = new();

    public PhotoSettings Photo { get; init; } = new("");

    /// <summary>Keys of the fields by which the two sources are matched, the strongest first.</summary>
    public ValueList<string> MatchKeys { get; init; } = [];

    /// <summary>What this campaign says of a field otherwise than the default catalogue.</summary>
    public ValueList<FieldSetting> Fields { get; init; } = [];

    public ApprovalRoutes Routes { get; init; } = new();

    public ValueList<MessageTemplate> Messages { get; init; } = [];

    /// <summary>When nothing but what is urgent leaves the house; null for the usual hours.</summary>
    public TimeRange? QuietHours { get; init; }

    public HolidayCalendar Calendar { get; init; } = new();

    public CampaignTexts Texts { get; init; } = new();

    public DocumentSettings Documents { get; init; } = new();

    /// <summary>The campaign's field catalogue: the default with <see cref="Fields"/> laid over it. Built once a campaign object.</summary>
    public FieldCatalogue Catalogue() => Catalogues.GetValue(this, c => FieldSetting.LayOver(FieldCatalogue.Default, c.Fields));

    /// <summary>The campus at which a class is: its own, else its college's; null where neither is known.</summary>
    public string? CampusOf(StudentClass @class) =>
        @class.Campus ?? Colleges.FirstOrDefault(c => c.Name == @class.College)?.Campus;
}

/// <summary>The university.</summary>
/// <param name="Name">The full name as on a diploma.</param>
/// <param name="Code">院校代码, five digits.</param>
public sealed record School(string Name, string Code)
{
    public string? English { get; init; }

    public string EnglishOrName => English ?? Name;

    public string? ShortName { get; init; }
}
