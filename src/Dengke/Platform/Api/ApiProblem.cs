using Dengke.Domain.Kernel;

namespace Dengke.Platform.Api;

/// <summary>What the API answers where it cannot do what is asked (RFC 9457).</summary>
/// <param name="Code">Stable, the same that pages and commands know.</param>
/// <param name="Title">One sentence, Chinese.</param>
/// <param name="Detail">The same in English.</param>
/// <param name="Errors">Which fields are wrong, where it is about fields.</param>
public sealed record ApiProblem(int Status, string Code, string Title, string Detail, IReadOnlyList<FieldError> Errors)
{
    public const string ContentType = "application/problem+json";

    public static IResult Of(Failure failure) =>
        new ApiProblem(StatusOf(failure), failure.Code, failure.Message, failure.English, failure.Fields).Answer();

    public static IResult Of(int status, string code, string chinese, string english) =>
        new ApiProblem(status, code, chinese, english, []).Answer();

    public IResult Answer() => Results.Json(this, ApiJson.Options, ContentType, Status);

    private static int StatusOf(Failure failure) =>
        failure.Kind switch
        {
            FailureKind.NotFound => StatusCodes.Status404NotFound,
            FailureKind.Forbidden => StatusCodes.Status403Forbidden,
            FailureKind.Invalid => StatusCodes.Status422UnprocessableEntity,
            _ when failure.Code == "busy" => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status409Conflict,
        };
}
