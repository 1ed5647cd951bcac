using Microsoft.OpenApi;

namespace Dengke.Platform.Api;

/// <summary>The API's description (OpenAPI 3.1), made from its routes; a copy is kept in <c>docs/openapi.json</c>.</summary>
internal static class ApiDescription
{
    public const string Path = ApiPath.Root + "/openapi.json";
    private const string Document = "v1";
    private const string Cookie = "session";

    public static void AddApiDescription(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(o => ApiJson.Set(o.SerializerOptions));
        services.AddOpenApi(
            Document,
            o =>
            {
                o.ShouldInclude = d => $"/{d.RelativePath}".StartsWith(ApiPath.Root, StringComparison.Ordinal);
                o.AddDocumentTransformer(
                    (document, _, _) =>
                    {
                        Describe(document);
                        return Task.CompletedTask;
                    }
                );
            }
        );
    }

    public static void MapApiDescription(this IEndpointRouteBuilder app) =>
        app.MapOpenApi(Path.Replace(Document + "/", "{documentName}/", StringComparison.Ordinal)).AllowAnonymous();

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "登科 Dengke",
            Version = Document,
            Description =
                "Whatever the pages do, but for what asks for a person's password anew. Sign in at POST /api/v1/session; an act may "
                + "carry an Idempotency-Key, under which it is done once and answered alike.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Cookie] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = "dengke",
            },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Cookie, document)] = [] }];
    }
}
