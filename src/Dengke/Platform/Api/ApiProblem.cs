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

    /// <summary>For a refusal that comes before anything of ours is asked: signing in, roles, addresses, limits, and what broke.</summary>
    public static ApiProblem OfStatus(int status)
    {
        var (chinese, english) = status switch
        {
            400 => ("请求的参数读不懂。", "A parameter of the request cannot be read."),
            401 => ("请先登录。", "Sign in first."),
            403 => (
                "您的角色不能这样做, 或账号须先在网页上完成首次登录的步骤。",
                "The role may not do this, or the account has to finish its first sign-in at a page."
            ),
            404 => ("没有这个地址。", "There is no such address."),
            405 => ("这个地址不接受这种方法。", "The address does not take this method."),
            413 => ("请求内容过大。", "The body is too large."),
            415 => ("请以 application/json 发送。", "Send application/json."),
            429 => ("请求过多, 请稍后再试; 本次没有生效。", "Too many requests; nothing was done. Wait a while."),
            >= 500 => ("程序出错; 本次没有生效。", "Something broke; nothing was done."),
            _ => ("无法完成。", "It cannot be done."),
        };
        return new ApiProblem(status, $"http_{status}", chinese, english, []);
    }

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
