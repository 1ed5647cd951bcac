using System.Text;
using Dengke.Domain.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Dengke.Tests.Access;

/// <summary>What stands in a route for a parameter.</summary>
/// <param name="Mine">Something that everybody whom the route names may see: the own student, class, college.</param>
/// <param name="Others">The same kind of thing of somebody else; null where such a thing belongs to nobody.</param>
internal sealed record Thing(string Mine, string? Others = null);

/// <summary>
/// Things for every parameter of every route. A key is the route's pattern up to and with the parameter, so that
/// <c>/campaigns/{campaign}/students/{id:guid}</c> serves whatever lies below it as well.
/// </summary>
/// <remarks>
/// A page with a new parameter needs a line in <see cref="Known"/>: <c>new("mine", "others")</c> where it belongs to a student, a
/// class or a college, <c>new("this")</c> where it belongs to nobody. A thing that has to exist first is made by
/// <see cref="RouteWorld"/>.
/// </remarks>
internal sealed class RouteThings(RouteWorld world)
{
    private Dictionary<string, Thing> Known { get; } =
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["/problem/{code:int}"] = new("404"),
            ["/language/{language}"] = new("zh"),
            ["/accounts/{id:guid}"] = new($"{world.SomeAccount}"),
            ["/campaigns/{campaign}"] = new(RouteWorld.Campaign),
            ["/api/{documentName}"] = new("v1"),
            ["/api/v1/campaigns/{campaign}"] = new(RouteWorld.Campaign),
            ["/api/v1/campaigns/{campaign}/sessions/{session}"] = new("south"),
            ["/api/v1/campaigns/{campaign}/students/{id:guid}"] = new($"{world.Mine.Id}", $"{world.Others.Id}"),
            ["/campaigns/{campaign}/sessions/{session}"] = new("south"),
            ["/campaigns/{campaign}/sessions/{session}/stations/{number:int}"] = new("1"),
            ["/campaigns/{campaign}/receipts/{id:guid}"] = new($"{world.MyReceipt}"),
            ["/me/receipts/{id:guid}"] = new($"{world.MyReceipt}", $"{world.OthersReceipt}"),
            ["/campaigns/{campaign}/handoff/shots/{id:guid}"] = new($"{world.SomeShot}"),
            ["/campaigns/{campaign}/publishing/{document}"] = new("notice"),
            ["/campaigns/{campaign}/publishing/{document}/{format}"] = new("html"),
            ["/campaigns/{campaign}/notices/{document}"] = new("notice"),
            ["/campaigns/{campaign}/notices/{document}/{number:int}"] = new("2"),
            ["/campaigns/{campaign}/notices/{document}/{number:int}/{format}"] = new("html"),
            ["/campaigns/{campaign}/notices/{document}/changes/{number:int}"] = new("2"),
            ["/campaigns/{campaign}/settings/{chapter?}"] = new(""),
            ["/campaigns/{campaign}/imports/{id:guid}"] = new($"{world.Import}"),
            ["/campaigns/{campaign}/students/{id:guid}"] = new($"{world.Mine.Id}", $"{world.Others.Id}"),
            ["/campaigns/{campaign}/students/{id:guid}/corrections/{correction:guid}"] = new(
                $"{world.MyCorrection.Id}",
                $"{world.OthersCorrection.Id}"
            ),
            ["/campaigns/{campaign}/evidence/{id:guid}"] = new(
                $"{world.MyCorrection.Evidence[0].Id}",
                $"{world.OthersCorrection.Evidence[0].Id}"
            ),
            ["/campaigns/{campaign}/corrections/{id:guid?}"] = new($"{world.MyCorrection.Id}"),
            ["/campaigns/{campaign}/corrections/result/{key}"] = new("nothing"),
            ["/campaigns/{campaign}/colleges/{college}"] = new(world.Mine.College, world.Others.College),
            ["/campaigns/{campaign}/colleges/{college}/rounds/{round:int}"] = new("1"),
            ["/campaigns/{campaign}/register/{id:guid}"] = new($"{world.Mine.Id}", $"{world.Others.Id}"),
            ["/campaigns/{campaign}/register/done/{once:guid}"] = new($"{Guid.Empty}"),
            ["/campaigns/{campaign}/submissions/{college}"] = new(world.Mine.College),
            ["/me/corrections/{correction:guid}"] = new($"{world.MyCorrection.Id}", $"{world.OthersCorrection.Id}"),
            ["/campaigns/{campaign}/handoff/cases/{id:guid}"] = new($"{world.PhotoCase}"),
            ["/m/{token}"] = new(RouteWorld.MyLink),
            ["/verify/{token}"] = new(world.PaperToken),
        };

    /// <summary>Parameters that nobody has told a thing for.</summary>
    public IEnumerable<string> Unknown(IEnumerable<RouteEndpoint> routes) =>
        routes.SelectMany(ParametersOf).Where(p => !Known.ContainsKey(p)).Distinct();

    /// <summary>The route's address with what is one's own.</summary>
    public string Mine(RouteEndpoint route) => PathOf(route, t => t.Mine);

    /// <summary>The route's address with what is somebody else's; null where nothing in it belongs to anybody.</summary>
    public string? Others(RouteEndpoint route) =>
        ParametersOf(route).Any(p => Known.GetValueOrDefault(p)?.Others is not null)
            ? PathOf(route, t => t.Others ?? t.Mine)
            : null;

    /// <summary>Whether the role reaches what belongs to somebody else.</summary>
    public static bool ReachesAll(Role role) =>
        role is Role.Registrar or Role.Auditor or Role.Administrator or Role.PhotoOperator;

    private string PathOf(RouteEndpoint route, Func<Thing, string> choose)
    {
        var (path, pattern) = (new StringBuilder(), "");
        foreach (var segment in route.RoutePattern.PathSegments)
        {
            pattern += "/" + TextOf(segment);
            var value = segment.Parts.Any(p => p is RoutePatternParameterPart)
                ? choose(Known.GetValueOrDefault(pattern) ?? new Thing("unknown"))
                : TextOf(segment);
            path.Append(value.Length > 0 ? "/" + Uri.EscapeDataString(value) : "");
        }

        return path.Length == 0 ? "/" : path.ToString();
    }

    private static IEnumerable<string> ParametersOf(RouteEndpoint route)
    {
        var pattern = "";
        foreach (var segment in route.RoutePattern.PathSegments)
        {
            pattern += "/" + TextOf(segment);
            if (segment.Parts.Any(p => p is RoutePatternParameterPart))
            {
                yield return pattern;
            }
        }
    }

    private static string TextOf(RoutePatternPathSegment segment) => string.Concat(segment.Parts.Select(TextOf));

    private static string TextOf(RoutePatternPart part) =>
        part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter =>
                $"{{{(parameter.IsCatchAll ? "*" : "")}{parameter.Name}{string.Concat(parameter.ParameterPolicies.Select(p => ":" + p.Content))}{(parameter.IsOptional ? "?" : "")}}}",
            _ => throw new NotSupportedException($"{part.PartKind}"),
        };
}
