using Dengke.Photos.Specifications;

namespace Dengke.Photos.Tests.Specifications;

/// <summary>A bad specification file is refused with the place and reason of everything wrong in it.</summary>
[Trait("Requirement", "PHO-1")]
public sealed class SpecificationProblemTests
{
    private static readonly string[] Measures = ["HeadPoseRoll", "HeadPoseYaw", "FileSize"];

    private const string Good = """
        id: school
        name: {zh: 本校, en: School}
        size: {width: 480, height: 640, dpi: 300, exact: true}
        head: {eyes_to_top: 250, face_width: 235}
        rules:
          head_pose:
            HeadPoseRoll: {pass: [-4, 4]}
        """;

    [Fact]
    public void Read_Good_HasNoProblem() => Assert.Empty(SpecificationYaml.Read(Good, Measures).Problems);

    [Theory]
    [InlineData("id: school", "id: School 1", 1, 5, "id")]
    [InlineData("id: school", "colour: red\nid: school", 1, 1, "colour")]
    [InlineData("name: {zh: 本校, en: School}", "name: {zh: 本校}", 2, 7, "name.en")]
    [InlineData("name: {zh: 本校, en: School}", "name: 本校", 2, 7, "name")]
    [InlineData("width: 480", "width: wide", 3, 15, "size.width")]
    [InlineData("width: 480, ", "", 3, 7, "size.width")]
    [InlineData("exact: true", "exact: maybe", 3, 50, "size.exact")]
    [InlineData("size: {width: 480, height: 640, dpi: 300, exact: true}\n", "", 1, 1, "size")]
    [InlineData("face_width: 235", "face_width: -1", 4, 38, "head.face_width")]
    [InlineData("  head_pose:", "  head_poise:", 6, 3, "rules.head_poise")]
    [InlineData("HeadPoseRoll:", "HeadPoseRol:", 7, 5, "rules.head_pose.HeadPoseRol")]
    [InlineData("[-4, 4]", "[4, -4]", 7, 26, "rules.head_pose.HeadPoseRoll.pass")]
    [InlineData("[-4, 4]", "[-4]", 7, 26, "rules.head_pose.HeadPoseRoll.pass")]
    [InlineData("[-4, 4]", "[-4, four]", 7, 26, "rules.head_pose.HeadPoseRoll.pass")]
    [InlineData("[-4, 4]", "[-4, 4], review: [-3, 7]", 7, 43, "rules.head_pose.HeadPoseRoll.review")]
    [InlineData("{pass: [-4, 4]}", "{review: any}", 7, 19, "rules.head_pose.HeadPoseRoll.pass")]
    [InlineData("{pass: [-4, 4]}", "{pass: [-4, 4], fail: any}", 7, 35, "rules.head_pose.HeadPoseRoll.fail")]
    [InlineData("    HeadPoseRoll: {pass: [-4, 4]}", "    at_best: pass", 7, 5, "rules.head_pose.at_best")]
    [InlineData("id: school", "id: school\nextends: passport", 2, 10, "extends")]
    [InlineData("id: school", "id: school\nformats: [tiff]", 2, 11, "formats")]
    [InlineData("id: school", "id: school\nbackground: [{zh: 蓝, en: blue, rgb: [0, 0, 256]}]", 2, 37, "background[0].rgb")]
    [InlineData("id: school", "id: school\nid: other", 2, 1, "id")]
    [InlineData("id: school", "id: &a school", 1, 5, "")]
    [InlineData("head: {eyes", "head: [eyes", 4, 41, "")]
    public void Read_OneThingWrong_SaysWhereAndWhy(string good, string bad, int line, int column, string path)
    {
        var text = Good.ReplaceLineEndings("\n").Replace(good, bad, StringComparison.Ordinal);

        var reading = SpecificationYaml.Read(text, Measures);

        Assert.Null(reading.Specification);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((line, column, path), (problem.Line, problem.Column, problem.Path));
        Assert.NotEmpty(problem.Reason.Chinese);
        Assert.NotEmpty(problem.Reason.English);
    }

    [Fact]
    public void Read_SeveralThingsWrong_NamesAllInOrder()
    {
        var text = Good.Replace("480", "none", StringComparison.Ordinal)
            .Replace("eyes_to_top", "eyes", StringComparison.Ordinal)
            .Replace("HeadPoseRoll", "Tilt", StringComparison.Ordinal);

        var problems = SpecificationYaml.Read(text, Measures).Problems;

        Assert.Equal(["size.width", "head.eyes_to_top", "head.eyes", "rules.head_pose.Tilt"], problems.Select(p => p.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing")]
    [InlineData("- a\n- b")]
    [InlineData("just text")]
    [InlineData(": x")]
    [InlineData("a: b\n--- \nc: d")]
    [InlineData("\0")]
    public void Read_NoSpecificationAtAll_IsAProblem(string text)
    {
        var reading = SpecificationYaml.Read(text);

        Assert.Null(reading.Specification);
        Assert.NotEmpty(reading.Problems);
    }
}
