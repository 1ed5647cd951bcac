using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Campaigns;
using Dengke.Features.Records;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Tests.Support;

namespace Dengke.Tests.Records;

/// <summary>The program with the default campaign in it.</summary>
public sealed class RecordsFixture(DatabaseTemplate template) : IAsyncLifetime
{
    public const string Campaign = "2025";

    public AppFixture App { get; } = new(template);

    public TestPerson Registrar => App.As(Role.Registrar);

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        var created = await Registrar.Run(new CreateCampaign(DefaultCampaign.Text));
        Assert.True(created.IsOk, created.Failure?.Message);
    }

    public async Task<ImportResult> Import(Source source, byte[] content, bool complete = true)
    {
        var batch = await Upload(source, content, complete);
        var applied = await Registrar.Run(new ApplyImport(Campaign, batch));
        Assert.True(applied.IsOk, applied.Failure?.Message);
        return applied.Value;
    }

    public async Task<Guid> Upload(Source source, byte[] content, bool complete = true)
    {
        var uploaded = await Registrar.Run(new UploadImport(Campaign, source, "export.csv", content, complete));
        Assert.True(uploaded.IsOk, uploaded.Failure?.Message);
        return uploaded.Value;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
