using CsCheck;
using Dengke.Photos.Specifications;

namespace Dengke.Photos.Tests.Specifications;

/// <summary>Specification files are read as written, extend shipped ones, and are written so that reading gives the same.</summary>
[Trait("Requirement", "PHO-1")]
public sealed class SpecificationYamlTests
{
    private static readonly PhotoSpecification Graduation = ShippedSpecifications.Graduation;

    public static TheoryData<string> Ids => [.. ShippedSpecifications.Ids];

    [Fact]
    public void Read_Extending_OverridesOnlyWhatItSays()
    {
        const string text = """
            id: school
            extends: graduation
            size: {dpi: null}
            rules:
              head_pose:
                HeadPoseRoll: {pass: [-5, 5]}
                HeadPosePitch: null
              clothing: null
            """;

        var read = Read(text);

        Assert.Equal(Graduation.Name, read.Name);
        Assert.Equal(Graduation.Size with { Dpi = null }, read.Size);
        Assert.Equal(Graduation.Rules.Count - 1, read.Rules.Count);
        var pose = read.Rules.Single(r => r.Name == "head_pose").Limits;
        Assert.Equal(["HeadPoseYaw", "HeadPoseRoll"], pose.Select(l => l.Measure));
        Assert.Equal(new MeasureLimit("HeadPoseRoll", new(-5, 5), new(-5, 5)), pose[1]);
    }

    [Fact]
    public void Read_OpenSides_AreInfinite()
    {
        var limits = Read(
            "id: a\nextends: graduation\nrules: {noise: {Noise: {pass: [null, 4], review: any}, JpegQuality: {pass: [60, null]}}}"
        )
            .Rules.Single(r => r.Name == "noise")
            .Limits;

        Assert.Equal(new MeasureLimit("Noise", new(double.NegativeInfinity, 4), Bounds.Any), limits[0]);
        Assert.Equal(new Bounds(60, double.PositiveInfinity), limits[1].Pass);
    }

    [Fact]
    public void Read_EncodedSize_IsInBytes() => Assert.Equal(new Bounds(20_480, 40_960), Graduation.EncodedBytes);

    [Theory, MemberData(nameof(Ids))]
    public void Write_Shipped_ReadsAsTheSame(string id)
    {
        var specification = ShippedSpecifications.Find(id)!;

        Same(specification, Read(SpecificationYaml.Write(specification)));
        Same(specification, Read(SpecificationYaml.Write(specification, Graduation)));
    }

    [Fact]
    public void Write_OneLimitChanged_SaysOnlyThat()
    {
        var rules = Graduation.Rules.Select(r =>
            r.Name == "noise" ? r with { Limits = [new("Noise", new(0, 3), new(0, 9))] } : r
        );

        var text = SpecificationYaml.Write(Graduation with { Id = "school", Rules = [.. rules] }, Graduation);

        Assert.Equal(
            "id: school\nextends: graduation\nrules:\n  noise:\n    Noise: {pass: [0, 3], review: [0, 9]}\n",
            text.Replace("{ ", "{", StringComparison.Ordinal).Replace(" }", "}", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Write_AnySpecification_ReadsAsTheSame() =>
        Specifications().Sample(s => Same(s, Read(SpecificationYaml.Write(s))), iter: 500);

    [Fact]
    public void Write_AnyExtending_ReadsAsTheSame() =>
        Specifications()
            .Select(s =>
                Graduation with
                {
                    Id = s.Id,
                    Size = s.Size,
                    EncodedBytes = s.EncodedBytes,
                    Backgrounds = s.Backgrounds,
                    Head = s.Head,
                }
            )
            .Sample(s => Same(s, Read(SpecificationYaml.Write(s, Graduation))), iter: 200);

    private static Gen<PhotoSpecification> Specifications()
    {
        var name = Gen.Select(Gen.String, Gen.String, (zh, en) => new Bilingual(zh, en));
        var side = Gen.Double[-1000, 1000];
        var bounds = Gen.Select(side, side, (a, b) => new Bounds(Math.Min(a, b), Math.Max(a, b)));
        var limit = Gen.Select(Gen.Int[1, 30], bounds, Gen.Int[0, 2], Gen.Bool, MakeLimit);
        var rule = Gen.Select(
            Gen.Int[0, RuleNames.All.Count - 1].Select(i => RuleNames.All.Keys.ElementAt(i)),
            limit.Array[1, 3],
            Gen.Bool,
            MakeRule
        );
        var colour = Gen.Select(name, Gen.Byte, Gen.Byte, Gen.Byte, (n, r, g, b) => new BackgroundColour(n, r, g, b));
        var size = Gen.Select(Gen.Int[1, 9999], Gen.Int[1, 9999], Gen.Int[0, 600], Gen.Bool, MakeSize);
        var kilobytes = Gen.Select(Gen.Int[0, 500], Gen.Int[500, 9000], (a, b) => new Bounds(a * 1024.0, b * 1024.0));
        return Gen.Select(name, size, colour.Array[0, 3], rule.Array[1, 6], kilobytes)
            .Select(
                (n, s, c, r, k) =>
                    new PhotoSpecification
                    {
                        Id = "made-1",
                        Name = n,
                        Source = n.English,
                        Size = s,
                        Formats = ["jpeg", "png"],
                        EncodedBytes = k,
                        Backgrounds = c,
                        Head = new HeadPlacement(s.Height / 3.0, s.Width / 7.0),
                        Rules = [.. r.DistinctBy(x => x.Name)],
                    }
            );
    }

    private static PictureSize MakeSize(int width, int height, int dpi, bool exact) =>
        new(width, height, dpi == 0 ? null : dpi, exact);

    private static Rule MakeRule(string name, MeasureLimit[] limits, bool human) =>
        new(name, [.. limits.DistinctBy(l => l.Measure)], human ? Verdict.Human : Verdict.Pass);

    private static MeasureLimit MakeLimit(int number, Bounds pass, int review, bool adviceOnly)
    {
        var around = review switch
        {
            0 => pass,
            1 => Bounds.Any,
            _ => new Bounds(double.NegativeInfinity, pass.Max + 1),
        };
        return new MeasureLimit($"Measure{number}", pass, around, adviceOnly);
    }

    private static PhotoSpecification Read(string text)
    {
        var reading = SpecificationYaml.Read(text);
        Assert.Empty(reading.Problems);
        return reading.Specification!;
    }

    private static void Same(PhotoSpecification expected, PhotoSpecification actual) =>
        Assert.Equivalent(expected, actual, strict: true);
}
