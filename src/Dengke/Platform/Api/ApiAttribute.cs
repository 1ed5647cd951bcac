using Dengke.Domain.Kernel;

namespace Dengke.Platform.Api;

/// <summary>
/// A command that the API offers as well, at <c>POST /api/v1/acts/OPERATION</c>. Not every command is: what asks for the person's password
/// anew stays with a person at a page, and so does what a page has to make first, such as a timetable that was solved.
/// </summary>
/// <param name="summary">What it does, one English sentence.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ApiAttribute(string summary) : Attribute
{
    public string Summary { get; } = summary;

    /// <summary>What is sent instead of the command's own parameters: an <see cref="IApiBody{TCommand}"/>; null for these.</summary>
    public Type? Body { get; init; }

    /// <summary>The answer is a secret, such as a document number: it is not kept, so the act takes no <c>Idempotency-Key</c>.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The longest body, in bytes.</summary>
    public long LongestBody { get; init; } = 1 << 20;
}

/// <summary>What is sent for a command whose parameters nobody can send as they are.</summary>
public interface IApiBody<TCommand>
{
    /// <returns>The command, or why it cannot be made out of this.</returns>
    Task<Outcome<TCommand>> Prepare(IServiceProvider services, CancellationToken ct);
}
