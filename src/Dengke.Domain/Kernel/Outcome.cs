namespace Dengke.Domain.Kernel;

/// <summary>What kind of expected failure an <see cref="Outcome{T}"/> carries. The edge maps each to a status code or an exit status.</summary>
public enum FailureKind
{
    /// <summary>There is no such thing, or the actor may not know that there is (404).</summary>
    NotFound,

    /// <summary>The actor may not do this (403).</summary>
    Forbidden,

    /// <summary>The input is not acceptable; <see cref="Failure.Fields"/> says where (422 in the API, a form error on a page).</summary>
    Invalid,

    /// <summary>The thing has changed since it was read (409).</summary>
    Conflict,

    /// <summary>The rules do not allow it now; <see cref="Failure.Code"/> says which (409).</summary>
    Refused,
}

/// <summary>One thing wrong with one input field.</summary>
/// <param name="Field">The name of the input as the caller gave it.</param>
/// <param name="Message">One sentence for a person, Chinese.</param>
/// <param name="English">The same in English; null of what a campaign's file or a record's value is told, which is Chinese alone.</param>
public record FieldError(string Field, string Message, string? English = null);

/// <summary>An expected failure: a value with a stable code, never an exception.</summary>
/// <param name="Kind">What kind of failure.</param>
/// <param name="Code">Stable, snake case, shared by page, API, command line and station.</param>
/// <param name="Message">One plain sentence, Chinese: what happened and what to do.</param>
/// <param name="English">The same in English.</param>
public sealed record Failure(FailureKind Kind, string Code, string Message, string English)
{
    /// <summary>Where the input is wrong; empty unless <see cref="Kind"/> is <see cref="FailureKind.Invalid"/>.</summary>
    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    public static Failure NotFound() =>
        NotFound("没有这条内容, 或您无权查看。", "There is no such thing, or you may not see it.");

    public static Failure NotFound(string message, string english) => new(FailureKind.NotFound, "not_found", message, english);

    public static Failure Forbidden() => Forbidden("您的角色不能执行此操作。", "Your role may not do this.");

    public static Failure Forbidden(string message, string english) => new(FailureKind.Forbidden, "forbidden", message, english);

    public static Failure Conflict() =>
        Conflict("内容已被他人更改, 请刷新后再试。", "Somebody else has changed it; reload and try again.");

    public static Failure Conflict(string message, string english) => new(FailureKind.Conflict, "stale", message, english);

    public static Failure Refused(string code, string message, string english) =>
        new(FailureKind.Refused, code, message, english);

    public static Failure Invalid(string field, string message, string english) =>
        Invalid([new FieldError(field, message, english)]);

    public static Failure Invalid(IReadOnlyList<FieldError> fields) =>
        new(
            FailureKind.Invalid,
            "invalid",
            string.Join(' ', fields.Select(f => f.Message)),
            string.Join(' ', fields.Select(f => f.English ?? f.Message))
        )
        {
            Fields = fields,
        };
}

/// <summary>The result of an act: a value, or a <see cref="Kernel.Failure"/>. Never both, never neither.</summary>
public sealed class Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, Failure? failure)
    {
        this.value = value;
        Failure = failure;
    }

    public Failure? Failure { get; }

    public bool IsOk => Failure is null;

    /// <summary>The value. Reading it from a failure is a bug and throws <see cref="InvalidOperationException"/>.</summary>
    public T Value =>
        Failure is null ? value! : throw new InvalidOperationException($"No value: {Failure.Code}: {Failure.Message}");

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Failure failure) => new(default, failure);

    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next) => Failure is null ? next(value!) : Failure;
}

/// <summary>The value of an act that has nothing to return.</summary>
public readonly record struct Done;
