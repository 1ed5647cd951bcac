using Dengke.Domain.Campaigns;

namespace Dengke.Features.Registrar;

/// <summary>What the routes of a correction are called on pages.</summary>
public static class RouteNames
{
    public static (string Chinese, string English) Words(RouteDecision route) =>
        route switch
        {
            RouteDecision.School => ("学校", "School"),
            RouteDecision.Province => ("省级", "Province"),
            RouteDecision.PlaceOfOrigin => ("生源地", "Place of origin"),
            RouteDecision.Refused => ("不予受理", "Not accepted"),
            _ => throw new ArgumentOutOfRangeException(nameof(route)),
        };
}
