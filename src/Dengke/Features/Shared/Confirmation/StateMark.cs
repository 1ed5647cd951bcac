using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Platform.Web;

namespace Dengke.Features.Shared.Confirmation;

/// <summary>What is shown of where a student stands: the state, and whether returned, late or overdue.</summary>
public sealed record StateMark(ConfirmationState State, bool Returned, bool Late, bool Overdue, DengkePage Owner)
{
    public string Word => ConfirmationWords.Of(State) is var (chinese, english) ? Owner.T(chinese, english) : "";

    /// <param name="student">With its confirmation.</param>
    public static StateMark Of(Student student, ConfirmationEnd end, DengkePage owner)
    {
        var state = student.Confirmation?.State ?? ConfirmationState.NotStarted;
        return new StateMark(
            state,
            student.Confirmation?.ReturnReason is not null,
            student.Confirmation?.Late == true,
            !state.IsRegistered() && end.IsOverFor(student),
            owner
        );
    }

    /// <summary>All of it as plain text, for sheets.</summary>
    public string Text =>
        string.Join(
            Owner.T("、", ", "),
            new[] { Word, Returned ? Owner.T("已退回", "Returned") : "", LateWord ?? "" }.Where(w => w.Length > 0)
        );

    /// <summary>逾期 for who is overdue, 迟 for who was late; null for who was in time.</summary>
    public string? LateWord =>
        Overdue ? Owner.T("逾期", "Overdue")
        : Late ? Owner.T("迟", "Late")
        : null;
}
