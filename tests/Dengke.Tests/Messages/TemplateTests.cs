using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Platform.Text;
using Dengke.Tests.Support;

namespace Dengke.Tests.Messages;

/// <summary>Templates: what may stand in them, and that each of the default campaign's is sent by something.</summary>
[Trait("Requirement", "MSG-1")]
public sealed class TemplateTests
{
    private static readonly string[] Fields = ["name", "reason"];

    [Fact]
    public void DefaultCampaign_EveryTemplate_IsSentBySomething()
    {
        // Where a message only leads, or what it asks for, is not what sends it.
        string[] aside = ["MessageValues.cs", "AskedAct.cs"];
        var sources = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src", "Dengke", "Features"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !aside.Contains(Path.GetFileName(f)))
            .Select(File.ReadAllText)
            .ToList();

        var silent = DefaultCampaign
            .Read()
            .Messages.Select(m => m.Id)
            .Where(id => !sources.Exists(s => s.Contains($"\"{id}\"", StringComparison.Ordinal)));

        Assert.Empty(silent);
    }

    [Fact]
    public void Render_FieldsConditionsAndFilters_FillsThem()
    {
        var text = FluidText.Read("{{ name }}{% if reason %}: {{ reason | upcase }}{% endif %}。", Fields, out var flaws)!;

        Assert.Empty(flaws);
        Assert.Equal("何一: LATE。", text.Render(new Dictionary<string, string> { ["name"] = "何一", ["reason"] = "late" }));
        Assert.Equal("何一。", text.Render(new Dictionary<string, string> { ["name"] = "何一", ["reason"] = "" }));
    }

    [Theory]
    [InlineData("{{ nmae }}", 1, 4, "nmae")]
    [InlineData("nmae\n {{ name }} {{ nmae }}", 2, 16, "nmae")]
    [InlineData("{% if name %}{{ reason }}{% else %}{{ nmae }}{% endif %}", 1, 39, "nmae")]
    [InlineData("{{ name.length }}", 1, 4, "name.length")]
    public void Read_FieldThatThereIsNot_SaysWhere(string template, int line, int column, string name)
    {
        var text = FluidText.Read(template, Fields, out var flaws);

        Assert.Null(text);
        var flaw = Assert.Single(flaws);
        Assert.Equal((line, column, name), (flaw.Line, flaw.Column, flaw.Name));
    }

    [Theory]
    [InlineData("a\n{{ name ")]
    [InlineData("{% if name %}")]
    [InlineData("{% include 'x' %}")]
    [InlineData("{% for c in name %}{{ c }}{% endfor %}")]
    [InlineData("{% assign name = 'x' %}")]
    [InlineData("{{ name | nosuchfilter }}")]
    public void Read_BadSyntax_IsRefusedWithAReason(string template)
    {
        Assert.Null(FluidText.Read(template, Fields, out var flaws));

        var flaw = Assert.Single(flaws);
        Assert.Null(flaw.Name);
        Assert.False(string.IsNullOrEmpty(flaw.Reason));
    }

    [Fact]
    public void Campaign_UnknownFieldInABlock_IsRefusedWithTheFilesOwnLineAndColumn()
    {
        var file = CampaignYaml.Write(DefaultCampaign.Read()).Replace("前往核对: {{ link }}", "前往核对: {{ lnik }}");
        var lines = file.Split('\n');
        var line = Array.FindIndex(lines, l => l.Contains("lnik", StringComparison.Ordinal));

        var problem = (CampaignProblem)CampaignYaml.Read(file).Failure!.Fields[0];

        Assert.Equal((line + 1, lines[line].IndexOf("lnik", StringComparison.Ordinal) + 1), (problem.Line, problem.Column));
        Assert.Equal("messages[1].body", problem.Path);
        Assert.Contains("没有名为“lnik”的占位符, 是不是“link”", problem.Message, StringComparison.Ordinal);
    }
}
