namespace Dengke.Platform.Web;

/// <summary>Routes that a feature brings along beside its pages, such as an API. One is made for each program.</summary>
public interface IRoutes
{
    void Map(IEndpointRouteBuilder app);
}

/// <summary>Finds what features bring along, since the platform knows none of them.</summary>
public static class FeatureRoutes
{
    public static void MapFeatureRoutes(this IEndpointRouteBuilder app)
    {
        foreach (
            var type in typeof(FeatureRoutes)
                .Assembly.GetTypes()
                .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IRoutes)))
        )
        {
            ((IRoutes)ActivatorUtilities.CreateInstance(app.ServiceProvider, type)).Map(app);
        }
    }
}
