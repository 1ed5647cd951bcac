using Dengke.Photos.Measures;
using Dengke.Photos.Specifications;

namespace Dengke.Photos.Tests.Specifications;

/// <summary>The specifications that come with the program.</summary>
[Trait("Requirement", "PHO-1")]
public sealed class ShippedSpecificationTests
{
    public static TheoryData<string> Ids => [.. ShippedSpecifications.Ids];

    [Theory, MemberData(nameof(Ids))]
    public void Find_ShippedId_ReadsWithoutProblem(string id)
    {
        var reading = SpecificationYaml.Read(ShippedSpecifications.TextOf(id)!, [.. MeasureCatalogue.ByName.Keys]);

        Assert.Empty(reading.Problems);
        Assert.Equal(id, reading.Specification!.Id);
        Assert.NotEmpty(reading.Specification.Rules);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Find_ShippedId_HeadIsPutWhereItPasses(string id)
    {
        var specification = ShippedSpecifications.Find(id)!;
        var limits = specification.Rules.SelectMany(r => r.Limits).ToDictionary(l => l.Measure);

        Assert.True(limits["EyesToTop"].Pass.Contains(specification.Head.EyesToTop));
        Assert.True(limits["FaceWidth"].Pass.Contains(specification.Head.FaceWidth));
    }

    [Theory]
    [InlineData("graduation", 480, 640, 300)]
    [InlineData("id-card", 358, 441, 350)]
    [InlineData("one-inch", 295, 413, 300)]
    [InlineData("small-one-inch", 260, 378, 300)]
    [InlineData("large-one-inch", 390, 567, 300)]
    [InlineData("two-inch", 413, 579, 300)]
    [InlineData("small-two-inch", 413, 531, 300)]
    [InlineData("icao", 413, 531, 300)]
    public void Find_FixedSize_HasThePixelsOfItsStandard(string id, int width, int height, int dpi)
    {
        var specification = ShippedSpecifications.Find(id)!;

        Assert.Equal(new PictureSize(width, height, dpi, Exact: true), specification.Size);
        var limits = specification.Rules.Single(r => r.Name == "pixel_size").Limits.ToDictionary(l => l.Measure, l => l.Pass);
        Assert.Equal(new Bounds(width, width), limits["PictureWidth"]);
        Assert.Equal(new Bounds(height, height), limits["PictureHeight"]);
    }

    [Fact]
    public void Find_Graduation_HasEveryRuleInOrder()
    {
        var rules = ShippedSpecifications.Graduation.Rules;

        Assert.Equal(RuleNames.All.Keys, rules.Select(r => r.Name));
    }

    [Fact]
    public void Find_Graduation_LeavesLensesAndRetouchingToAPerson()
    {
        var rules = ShippedSpecifications.Graduation.Rules;

        Assert.All(
            rules.Where(r => r.Name is "lenses" or "retouching"),
            r => Assert.True(r is { Limits.Count: 0, AtBest: Verdict.Human })
        );
    }

    [Fact]
    public void Find_Unknown_IsNull() => Assert.Null(ShippedSpecifications.Find("no-such"));
}
