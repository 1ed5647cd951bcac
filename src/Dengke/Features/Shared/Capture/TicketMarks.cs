using Dengke.Domain.Capture;

namespace Dengke.Features.Shared.Capture;

/// <summary>How the states of a ticket are marked on pages.</summary>
public static class TicketMarks
{
    /// <summary>The style class of the mark.</summary>
    public static string Class(this TicketState state) =>
        state switch
        {
            TicketState.Done => "state-passed",
            TicketState.Called or TicketState.Serving => "state-submitted",
            TicketState.Missed => "state-amend",
            TicketState.Left => "state-todo",
            _ => "state-confirm",
        };
}
