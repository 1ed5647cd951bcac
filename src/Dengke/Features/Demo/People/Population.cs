namespace Dengke.Features.Demo.People;

/// <summary>Draws the people of the demo, class by class, as they would stand in two systems without an error.</summary>
internal sealed class Population(DemoRandom random, IReadOnlyList<DemoClass> classes)
{
    private static readonly (StudentGroup Value, int Weight)[] Groups =
    [
        (StudentGroup.Ordinary, 951),
        (StudentGroup.HongKong, 5),
        (StudentGroup.Macao, 3),
        (StudentGroup.Taiwan, 3),
        (StudentGroup.Foreign, 14),
        (StudentGroup.Visiting, 12),
        (StudentGroup.OutsidePlan, 4),
        (StudentGroup.MovedDown, 8),
    ];

    private readonly List<string> colleges = [.. classes.Select(c => c.College).Distinct(StringComparer.Ordinal)];
    private readonly HashSet<string> numbersTaken = new(StringComparer.Ordinal);
    private readonly Dictionary<(string College, int Year), int> inCollege = [];

    /// <summary>As many people as asked for, class after class. With 200 or more, every group has somebody.</summary>
    public List<DemoPerson> Draw(int students)
    {
        var seats = Seats(students);
        var undergraduate = Enumerable.Range(0, students).Where(i => seats[i].Level != DemoClass.SecondDegree).ToList();
        var groups = DrawGroups(undergraduate, students);
        return [.. seats.Select((seat, i) => One(seat, groups[i], random.Fork("person", i)))];
    }

    /// <summary>The classes in their order, each as often as its share of all sizes gives it students.</summary>
    private List<DemoClass> Seats(int students)
    {
        var all = classes.Sum(c => (long)c.Size);
        var seats = new List<DemoClass>(students);
        var sizes = 0L;
        foreach (var @class in classes)
        {
            sizes += @class.Size;
            seats.AddRange(Enumerable.Repeat(@class, (int)(students * sizes / all) - seats.Count));
        }

        return seats;
    }

    private StudentGroup[] DrawGroups(List<int> undergraduate, int students)
    {
        var draw = random.Fork("groups");
        var groups = new StudentGroup[students];
        Array.Fill(groups, StudentGroup.SecondDegree);
        undergraduate.ForEach(i => groups[i] = draw.Pick(Groups));
        draw.Shuffle(undergraduate);
        for (var i = 1; i < Groups.Length && undergraduate.Count >= 200; i++)
        {
            groups[undergraduate[i]] = Groups[i].Value;
        }

        return groups;
    }

    private DemoPerson One(DemoClass @class, StudentGroup group, DemoRandom own)
    {
        var entryYear = @class.EntryYear - (group == StudentGroup.MovedDown ? 1 : 0);
        var male = own.Chance(430);
        var birth = PersonFacts.BirthDate(entryYear, group, own);
        var ethnicity = PersonFacts.Ethnicity(group, own);
        var region = Regions.Of(ethnicity, own);
        var (surname, given) = PersonFacts.Name(group, ethnicity, male, own);
        var (type, number) = Unused(() => PersonFacts.Document(group, region, birth, male, own), d => d.Number);
        return new DemoPerson
        {
            Group = group,
            Class = @class,
            EntryYear = entryYear,
            Surname = surname,
            Given = given,
            Male = male,
            Birth = birth,
            Ethnicity = ethnicity,
            DocumentType = type,
            DocumentNo = number,
            ExamNo = Unused(() => PersonFacts.ExamNo(entryYear, group, region, own), n => n),
            StudentNo = StudentNo(@class.College, entryYear, group),
            PoliticalStatus = PersonFacts.PoliticalStatus(group, own),
        };
    }

    private T Unused<T>(Func<T> draw, Func<T, string> number)
    {
        while (true)
        {
            var drawn = draw();
            if (numbersTaken.Add(number(drawn)))
            {
                return drawn;
            }
        }
    }

    /// <summary>Year of entry, college, number in the college; an L between for foreign students.</summary>
    private string StudentNo(string college, int entryYear, StudentGroup group)
    {
        var number = inCollege[(college, entryYear)] = inCollege.GetValueOrDefault((college, entryYear)) + 1;
        return $"{entryYear}{(group == StudentGroup.Foreign ? "L" : "")}{colleges.IndexOf(college) + 1:00}{number:0000}";
    }
}
