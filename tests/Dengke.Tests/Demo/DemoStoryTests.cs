using Dengke.Data;
using Dengke.Demonstration;
using Dengke.Domain.Confirmation;
using Dengke.Features.Sealing;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Clock;
using Dengke.Platform.Web;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Demo;

/// <summary>The demo's campaign played to its end.</summary>
[Trait("Requirement", "RUN-1")]
public sealed class DemoStoryTests(DatabaseTemplate template) : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dengke-demo-");
    private string text = "";

    public async ValueTask InitializeAsync() => text = await template.Copy(folder.FullName);

    [Fact]
    [Trait("Requirement", "CON-1")]
    [Trait("Requirement", "SEA-1")]
    public async Task Make_PhaseOfSealing_HasEverybodyDone()
    {
        var maker = new DemoMaker(new ServerOptions(folder.FullName, Database: text), TimeProvider.System, _ => { });
        var made = await maker.Make(250, 11, DemoPhase.Find("seal")!, TestContext.Current.CancellationToken);
        Assert.True(made.IsOk, made.Failure?.Message);
        using var database = Database.Open(text, folder.FullName);
        await using var db = database.CreateDbContext();

        var students = await db.Students.Include(s => s.Confirmation).Where(s => s.InCohort).ToListAsync();
        var corrections = await db.Corrections.Select(c => c.State).Distinct().ToListAsync();
        var signed = await db.SignedSummaries.ToListAsync();

        Assert.All(students, s => Assert.Equal(ConfirmationState.Final, s.Confirmation?.State));
        Assert.Contains(students, s => s.Confirmation!.ProxyReason is not null);
        Assert.Contains(students, s => s.Confirmation!.Late);
        Assert.All(corrections, c => Assert.True(c.IsDecided(), c.ToString()));
        Assert.All(signed, s => Assert.True(s.AcceptedAt is not null || s.ReturnedAt is not null));
        var campaign = (await StoredCampaign.Load(db, made.Value.Campaign, TestContext.Current.CancellationToken)).Value;
        var open = await OpenItems.Load(db, campaign, made.Value.Phase.Starts, TestContext.Current.CancellationToken);
        Assert.All(open, i => Assert.True(i.IsNamed, $"{i.Kind} {i.Who} {i.Note.Chinese}"));
        await DatabaseTemplate.Drop(text, database);
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
