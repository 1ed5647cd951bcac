using System.Reflection;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Handling;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Platform.Api;

/// <summary>
/// The commands that say so (<see cref="ApiAttribute"/>), each an address of its own. A request carries the session's cookie and a body of
/// JSON: a page of another site cannot send one without being asked first, and is not.
/// </summary>
internal sealed class ApiActs : IRoutes
{
    public const string Path = ApiPath.Root + "/acts/";
    private const string KeyHeader = "Idempotency-Key";
    private const int LongestKey = 64;

    public static IEnumerable<Type> Commands =>
        typeof(ApiActs).Assembly.GetTypes().Where(t => t.GetCustomAttribute<ApiAttribute>() is not null);

    /// <summary>What a command answers with; null for what is no command.</summary>
    public static Type? ResultOf(Type type)
    {
        for (var at = type.BaseType; at is not null; at = at.BaseType)
        {
            if (at.IsGenericType && at.GetGenericTypeDefinition() == typeof(Command<>))
            {
                return at.GetGenericArguments()[0];
            }
        }

        return null;
    }

    public void Map(IEndpointRouteBuilder app)
    {
        var map = typeof(ApiActs).GetMethod(nameof(MapAct), BindingFlags.NonPublic | BindingFlags.Static)!;
        foreach (var command in Commands)
        {
            var body = command.GetCustomAttribute<ApiAttribute>()!.Body ?? command;
            map.MakeGenericMethod(body, command, ResultOf(command)!).Invoke(null, [app]);
        }
    }

    private static void MapAct<TBody, TCommand, TResult>(IEndpointRouteBuilder app)
        where TBody : class
        where TCommand : Command<TResult>
    {
        var (operation, api) = (OperationAttribute.Of(typeof(TCommand)), typeof(TCommand).GetCustomAttribute<ApiAttribute>()!);
        var act = app.MapPost(Path + operation.Type, Do<TBody, TCommand, TResult>)
            .Allow([.. operation.Roles])
            .WithName(operation.Type)
            .WithTags(operation.Type.Split('.')[0])
            .WithSummary(api.Summary)
            .WithMetadata(new RequestSizeLimitAttribute(api.LongestBody))
            .Accepts<TBody>("application/json");
        foreach (var status in ApiPath.Refusals)
        {
            act.Produces<ApiProblem>(status, ApiProblem.ContentType);
        }

        _ =
            typeof(TResult) == typeof(Done)
                ? act.Produces(StatusCodes.Status204NoContent)
                : act.Produces<TResult>(StatusCodes.Status200OK, "application/json");
    }

    private static async Task<IResult> Do<TBody, TCommand, TResult>(HttpContext http, Runner runner)
        where TBody : class
        where TCommand : Command<TResult>
    {
        var (body, problem) = await ApiBody.Read<TBody>(http);
        if (body is null)
        {
            return problem!.Answer();
        }

        var key = http.Request.Headers[KeyHeader].ToString();
        if (KeyProblem(key, typeof(TCommand).GetCustomAttribute<ApiAttribute>()!) is { } wrong)
        {
            return wrong;
        }

        var command = body is IApiBody<TCommand> sent
            ? await sent.Prepare(http.RequestServices, http.RequestAborted)
            : (TCommand)(object)body;
        if (!command.IsOk)
        {
            return ApiProblem.Of(command.Failure!);
        }

        var actor = http.Caller();
        var done = await runner.Run(command.Value, actor, key.Length == 0 ? null : key, http.RequestAborted);
        return done.Failure is { } failure ? ApiProblem.Of(failure)
            : typeof(TResult) == typeof(Done) ? Results.NoContent()
            : Results.Json(done.Value, ApiJson.Options);
    }

    private static IResult? KeyProblem(string key, ApiAttribute api) =>
        key.Length > LongestKey
            ? ApiProblem.Of(
                StatusCodes.Status400BadRequest,
                "key_too_long",
                $"{KeyHeader} 最长 {LongestKey} 个字符。",
                $"{KeyHeader} has at most {LongestKey} characters."
            )
        : key.Length > 0 && api.IsSecret
            ? ApiProblem.Of(
                StatusCodes.Status400BadRequest,
                "key_not_taken",
                $"此操作的结果不保存, 不能带 {KeyHeader}。",
                $"What this act answers is not kept, so it takes no {KeyHeader}."
            )
        : null;
}
