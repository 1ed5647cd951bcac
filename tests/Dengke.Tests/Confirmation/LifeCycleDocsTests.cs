using Dengke.Domain.Capture;
using Dengke.Domain.Confirmation;
using Dengke.Domain.MakeUp;
using Dengke.Tests.Support;

namespace Dengke.Tests.Confirmation;

/// <summary>The diagrams in the documentation are drawn from the tables that the program goes by.</summary>
[Trait("Requirement", "CON-1")]
public sealed class LifeCycleDocsTests
{
    public static TheoryData<string> Names => [.. Cycles.Keys];

    private static readonly Dictionary<string, (string Title, string Diagram)> Cycles = new()
    {
        ["confirmation"] = ("A student's confirmation 信息确认", ConfirmationLife.Cycle.ToMermaid()),
        ["correction"] = ("A correction 更正", CorrectionLife.Cycle.ToMermaid()),
        ["college-submission"] = ("A college's correction summary 更正汇总表", SubmissionLife.Cycle.ToMermaid()),
        ["capture-code"] = ("A student's capture code 采集码", CodeLife.Cycle.ToMermaid()),
        ["timetable"] = ("A version of the capture timetable 采集安排", TimetableLife.Cycle.ToMermaid()),
        ["ticket"] = ("A ticket in the hall 排队号", TicketLife.Cycle.ToMermaid()),
        ["portrait"] = ("A portrait 毕业图像", PhotoLife.Cycle.ToMermaid()),
        ["booth"] = ("A capture station 采集站", BoothLife.Cycle.ToMermaid()),
        ["proof-reading"] = ("Proof-reading of a portrait 图像校对", ReadingLife.Cycle.ToMermaid()),
        ["portrait-case"] = ("A case about a portrait 图像异议", CaseLife.Cycle.ToMermaid()),
        ["make-up-booking"] = ("A booking at the make-up studio 补采预约", BookingLife.Cycle.ToMermaid()),
    };

    /// <summary>To bring the files up to date: DENGKE_WRITE_DOCS=1 dotnet run --project tests/Dengke.Tests -- -class "*LifeCycleDocsTests"</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Docs_Diagram_IsUpToDate(string name)
    {
        var file = Path.Combine(Repository.Root, "docs", "lifecycles", $"{name}.md");
        var (title, diagram) = Cycles[name];
        var expected = $"# {title}\n\n```mermaid\n{diagram}```\n";
        if (Environment.GetEnvironmentVariable("DENGKE_WRITE_DOCS") == "1")
        {
            File.WriteAllText(file, expected);
        }

        Assert.Equal(expected, File.ReadAllText(file));
    }
}
