using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dengke.Tests.Data;

public sealed class AppendOnlyTests(AppFixture app) : IClassFixture<AppFixture>, IAsyncLifetime
{
    public static TheoryData<string> Attempts =>
        [
            """UPDATE "Operations" SET "ActorName" = 'someone else'""",
            """DELETE FROM "Operations" """,
            """UPDATE "AuditEvents" SET "Data" = 'null'""",
            """DELETE FROM "AuditEvents" """,
            """UPDATE "CampaignRevisions" SET "Yaml" = ''""",
            """DELETE FROM "CampaignRevisions" """,
        ];

    public async ValueTask InitializeAsync()
    {
        if (!await app.Read(db => db.Operations.AnyAsync()))
        {
            await app.Arrange(AddOneOfEach);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Attempts))]
    public async Task ChangeOrDelete_RowOfTheTrail_IsRefusedByTheDatabase(string sql)
    {
        await Refused(sql);
    }

    [Theory]
    [MemberData(nameof(Attempts))]
    public async Task ChangeOrDelete_AfterMigratingAgain_IsStillRefused(string sql)
    {
        await ((Database)app.Services.GetRequiredService<IDbContextFactory<DengkeDb>>()).Migrate();

        await Refused(sql);
    }

    private async Task Refused(string sql)
    {
        var refusal = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            app.Read(db => db.Database.ExecuteSqlRawAsync(sql))
        );
        Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
    }

    private void AddOneOfEach(DengkeDb db)
    {
        var now = app.Clock.GetUtcNow();
        var operation = new Operation
        {
            Id = Guid.NewGuid(),
            Type = "test.any",
            ActorName = "anyone",
            Channel = Channel.System,
            At = now,
        };
        db.Operations.Add(operation);
        db.AuditEvents.Add(
            new AuditEvent
            {
                Id = Guid.NewGuid(),
                OperationId = operation.Id,
                Type = "Any",
                TypeVersion = 1,
                Data = "{}",
            }
        );
        db.Campaigns.Add(
            new CampaignRow
            {
                Id = "any",
                Title = "any",
                CreatedAt = now,
            }
        );
        db.CampaignRevisions.Add(
            new CampaignRevision
            {
                Id = Guid.NewGuid(),
                CampaignId = "any",
                Number = 1,
                Yaml = "",
                ChangedBy = "anyone",
                CreatedAt = now,
            }
        );
    }
}
