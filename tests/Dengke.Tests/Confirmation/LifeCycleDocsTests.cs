using Dengke.Domain.Confirmation;
using Dengke.Tests.Support;

namespace Dengke.Tests.Confirmation;

/// <summary>The diagrams in the documentation are drawn from the tables that the program goes by.</summary>
[Trait("Requirement", "CON-1")]
public sealed class LifeCycleDocsTests
{
    public static TheoryData<string> Names => ["confirmation", "correction", "college-submission"];

    /// <summary>To bring the files up to date: DENGKE_WRITE_DOCS=1 dotnet run --project tests/Dengke.Tests -- -class "*LifeCycleDocsTests"</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Docs_Diagram_IsUpToDate(string name)
    {
        var file = Path.Combine(Repository.Root, "docs", "lifecycles", $"{name}.md");
        var expected = $"# {Title(name)}\n\n```mermaid\n{Diagram(name)}```\n";
        if (Environment.GetEnvironmentVariable("DENGKE_WRITE_DOCS") == "1")
        {
            File.WriteAllText(file, expected);
        }

        Assert.Equal(expected, File.ReadAllText(file));
    }

    private static string Title(string name) =>
        name switch
        {
            "confirmation" => "A student's confirmation 信息确认",
            "correction" => "A correction 更正",
            _ => "A college's correction summary 更正汇总表",
        };

    private static string Diagram(string name) =>
        name switch
        {
            "confirmation" => ConfirmationLife.Cycle.ToMermaid(),
            "correction" => CorrectionLife.Cycle.ToMermaid(),
            _ => SubmissionLife.Cycle.ToMermaid(),
        };
}
