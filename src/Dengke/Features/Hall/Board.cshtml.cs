using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Hall;

/// <summary>大屏: who is called to which station, who comes next, how long it takes; numbers alone, readable from afar (CAP-2).</summary>
[Allow(Role.PhotoOperator, Role.Registrar)]
public sealed class BoardModel(TimeProvider clock) : HallPage(clock)
{
    /// <summary>So many of those who come next.</summary>
    private const int Next = 10;

    public IEnumerable<TicketLine> Coming => View.Waiting.Take(Next);

    /// <summary>One line of advice in turn: the campaign's own words on dress.</summary>
    public IReadOnlyList<string> Advice
    {
        get
        {
            var texts = Plan.Texts;
            var dress = T(texts.Dress.Chinese, texts.Dress.English ?? texts.Dress.Chinese);
            var bring = texts.Bring is { } needed
                ? T($"请备好: {needed.Chinese}", $"Have ready: {needed.English ?? needed.Chinese}")
                : null;
            return
            [
                .. dress.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                .. bring is null ? [] : (string[])[bring],
            ];
        }
    }

    public async Task<IActionResult> OnGet() => await LoadHall() ?? Page();
}
