using Dengke.Domain.Records;
using Dengke.Tables.Reconciliation;
using Spectre.Console;

namespace Dengke.Features.Records;

/// <summary>Shows on a terminal how far a reconciliation is, a line for each phase; a line is full as soon as the next one begins.</summary>
internal sealed class ReconcileProgressBars(ProgressContext lines) : IProgress<ReconcileProgress>
{
    private ProgressTask? current;
    private string shown = "";

    /// <summary>Does the work, with bars where <paramref name="console"/> is a terminal; they are gone when it is done.</summary>
    public static T Run<T>(IAnsiConsole console, Func<IProgress<ReconcileProgress>?, T> work) =>
        console.Profile.Out.IsTerminal
            ? console.Progress().AutoClear(true).Start(lines => work(new ReconcileProgressBars(lines)))
            : work(null);

    public void Report(ReconcileProgress value)
    {
        var label = LabelOf(value);
        if (label != shown)
        {
            current?.Value(current.MaxValue);
            current = lines.AddTask(label);
            shown = label;
        }

        current!.IsIndeterminate(value.Total == 0).MaxValue(Math.Max(1, value.Total)).Value(value.Done);
    }

    private static string LabelOf(ReconcileProgress value) =>
        value.Phase switch
        {
            ReconcilePhase.Convert => $"转换{SideOf(value)}",
            ReconcilePhase.Read => $"读取{SideOf(value)}",
            ReconcilePhase.Match => "匹配",
            _ when value.Side == Source.Academic => "列出未匹配",
            _ => "逐项比对",
        };

    private static string SideOf(ReconcileProgress value) => value.Side == Source.Registry ? "学籍文件" : "教务文件";
}
