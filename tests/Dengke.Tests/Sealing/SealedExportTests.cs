using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Records;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Sealing;

/// <summary>What is exported after the sealing.</summary>
[Trait("Requirement", "SEA-4")]
public sealed class SealedExportTests(DatabaseTemplate template) : IAsyncLifetime
{
    private readonly SealFixture seal = new(template);

    public ValueTask InitializeAsync() => seal.InitializeAsync();

    public ValueTask DisposeAsync() => seal.DisposeAsync();

    [Fact]
    public async Task Rows_OfASealedCampaign_AreWhatWasSealedWhateverTheTablesSayNow()
    {
        var students = await seal.Done(2);
        var before = await Rows();
        await seal.MustSeal();
        await seal.App.Read(db =>
            db.SourceRecords.ExecuteUpdateAsync(set => set.SetProperty(r => r.Values, """{"name":"改过的姓名"}"""))
        );

        var after = await Rows();

        Assert.False(before.IsSealed);
        Assert.True(after.IsSealed);
        Assert.Equal(students.Count, after.Names.Count);
        Assert.Equal(before.Names, after.Names);
        Assert.DoesNotContain("改过的姓名", after.Names);
    }

    private Task<(bool IsSealed, IReadOnlyList<string> Names)> Rows() =>
        seal.App.Read<(bool, IReadOnlyList<string>)>(async db =>
        {
            var campaign = (await StoredCampaign.Load(db, SealFixture.Campaign, seal.Stopping)).Value;
            var rows = await FinalRows.Open(db, seal.Vault, campaign, null, seal.Stopping);
            List<string> names = [];
            await foreach (var row in rows.Read(seal.Stopping))
            {
                names.Add(row.Value("name"));
            }

            return (rows.IsSealed, names);
        });
}
