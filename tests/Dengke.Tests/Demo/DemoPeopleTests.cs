using System.Text;
using Dengke.Domain.Records;
using Dengke.Features.Demo;
using Dengke.Features.Demo.Dirt;
using Dengke.Features.Demo.People;

namespace Dengke.Tests.Demo;

public sealed class DemoPeopleTests
{
    private const int Students = 3000;
    private static readonly DemoSet People = DemoPeople.Generate(2025, Students, SomeClasses.All, SomeClasses.Institution);

    [Fact]
    [Trait("Requirement", "RUN-1")]
    public void Generate_SameSeed_SamePeople() =>
        Assert.Equal(Text(People), Text(DemoPeople.Generate(2025, Students, SomeClasses.All, SomeClasses.Institution)));

    [Fact]
    public void Generate_OtherSeed_OtherPeople() =>
        Assert.NotEqual(Text(People), Text(DemoPeople.Generate(2026, Students, SomeClasses.All, SomeClasses.Institution)));

    [Fact]
    [Trait("Requirement", "RUN-1")]
    public void Generate_AsManyAsAsked_EveryoneWithANumberOfTheirOwn()
    {
        Assert.Equal(Students, People.Students.Count);
        Assert.Equal(Students, People.Students.Select(s => s.StudentNo).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Generate_Rows_OneRowEachButTheMissingAndTheDoubled()
    {
        var traits = People.Manifest.Traits;
        var groups = People.Manifest.Groups;
        var elsewhere = groups[StudentGroup.Visiting] + groups[StudentGroup.OutsidePlan];
        Assert.Equal(
            Students - elsewhere - traits[DemoTrait.NotInRegistry] + traits[DemoTrait.DoubledInRegistry],
            People.Registry.Count
        );
        Assert.Equal(Students - traits[DemoTrait.NotInAcademic] + traits[DemoTrait.DoubledInAcademic], People.Academic.Count);
    }

    [Fact]
    public void Generate_ThreeThousand_EveryTraitAndEveryGroupIsThere()
    {
        Assert.All(People.Manifest.Traits, t => Assert.True(t.Value > 0, $"{t.Key}"));
        Assert.All(People.Manifest.Groups, g => Assert.True(g.Value > 0, $"{g.Key}"));
    }

    [Fact]
    public void Generate_ThreeThousand_MostAreEntirelyTheSame()
    {
        var untouched =
            Students
            - People
                .Manifest.Differences.Select(d => d.StudentNo)
                .Concat(People.Manifest.Unmatched.Select(u => u.StudentNo))
                .Distinct(StringComparer.Ordinal)
                .Count();

        Assert.InRange(untouched, Students * 85 / 100, Students * 90 / 100);
    }

    [Fact]
    public void Generate_FewStudents_MostStayClean()
    {
        var few = DemoPeople.Generate(7, 50, SomeClasses.All, SomeClasses.Institution);

        Assert.True(few.Students.Count(s => s.Traits.Count == 0) >= 25);
    }

    [Fact]
    [Trait("Requirement", "REC-3")]
    public void Generate_ResidentNumbers_RightUnlessPlantedWrong()
    {
        var wrong = People.Students.Where(s => s.Traits.Contains(DemoTrait.SameWrongChecksum)).Select(s => s.StudentNo);
        var differing = People.Manifest.Differences.Where(d => d.Field == "document_no").Select(d => d.StudentNo);
        var excused = wrong.Concat(differing).ToHashSet(StringComparer.Ordinal);

        var numbers = People.Registry.Where(r => r["document_no"].Length == 18 && !excused.Contains(r["student_no"])).ToList();

        Assert.NotEmpty(numbers);
        Assert.All(numbers, r => Assert.True(Checksum.IsValid(r["document_no"])));
    }

    [Fact]
    [Trait("Requirement", "REC-4")]
    public void Generate_Names_SomeBeyondTheBasicPlaneAndSomePrivate()
    {
        var runes = People.Registry.SelectMany(r => r["name"].EnumerateRunes()).ToList();

        Assert.Contains(runes, r => r.Value > 0xFFFF);
        Assert.Contains(runes, r => Rune.GetUnicodeCategory(r) == System.Globalization.UnicodeCategory.PrivateUse);
    }

    [Fact]
    [Trait("Requirement", "REC-5")]
    public void Generate_MatchedRows_JudgedAsPlanted()
    {
        var planted = People.Manifest.Differences.ToDictionary(d => (d.StudentNo, d.Field), d => d.Verdict);
        var registry = People.Registry.DistinctBy(r => r["exam_no"]).ToDictionary(r => r["exam_no"], StringComparer.Ordinal);
        var byNumber = People
            .Registry.DistinctBy(r => r["document_no"])
            .ToDictionary(r => r["document_no"], StringComparer.Ordinal);
        var listed = People.Manifest.Unmatched.Select(u => u.StudentNo).ToHashSet(StringComparer.Ordinal);

        foreach (var academic in People.Academic.Where(a => !listed.Contains(a["student_no"]) && a["student_no"].Length > 0))
        {
            var partner = byNumber.GetValueOrDefault(academic["document_no"]) ?? registry[academic["exam_no"]];
            foreach (var field in FieldCatalogue.Default.Fields.Where(f => f.Compared && f.Key != "political_status"))
            {
                var expected = planted.GetValueOrDefault((academic["student_no"], field.Key), Verdict.Same);
                Assert.Equal(expected, FieldJudge.Judge(field, partner[field.Key], academic[field.Key]).Verdict);
            }
        }
    }

    [Fact]
    [Trait("Requirement", "CAM-2")]
    public void Generate_SecondDegreeClass_EnteredTwoYearsLater()
    {
        var student = People.Students.First(s => s.Group == StudentGroup.SecondDegree);

        var row = People.Academic.First(r => r["student_no"] == student.StudentNo);

        Assert.Equal(("20230901", "20250630", "2"), (row["entry_date"], row["graduation_date"], row["duration"]));
    }

    private static string Text(DemoSet set) =>
        string.Join(
            '\n',
            set.Registry.Concat(set.Academic).Select(r => string.Join('|', r.Values.OrderBy(v => v.Key, StringComparer.Ordinal)))
        );
}
