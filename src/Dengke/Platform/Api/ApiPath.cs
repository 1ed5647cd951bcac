using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Platform.Api;

/// <summary>Where the API is, and what each of its routes has in common.</summary>
internal static class ApiPath
{
    public const string Root = "/api/v1";

    /// <summary>How a request can be refused; what each means is in <c>docs/api.md</c>.</summary>
    public static IReadOnlyList<int> Refusals { get; } = [400, 401, 403, 404, 409, 415, 422, 429];

    public static bool IsApi(this HttpRequest request) => request.Path.IsApi();

    public static bool IsApi(this PathString path) => path.StartsWithSegments(Root);

    /// <summary>Who may call it.</summary>
    public static RouteHandlerBuilder Allow(this RouteHandlerBuilder route, params Role[] roles) =>
        route.WithMetadata(new AllowAttribute(roles));

    /// <summary>Who calls a route that is not open to visitors.</summary>
    public static Actor Caller(this HttpContext http) => Session.ActorOf(http.User, Channel.Api)!;

    /// <summary>A list of a campaign's, the same for everyone who may read it.</summary>
    /// <param name="list">All of it, in an order in which no two are alike.</param>
    public static RouteHandlerBuilder MapList<T>(
        this IEndpointRouteBuilder app,
        string name,
        string tag,
        string summary,
        Func<DengkeDb, string, IQueryable<T>> list,
        params Role[] roles
    ) => app.MapList(name, tag, summary, (db, campaign, _) => list(db, campaign), roles);

    /// <summary>A list of a campaign's, as far as the caller's roles reach.</summary>
    /// <param name="list">All of what the caller may see, in an order in which no two are alike.</param>
    public static RouteHandlerBuilder MapList<T>(
        this IEndpointRouteBuilder app,
        string name,
        string tag,
        string summary,
        Func<DengkeDb, string, Actor, IQueryable<T>> list,
        params Role[] roles
    ) =>
        app.MapRead<ApiList<T>>(
            $"/campaigns/{{campaign}}/{name}",
            async (string campaign, [AsParameters] ApiSlice slice, DengkeDb db, HttpContext http, CancellationToken ct) =>
                await db.Campaigns.AnyAsync(c => c.Id == campaign, ct)
                    ? Results.Json(await slice.Of(list(db, campaign, http.Caller()), ct), ApiJson.Options)
                    : ApiProblem.Of(Failure.NotFound()),
            tag,
            summary,
            roles
        );

    /// <summary>A route that only reads, below <see cref="Root"/>.</summary>
    /// <param name="summary">What it tells, one English sentence.</param>
    public static RouteHandlerBuilder MapRead<TAnswer>(
        this IEndpointRouteBuilder app,
        string path,
        Delegate read,
        string tag,
        string summary,
        params Role[] roles
    )
    {
        var route = app.MapGet(Root + path, read)
            .Allow(roles)
            .WithTags(tag)
            .WithSummary(summary)
            .Produces<TAnswer>(StatusCodes.Status200OK, "application/json");
        foreach (var status in new[] { 401, 403, 404 })
        {
            route.Produces<ApiProblem>(status, ApiProblem.ContentType);
        }

        return route;
    }
}
