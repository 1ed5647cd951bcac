namespace Dengke.Features.Demo.People;

/// <summary>The single facts about a person of a group, each by chance.</summary>
internal static class PersonFacts
{
    private static readonly string[] ForeignSurnames = "KARLSEN MOROZAN TANAKU DUBEAU RAHIMOV OKONJA PHANTA SOTELLI".Split(' ');
    private static readonly string[] ForeignGiven = "ALINA BAKYT DARIO ELMIRA JONAH MILOSH SUMIRE TARIK".Split(' ');

    private static readonly (string Value, int Weight)[] PoliticalStatuses =
    [
        ("共青团员", 70),
        ("群众", 13),
        ("中共预备党员", 9),
        ("中共党员", 8),
    ];

    /// <summary>Eighteen or nineteen at entry, now and then a year more or less; four years more for a second degree.</summary>
    public static DateOnly BirthDate(int entryYear, StudentGroup group, DemoRandom own)
    {
        var age = own.Pick<int>([(17, 3), (18, 86), (19, 9), (20, 2)]) + (group == StudentGroup.SecondDegree ? 4 : 0);
        return new DateOnly(entryYear - age - 1, 9, 1).AddDays(own.Next(365));
    }

    public static string Ethnicity(StudentGroup group, DemoRandom own) =>
        group switch
        {
            StudentGroup.HongKong => "香港",
            StudentGroup.Macao => "澳门",
            StudentGroup.Taiwan => "台湾",
            StudentGroup.Foreign => "其他",
            _ => EthnicNames.Group(own),
        };

    public static (string Surname, string Given) Name(StudentGroup group, string ethnicity, bool male, DemoRandom own)
    {
        if (group == StudentGroup.Foreign)
        {
            return (own.Pick(ForeignSurnames), " " + own.Pick(ForeignGiven));
        }

        return EthnicNames.Of(ethnicity, male, own) is { } name ? ("", name) : (HanNames.Surname(own), HanNames.Given(male, own));
    }

    public static (string Type, string Number) Document(
        StudentGroup group,
        string region,
        DateOnly birth,
        bool male,
        DemoRandom own
    )
    {
        var settled = own.Chance(400);
        return group switch
        {
            StudentGroup.HongKong when settled => ("港澳居民居住证", IdentityNumbers.Resident("810000", birth, male, own)),
            StudentGroup.Macao when settled => ("港澳居民居住证", IdentityNumbers.Resident("820000", birth, male, own)),
            StudentGroup.Taiwan when settled => ("台湾居民居住证", IdentityNumbers.Resident("830000", birth, male, own)),
            StudentGroup.HongKong => ("港澳居民来往内地通行证", IdentityNumbers.HongKongMacaoPermit(macao: false, own)),
            StudentGroup.Macao => ("港澳居民来往内地通行证", IdentityNumbers.HongKongMacaoPermit(macao: true, own)),
            StudentGroup.Taiwan => ("台湾居民来往大陆通行证", IdentityNumbers.TaiwanPermit(own)),
            StudentGroup.Foreign => ("护照", IdentityNumbers.Passport(own)),
            _ => ("居民身份证", IdentityNumbers.Resident(region, birth, male, own)),
        };
    }

    /// <summary>
    /// 14 digits: year, county of the exam, kind (1 is the autumn exam), subject group, number (domain facts 3.5). Who came in
    /// another way has a number that the school made by the same pattern, with Beijing's code and kind 9.
    /// </summary>
    public static string ExamNo(int entryYear, StudentGroup group, string region, DemoRandom own) =>
        group is StudentGroup.Ordinary or StudentGroup.MovedDown or StudentGroup.Visiting
            ? $"{entryYear % 100:00}{region}1{own.Between(1, 6)}{own.Between(1, 9999):0000}"
            : $"{entryYear % 100:00}1100009{(int)group}{own.Between(1, 9999):0000}";

    public static string PoliticalStatus(StudentGroup group, DemoRandom own) =>
        group switch
        {
            StudentGroup.Foreign => "",
            StudentGroup.HongKong or StudentGroup.Macao or StudentGroup.Taiwan => "群众",
            _ => own.Pick(PoliticalStatuses),
        };
}
