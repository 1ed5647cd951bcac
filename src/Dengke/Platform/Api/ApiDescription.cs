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
        SayRefusalsOnce(document);
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Cookie, document)] = [] }];
    }

    /// <summary>A refusal looks the same at every route, so each is described once and named there.</summary>
    private static void SayRefusalsOnce(OpenApiDocument document)
    {
        var once = document.Components!.Responses = new Dictionary<string, IOpenApiResponse>(StringComparer.Ordinal);
        foreach (var responses in document.Paths.Values.SelectMany(p => p.Operations!.Values).Select(o => o.Responses!))
        {
            var refusals = responses.Where(r => r.Value.Content?.ContainsKey(ApiProblem.ContentType) == true).ToList();
            foreach (var (status, response) in refusals)
            {
                var name = $"problem_{status}";
                once[name] = response;
                responses[status] = new OpenApiResponseReference(name, document);
            }
        }
    }
}
