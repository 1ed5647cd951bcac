using Dengke.Data;
using Dengke.Features.Shared;

namespace Dengke.Features.Hall;

/// <summary>What the log of shot numbers is narrowed to and ordered by; every part is a part of the address.</summary>
public sealed record ShotLogFilter
{
    /// <summary>Null for all, those without any too.</summary>
    public ShotOutcome? Outcome { get; init; }

    /// <summary>A part of a shot number, or a whole ticket number.</summary>
    public string? Q { get; init; }

    /// <summary>A key of <see cref="Columns"/>, with a minus before it for descending; else the newest first.</summary>
    public string? Sort { get; init; }

    private static readonly SortColumns<ShotLine> Columns = new SortColumns<ShotLine>()
        .Add("shot", l => l.Entry.ShotNumber)
        .Add("ticket", l => l.Ticket)
        .Add("station", l => l.Entry.Station)
        .Add("at", l => l.Entry.At)
        .Add("outcome", l => l.Entry.Outcome);

    public IReadOnlyList<ShotLine> Apply(IEnumerable<ShotLine> lines)
    {
        var text = Q?.Trim() ?? "";
        return Columns.Held(
            [
                .. lines
                    .Where(l => Outcome is null || l.Entry.Outcome == Outcome)
                    .Where(l => l.Entry.ShotNumber.Contains(text, StringComparison.OrdinalIgnoreCase) || $"{l.Ticket}" == text),
            ],
            Sort
        );
    }

    public static (string Chinese, string English) Words(ShotOutcome outcome) =>
        outcome switch
        {
            ShotOutcome.Accepted => ("合格", "accepted"),
            ShotOutcome.Rejected => ("不合格", "rejected"),
            _ => ("缺失", "missing"),
        };
}
