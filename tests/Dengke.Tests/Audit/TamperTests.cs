using Dengke.Data;
using Dengke.Platform.Audit;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dengke.Tests.Audit;

/// <summary>Somebody with SQL drops the triggers, changes the trail and puts the triggers back. Three seals of four operations each.</summary>
[Trait("Requirement", "SEA-5")]
public sealed class TamperTests(DatabaseTemplate template) : IAsyncLifetime
{
    private const string SecondSealsThird =
        """(SELECT "OperationId" FROM "AuditLeaves" WHERE "SealNumber" = 2 AND "Position" = 2)""";
    private readonly AppFixture app = new(template);
    private readonly List<AuditFinding> findings = [];
    private string newest = "";

    private CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>What is done, and the one finding that must come of it.</summary>
    public static TheoryData<string, AuditFault, int?> Tampering =>
        new()
        {
            {
                $"""UPDATE "Operations" SET "Reason" = 'another' WHERE "Id" = {SecondSealsThird}""",
                AuditFault.OperationChanged,
                2
            },
            {
                $"""UPDATE "Operations" SET "ActorName" = 'someone else' WHERE "Id" = {SecondSealsThird}""",
                AuditFault.OperationChanged,
                2
            },
            {
                $"""UPDATE "Operations" SET "Channel" = 'Nowhere' WHERE "Id" = {SecondSealsThird}""",
                AuditFault.OperationChanged,
                2
            },
            {
                $"""UPDATE "AuditEvents" SET "Data" = '{"{}"}' WHERE "OperationId" = {SecondSealsThird} AND "Sequence" = 1""",
                AuditFault.OperationChanged,
                2
            },
            {
                $"""UPDATE "AuditEvents" SET "Sequence" = 1 - "Sequence" + 2 WHERE "OperationId" = {SecondSealsThird}""",
                AuditFault.OperationChanged,
                2
            },
            {
                $"""DELETE FROM "AuditEvents" WHERE "OperationId" = {SecondSealsThird} AND "Sequence" = 1""",
                AuditFault.OperationChanged,
                2
            },
            {
                $"""
                    INSERT INTO "AuditEvents" ("Id", "OperationId", "Sequence", "Type", "TypeVersion", "Data")
                    VALUES ('01927000-0000-7000-8000-000000000001', {SecondSealsThird}, 2, 'Any', 1, 'null')
                    """,
                AuditFault.OperationChanged,
                2
            },
            {
                $"""
                    DELETE FROM "AuditEvents" WHERE "OperationId" = {SecondSealsThird};
                    DELETE FROM "Operations" WHERE "Id" = {SecondSealsThird}
                    """,
                AuditFault.OperationMissing,
                2
            },
            { """DELETE FROM "AuditLeaves" WHERE "SealNumber" = 2 AND "Position" = 2""", AuditFault.LeafMissing, 2 },
            {
                """
                    UPDATE "AuditLeaves" SET "Position" = 9 WHERE "SealNumber" = 2 AND "Position" = 1;
                    UPDATE "AuditLeaves" SET "Position" = 1 WHERE "SealNumber" = 2 AND "Position" = 2;
                    UPDATE "AuditLeaves" SET "Position" = 2 WHERE "SealNumber" = 2 AND "Position" = 9
                    """,
                AuditFault.LeavesChanged,
                2
            },
            { """UPDATE "AuditLeaves" SET "SealNumber" = 9 WHERE "SealNumber" = 2""", AuditFault.LeafWithoutSeal, 9 },
            { """UPDATE "AuditSeals" SET "Size" = 3 WHERE "Number" = 2""", AuditFault.LeavesChanged, 2 },
            { """UPDATE "AuditSeals" SET "Root" = "Hash" WHERE "Number" = 2""", AuditFault.SealChanged, 2 },
            { """UPDATE "AuditSeals" SET "Hash" = "Root" WHERE "Number" = 2""", AuditFault.SealChanged, 2 },
            { """DELETE FROM "AuditSeals" WHERE "Number" = 2""", AuditFault.SealMissing, 2 },
            { """DELETE FROM "AuditSeals" WHERE "Number" = 1""", AuditFault.SealMissing, 1 },
        };

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        for (var seal = 0; seal < 3; seal++)
        {
            await app.Arrange(Trail.Add(4, app.Clock.GetUtcNow().AddDays(seal)));
            newest = (await app.Services.GetRequiredService<AuditSealer>().SealAll(Ct))!.Hash;
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Verify_Untouched_IsCleanAndTellsTheNewestSeal()
    {
        var verdict = await Verify(newest);

        Assert.Empty(findings);
        Assert.Equal(
            (0, 12, 0, 3, 3, newest),
            (verdict.Findings, verdict.Operations, verdict.Unsealed, verdict.Seals, verdict.Newest, verdict.Hash)
        );
    }

    [Theory]
    [MemberData(nameof(Tampering))]
    public async Task Verify_ChangedBySql_IsFoundWhereItIs(string sql, AuditFault fault, int? seal)
    {
        await Tamper(sql);

        await Verify(null);

        Assert.Contains((fault, seal), findings.Select(f => (f.Fault, f.Seal)));
        Assert.DoesNotContain(findings, f => f.Fault == AuditFault.TriggerMissing);
    }

    /// <summary>One edit of one operation is one finding, and nothing that is sound is called bad.</summary>
    [Fact]
    public async Task Verify_OneOperationEdited_IsTheOnlyFinding()
    {
        await Tamper($"""UPDATE "Operations" SET "Reason" = NULL WHERE "Id" = {SecondSealsThird}""");

        await Verify(newest);

        Assert.Equal([(AuditFault.OperationChanged, 2)], findings.Select(f => (f.Fault, f.Seal ?? 0)));
    }

    [Fact]
    public async Task Verify_OperationAndAllThatHangsOnIt_RemovedTogether_IsFound()
    {
        await Tamper(
            $"""
            CREATE TABLE victim AS SELECT "OperationId" AS id FROM "AuditLeaves" WHERE "SealNumber" = 2 AND "Position" = 2;
            DELETE FROM "AuditEvents" WHERE "OperationId" IN (SELECT id FROM victim);
            DELETE FROM "AuditLeaves" WHERE "OperationId" IN (SELECT id FROM victim);
            DELETE FROM "Operations" WHERE "Id" IN (SELECT id FROM victim);
            DROP TABLE victim
            """
        );

        await Verify(null);

        Assert.Equal([(AuditFault.LeafMissing, 2)], findings.Select(f => (f.Fault, f.Seal ?? 0)));
    }

    [Fact]
    public async Task Verify_OperationPutInWithAnEarlierDate_IsFoundBeforeAndAfterTheSealerTookIt()
    {
        await app.Arrange(Trail.Add(1, app.Clock.GetUtcNow().AddDays(1)));

        await Verify(null);
        var before = findings.Select(f => f.Fault).ToList();
        findings.Clear();
        await app.Services.GetRequiredService<AuditSealer>().SealAll(Ct);
        await Verify(null);

        Assert.Equal([AuditFault.OperationBackdated], before);
        Assert.Equal([(AuditFault.OperationBackdated, 4)], findings.Select(f => (f.Fault, f.Seal ?? 0)));
    }

    [Fact]
    public async Task Verify_TailCutOff_IsFoundByTheHashKeptElsewhereAlone()
    {
        await Tamper(
            """
            CREATE TABLE victim AS SELECT "OperationId" AS id FROM "AuditLeaves" WHERE "SealNumber" = 3;
            DELETE FROM "AuditEvents" WHERE "OperationId" IN (SELECT id FROM victim);
            DELETE FROM "AuditLeaves" WHERE "SealNumber" = 3;
            DELETE FROM "AuditSeals" WHERE "Number" = 3;
            DELETE FROM "Operations" WHERE "Id" IN (SELECT id FROM victim);
            DROP TABLE victim
            """
        );

        await Verify(null);
        var without = findings.Count;
        await Verify(newest);

        Assert.Equal(0, without);
        Assert.Equal([AuditFault.ExpectedSealMissing], findings.Select(f => f.Fault));
    }

    [Fact]
    public async Task Verify_TriggerDropped_IsFound()
    {
        await Sql(
            DatabaseTemplate.IsPostgres
                ? """ALTER TABLE "Operations" DISABLE TRIGGER "Operations_append_only" """
                : """DROP TRIGGER "Operations_no_delete" """
        );

        await Verify(null);

        Assert.Equal([AuditFault.TriggerMissing], findings.Select(f => f.Fault));
    }

    private Task<AuditVerdict> Verify(string? expected) =>
        app.Services.GetRequiredService<AuditVerification>().Run(expected, findings.Add, null, Ct);

    private async Task Tamper(string sql)
    {
        foreach (var table in (string[])["Operations", "AuditEvents", "AuditLeaves", "AuditSeals"])
        {
            await (
                DatabaseTemplate.IsPostgres
                    ? Sql($"""DROP TRIGGER "{table}_append_only" ON "{table}" """)
                    : Sql($"""DROP TRIGGER "{table}_no_update"; DROP TRIGGER "{table}_no_delete" """)
            );
        }

        await Sql(sql);
        await ((Database)app.Services.GetRequiredService<IDbContextFactory<DengkeDb>>()).Migrate(Ct);
    }

    private Task<int> Sql(string sql) =>
        app.Read(db => db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{").Replace("}", "}}"), Ct));
}
