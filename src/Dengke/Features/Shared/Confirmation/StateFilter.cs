using Dengke.Data;
using Dengke.Domain.Confirmation;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Confirmation;

/// <summary>A state by which a list of students is filtered; the key is a part of the address.</summary>
public sealed record StateChoice(string Key, string Chinese, string English, params IReadOnlyList<ConfirmationState> States);

/// <summary>Lists of students by where their confirmation stands.</summary>
public static class StateFilter
{
    /// <summary>Whoever is overdue, or has declared or was registered late (CON-6).</summary>
    public const string Late = "late";

    /// <summary>Whoever the counselor has not registered.</summary>
    public const string Missing = "missing";

    private static readonly ConfirmationState[] Unregistered =
    [
        .. Enum.GetValues<ConfirmationState>().Where(s => !s.IsRegistered()),
    ];

    public static IReadOnlyList<StateChoice> Choices { get; } =
    [
        Of("todo", ConfirmationState.NotStarted),
        Of("confirm", ConfirmationState.Viewed),
        Of("declared", ConfirmationState.DeclaredCorrect),
        Of("amend", ConfirmationState.CorrectionAsked),
        Of("registered", ConfirmationState.Registered),
        new(
            "submitted",
            "已汇总/已提交",
            "In the summary or submitted",
            ConfirmationState.InSummary,
            ConfirmationState.Submitted
        ),
        Of("passed", ConfirmationState.Final),
    ];

    /// <param name="key">Of <see cref="Choices"/>, <see cref="Late"/> or <see cref="Missing"/>; any other narrows nothing.</param>
    public static IQueryable<Student> InState(this IQueryable<Student> students, string? key, ConfirmationEnd end)
    {
        switch (key)
        {
            case Missing:
                return students.Where(s => s.Confirmation == null || Unregistered.Contains(s.Confirmation.State));
            case Late when end.IsOverForSome:
                return students.Where(s =>
                    (s.Confirmation != null && s.Confirmation.Late)
                    || (
                        (s.Confirmation == null || Unregistered.Contains(s.Confirmation.State))
                        && !end.OpenColleges.Contains(s.College)
                        && !end.OpenStudents.Contains(s.Id)
                    )
                );
            case Late:
                return students.Where(s => s.Confirmation != null && s.Confirmation.Late);
        }

        if (Choices.FirstOrDefault(c => c.Key == key) is not { } choice)
        {
            return students;
        }

        var states = choice.States.ToArray();
        return states.Contains(ConfirmationState.NotStarted)
            ? students.Where(s => s.Confirmation == null || states.Contains(s.Confirmation.State))
            : students.Where(s => s.Confirmation != null && states.Contains(s.Confirmation.State));
    }

    /// <summary>How many stand in each state; a state in which nobody stands is left out.</summary>
    public static async Task<Dictionary<ConfirmationState, int>> CountStates(
        this IQueryable<Student> students,
        CancellationToken ct
    )
    {
        var counts = await students
            .Select(s => new { State = (ConfirmationState?)s.Confirmation!.State })
            .GroupBy(s => s.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(ct);
        return counts.GroupBy(c => c.Key ?? ConfirmationState.NotStarted).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
    }

    private static StateChoice Of(string key, ConfirmationState state)
    {
        var (chinese, english) = ConfirmationWords.Of(state);
        return new StateChoice(key, chinese, english, state);
    }
}
