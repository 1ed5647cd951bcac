using System.Globalization;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.Sealing;
using Dengke.Platform.Audit;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dengke.Tests.Audit;

/// <summary>What the sealer makes. Each test has the database to itself.</summary>
[Trait("Requirement", "SEA-5")]
public sealed class AuditChainTests(DatabaseTemplate template) : IAsyncLifetime
{
    private readonly AppFixture app = new(template);

    private AuditSealer Sealer => app.Services.GetRequiredService<AuditSealer>();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task SealAll_NothingNew_WritesNothing()
    {
        await app.Arrange(Trail.Add(3, app.Clock.GetUtcNow()));
        var first = await Sealer.SealAll(TestContext.Current.CancellationToken);

        var again = await Sealer.SealAll(TestContext.Current.CancellationToken);

        Assert.Equal(1, again?.Number);
        Assert.Equal(first?.Hash, again?.Hash);
    }

    [Fact]
    public async Task SealAll_NeverAnOperation_HasNoSeal() =>
        Assert.Null(await Sealer.SealAll(TestContext.Current.CancellationToken));

    [Fact]
    public async Task SealAll_MoreThanOneSealHolds_MakesSealsOfBoundedSizeInOrderOfTime()
    {
        var start = app.Clock.GetUtcNow();
        await app.Arrange(Trail.Add(AuditSealer.MostInSeal + 500, start));

        await Sealer.SealAll(TestContext.Current.CancellationToken);

        var seals = await app.Read(db => db.AuditSeals.OrderBy(s => s.Number).ToListAsync());
        Assert.Equal([(1, AuditSealer.MostInSeal), (2, 500)], seals.Select(s => (s.Number, s.Size)));
        var sealedOrder = await app.Read(db =>
            db.AuditLeaves.OrderBy(l => l.SealNumber).ThenBy(l => l.Position).Select(l => l.OperationId).ToListAsync()
        );
        var timeOrder = await app.Read(db => db.Operations.OrderBy(o => o.At).ThenBy(o => o.Id).Select(o => o.Id).ToListAsync());
        Assert.Equal(timeOrder, sealedOrder);
    }

    /// <summary>The whole of what is hashed, written out: whoever checks the chain with a program of their own needs no more than this.</summary>
    [Fact]
    public async Task SealAll_OneOperation_IsHashedAsDescribedOnBothDatabases()
    {
        var at = new DateTimeOffset(2024, 10, 10, 2, 0, 0, TimeSpan.Zero).AddTicks(1234560);
        await app.Arrange(db =>
        {
            db.Operations.Add(
                new Operation
                {
                    Id = Guid.Parse("01927000-0000-7000-8000-00000000000A"),
                    Type = "test.any",
                    ActorName = "何一\"",
                    ActorRole = Role.Registrar,
                    Channel = Channel.Web,
                    Reason = "一\n二",
                    At = at,
                }
            );
            db.AuditEvents.Add(
                new AuditEvent
                {
                    Id = Guid.Parse("01927000-0000-7000-8000-00000000000B"),
                    OperationId = Guid.Parse("01927000-0000-7000-8000-00000000000A"),
                    Type = "Any",
                    TypeVersion = 1,
                    Data = "{}",
                }
            );
        });

        var seal = await Sealer.SealAll(TestContext.Current.CancellationToken);

        const string Canonical =
            """{"actorId":null,"actorName":"何一\"","actorRole":"Registrar","at":"2024-10-10T02:00:00.123456Z","campaignId":null,"channel":"Web","events":[{"data":"{}","id":"01927000-0000-7000-8000-00000000000b","sequence":0,"subject":null,"type":"Any","typeVersion":1}],"id":"01927000-0000-7000-8000-00000000000a","idempotencyKey":null,"reason":"一\n二","result":null,"type":"test.any"}""";
        var root = Convert.ToHexStringLower(MerkleTree.LeafHash(System.Text.Encoding.UTF8.GetBytes(Canonical)));
        var link =
            $$"""{"number":1,"previous":"{{new string('0', 64)}}","root":"{{root}}","sealedAt":"{{app.Clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture)}}","size":1}""";
        Assert.Equal(root, seal?.Root);
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(link))),
            seal?.Hash
        );
    }

    [Fact]
    public async Task SealAll_FourNodesAtOnce_SealEachOperationOnce()
    {
        await app.Arrange(Trail.Add(2500, app.Clock.GetUtcNow()));
        var databases = app.Services.GetRequiredService<IDbContextFactory<DengkeDb>>();

        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => Task.Run(() => new AuditSealer(databases, app.Clock).SealAll(TestContext.Current.CancellationToken)))
        );

        Assert.Equal(2500, await app.Read(db => db.AuditLeaves.CountAsync()));
        Assert.Equal(2500, await app.Read(db => db.AuditSeals.SumAsync(s => s.Size)));
        var verdict = await app
            .Services.GetRequiredService<AuditVerification>()
            .Run(null, f => Assert.Fail(f.Message), null, TestContext.Current.CancellationToken);
        Assert.Equal((0, 2500, 0), (verdict.Findings, verdict.Operations, verdict.Unsealed));
    }

    [Fact]
    public async Task SealNew_OperationCommittedLate_IsSealedByTheNextSeal()
    {
        await app.Arrange(Trail.Add(1, app.Clock.GetUtcNow()));
        await Sealer.SealAll(TestContext.Current.CancellationToken);
        await app.Arrange(Trail.Add(1, app.Clock.GetUtcNow().AddMinutes(-50)));

        await Sealer.SealNew(TestContext.Current.CancellationToken);

        Assert.Equal(2, await app.Read(db => db.AuditLeaves.CountAsync()));
    }

    [Fact]
    public async Task Serving_TimePasses_SealsByItself()
    {
        await app.Arrange(Trail.Add(1, app.Clock.GetUtcNow()));

        while (!await app.Read(db => db.AuditSeals.AnyAsync()))
        {
            app.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Equal(1, await app.Read(db => db.AuditLeaves.CountAsync()));
    }
}
