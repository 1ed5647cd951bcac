using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Dengke.Bench.B6;

/// <summary>
/// The peer of B6: a minimal endpoint that reads and writes the same rows of the same database as a student who opens the record and
/// declares it, and does nothing else: no session, no rights, no form, no page, no rules, no hash.
/// </summary>
internal static class BareEndpoint
{
    public static async Task Serve(string database, string folder, string url)
    {
        using var databases = Database.Open(database, folder);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/readyz", () => "ready");
        app.MapGet("/record/{id:guid}", (Guid id) => Open(databases, id));
        app.MapPost("/record/{id:guid}", (Guid id) => Declare(databases, id));
        await app.RunAsync();
    }

    private static async Task<string> Open(Database databases, Guid id)
    {
        await using (var db = databases.CreateDbContext())
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            var student = await db.Students.FirstAsync(s => s.Id == id);
            db.StudentConfirmations.Add(
                new StudentConfirmation
                {
                    StudentId = id,
                    CampaignId = student.CampaignId,
                    State = ConfirmationState.Viewed,
                    Ticked = "",
                    ViewedAt = TimeProvider.System.GetUtcNow(),
                }
            );
            Audit(db, student.CampaignId, "confirmation.view", id);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }

        await using var reading = databases.CreateDbContext();
        return string.Concat((await Rows(reading, id)).Select(r => r.Values));
    }

    private static async Task<IResult> Declare(Database databases, Guid id)
    {
        await using var db = databases.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await Rows(db, id);
        var confirmation = await db.StudentConfirmations.FirstAsync(c => c.StudentId == id);
        confirmation.State = ConfirmationState.DeclaredCorrect;
        confirmation.Ticked = "name sex birth_date";
        confirmation.DeclaredAt = TimeProvider.System.GetUtcNow();
        Audit(db, confirmation.CampaignId, "confirmation.declare", id);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return Results.Ok();
    }

    private static async Task<List<SourceRecord>> Rows(DengkeDb db, Guid id)
    {
        var student = await db.Students.AsNoTracking().FirstAsync(s => s.Id == id);
        var ids = new[] { student.RegistryRecordId, student.AcademicRecordId };
        var rows = await db.SourceRecords.AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync();
        await db.FieldDifferences.AsNoTracking().Where(d => d.StudentId == id).ToListAsync();
        await db.Corrections.AsNoTracking().Where(c => c.StudentId == id).ToListAsync();
        return rows;
    }

    private static void Audit(DengkeDb db, string campaign, string type, Guid student)
    {
        var now = TimeProvider.System.GetUtcNow();
        var operation = new Operation
        {
            Id = Guid.CreateVersion7(now),
            Type = type,
            CampaignId = campaign,
            ActorName = "bare",
            ActorRole = Role.Student,
            Channel = Channel.Web,
            At = now,
        };
        db.Operations.Add(operation);
        db.AuditEvents.Add(
            new AuditEvent
            {
                Id = Guid.CreateVersion7(now),
                OperationId = operation.Id,
                Type = type,
                TypeVersion = 1,
                Subject = student.ToString(),
                Data = "{}",
            }
        );
    }
}
