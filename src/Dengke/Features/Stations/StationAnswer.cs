using Dengke.Domain.Kernel;
using Dengke.Platform.Envelopes;
using Dengke.Platform.StationLink;

namespace Dengke.Features.Stations;

/// <summary>How stations are answered: JSON in snake_case; a refusal with its stable code and one sentence.</summary>
internal static class StationAnswer
{
    public static IResult Ok<T>(T value) => Results.Json(value, SignedJson.Json);

    public static IResult Of(Failure failure) => Results.Json(RefusalOf(failure), SignedJson.Json, statusCode: StatusOf(failure));

    public static Refusal RefusalOf(Failure failure) => new(failure.Code, failure.Message, failure.English);

    public static IResult Unreadable { get; } =
        Results.Json(
            new Refusal("body_unreadable", "请求内容读不懂。", "The request cannot be read."),
            SignedJson.Json,
            statusCode: StatusCodes.Status400BadRequest
        );

    private static int StatusOf(Failure failure) =>
        failure.Code switch
        {
            "not_enrolled" => StatusCodes.Status401Unauthorized,
            "device_revoked" => StatusCodes.Status403Forbidden,
            "too_large" => StatusCodes.Status413PayloadTooLarge,
            "busy" or "duplicate" => StatusCodes.Status503ServiceUnavailable,
            "no_recipient" or "no_specification" => StatusCodes.Status409Conflict,
            _ when failure.Kind == FailureKind.NotFound => StatusCodes.Status404NotFound,
            _ when failure.Kind == FailureKind.Conflict => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
}
