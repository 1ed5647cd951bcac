using Dengke.Features.Shared;
using Dengke.Features.Shared.Messages;
using Microsoft.AspNetCore.WebUtilities;

namespace Dengke.Features.Messages;

/// <summary>Which of the students a message was written to are shown.</summary>
public enum ReachState
{
    /// <summary>Neither opened nor acted on, and nobody has told them.</summary>
    Unreached,

    /// <summary>Reached, but what is asked for is not done.</summary>
    Waiting,

    /// <summary>Done.</summary>
    Acted,

    /// <summary>Nothing has left for them: no account and no address.</summary>
    Unsent,
}

/// <summary>What the page of reach is narrowed to; every part is a part of the address.</summary>
public sealed record ReachFilter
{
    /// <summary>The id of a message; null for all of them together.</summary>
    public string? Template { get; init; }

    public string? College { get; init; }

    public ReachState? State { get; init; }

    public string? Q { get; init; }

    /// <summary>A key of <see cref="Columns"/>, with a minus before it for descending; else the newest first.</summary>
    public string? Sort { get; init; }

    private static readonly SortColumns<ReachLine> Columns = new SortColumns<ReachLine>()
        .Add("name", l => l.Student.NameInitials)
        .Add("no", l => l.Student.StudentNo)
        .Add("class", l => l.Student.ClassName)
        .Add("at", l => l.Reach.At)
        .Add("reach", l => l.Reach.Far);

    /// <summary>Those in its state, in the order asked for.</summary>
    public IReadOnlyList<ReachLine> Apply(IEnumerable<ReachLine> lines) =>
        Columns.Held(
            [
                .. lines
                    .Where(l => State is not { } state || Is(l.Reach, state))
                    .OrderByDescending(l => l.Reach.At)
                    .ThenBy(l => l.Student.StudentNo, StringComparer.Ordinal)
                    .ThenBy(l => l.Reach.Template, StringComparer.Ordinal),
            ],
            Sort
        );

    public static bool Is(StudentReach reach, ReachState state) =>
        state switch
        {
            ReachState.Unreached => !reach.Reached,
            ReachState.Waiting => reach.Reached && !reach.Acted && AskedActs.Of(reach.Template) != AskedAct.None,
            ReachState.Acted => reach.Acted,
            ReachState.Unsent => !reach.Sent && !reach.Reached,
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    public static (string Chinese, string English) Words(ReachState state) =>
        state switch
        {
            ReachState.Unreached => ("未触达", "Not reached"),
            ReachState.Waiting => ("已触达未办理", "Reached, not done"),
            ReachState.Acted => ("已办理", "Done"),
            ReachState.Unsent => ("无法发送", "Nothing could be sent"),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    /// <summary>The address's query.</summary>
    public string Query =>
        QueryHelpers.AddQueryString(
            "",
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["template"] = Blank(Template),
                ["college"] = Blank(College),
                ["state"] = State?.ToString(),
                ["q"] = Blank(Q),
                ["sort"] = Blank(Sort),
            }
        );

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
