using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Dengke.Tests.Support;

namespace Dengke.Tests.Api;

/// <summary>What is said of the API is what there is, and the copy in the repository is the same.</summary>
[Trait("Requirement", "RUN-5")]
public sealed class ApiDescriptionTests(DatabaseTemplate template) : IAsyncLifetime
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly AppFixture app = new(template);

    private static string Copy => Path.Combine(Repository.Root, "docs", "openapi.json");

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>With <c>DENGKE_WRITE_DOCS=1</c> the copy is written anew.</summary>
    [Fact]
    public async Task Copy_InTheRepository_IsWhatTheProgramSays()
    {
        var served = (await Describe()).ToJsonString(Layout) + "\n";
        if (Environment.GetEnvironmentVariable("DENGKE_WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(Copy, served);
        }

        Assert.Equal(await File.ReadAllTextAsync(Copy), served);
    }

    [Fact]
    public async Task Description_HasEveryRouteOfTheApi_WithASummaryAndItsRefusals()
    {
        var paths = (await Describe())["paths"]!.AsObject();

        Assert.All(ApiActs.Commands, c => Assert.Contains($"{ApiActs.Path}{OperationOf(c)}", paths.Select(p => p.Key)));
        Assert.All(
            paths.SelectMany(p => p.Value!.AsObject()),
            o =>
            {
                Assert.NotEmpty((string)o.Value!["summary"]!);
                Assert.NotNull(o.Value["responses"]!["401"] ?? o.Value["responses"]!["204"]);
            }
        );
        Assert.DoesNotContain(paths, p => !p.Key.StartsWith(ApiPath.Root, StringComparison.Ordinal));
    }

    /// <summary>A member that follows from the others is not asked for, and neither is a password.</summary>
    [Fact]
    public async Task Description_OfACommand_AsksForItsParametersAlone()
    {
        var schemas = (await Describe())["components"]!["schemas"]!.AsObject();

        var properties = schemas["DecideCorrections"]!["properties"]!.AsObject().Select(p => p.Key);

        Assert.Equal(["campaign_id", "correction_ids", "decision", "reason", "to", "version"], properties);
        Assert.DoesNotContain(schemas, s => s.Key.Contains("Password", StringComparison.Ordinal));
    }

    private static string OperationOf(Type command) => OperationAttribute.Of(command).Type;

    private async Task<JsonNode> Describe()
    {
        var text = await app.Visitor().Http.GetStringAsync(ApiDescription.Path, TestContext.Current.CancellationToken);
        return JsonNode.Parse(text)!;
    }
}
