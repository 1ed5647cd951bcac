using Dengke.Data;
using Dengke.Domain.Records;
using Dengke.Features.Registrar;
using Dengke.Tests.Confirmation;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Registrar;

/// <summary>What a granted correction changes, and what it leaves.</summary>
[Trait("Requirement", "CON-7")]
public sealed class WorkingRecordTests(SubmittedFixture desk) : IClassFixture<SubmittedFixture>
{
    private static readonly string[] Trail = ["Operation", "AuditEvent", "OutboxMessage"];

    [Fact]
    public async Task GrantThenReopen_OneSourceWrong_ChangesThatSourceOfThatStudentAloneAndBack()
    {
        var student = await desk.Flow.Id(ConfirmationFixture.OtherName);
        var before = await AllRows();

        ConfirmationFixture.Ok(await desk.Decide(desk.Whole, Decision.Grant));

        var after = await AllRows();
        var changed = Changed(before, after).Where(c => !Trail.Contains(c.Table)).ToList();
        Assert.Equal(
            ["Correction changed", "FieldDifference removed", "RecordAmendment added", "Student changed"],
            changed.Select(c => $"{c.Table} {c.How}").Order()
        );
        Assert.All(changed, c => Assert.Contains(c.Table == "Correction" ? desk.Whole.ToString() : student.ToString(), c.Row));
        var amendment = await desk.App.Read(db => db.RecordAmendments.SingleAsync());
        Assert.Equal(
            (Source.Registry, "name", "王三", "王叁"),
            (amendment.Source, amendment.Field, amendment.OldValue, amendment.NewValue)
        );

        var version = (await desk.Flow.Correction(desk.Whole)).Version;
        ConfirmationFixture.Ok(
            await desk.Registrar.Run(new ReopenCorrection(ConfirmationFixture.Campaign, desk.Whole, "证明有误", version))
        );

        Assert.Equal("王三", (await desk.Flow.Find(ConfirmationFixture.OtherName)).Name);
        Assert.Equal("name", Assert.Single((await desk.Flow.Find(ConfirmationFixture.OtherName)).Differences).Field);
        Assert.NotNull((await desk.App.Read(db => db.RecordAmendments.SingleAsync())).UndoneAt);
        var restored = Changed(before, await AllRows())
            .Where(c => !Trail.Contains(c.Table))
            .Select(c => c.Table)
            .Distinct()
            .Order();
        Assert.Equal(["Correction", "FieldDifference", "RecordAmendment", "Student"], restored);
    }

    /// <summary>Every row of every table, as text, by table and key.</summary>
    private Task<Dictionary<(string Table, string Key), string>> AllRows() =>
        desk.App.Read(async db =>
        {
            var rows = new Dictionary<(string, string), string>();
            foreach (var set in typeof(DengkeDb).GetProperties().Select(p => p.GetValue(db)).OfType<IQueryable<object>>())
            {
                foreach (var row in await set.ToListAsync())
                {
                    var entry = db.Entry(row);
                    var key = string.Join(
                        ' ',
                        entry.Metadata.FindPrimaryKey()!.Properties.Select(p => entry.Property(p.Name).CurrentValue)
                    );
                    var values = entry.Metadata.GetProperties().Select(p => $"{p.Name}={entry.Property(p.Name).CurrentValue}");
                    rows[(entry.Metadata.ClrType.Name, key)] = string.Join(' ', values);
                }
            }

            return rows;
        });

    private static IEnumerable<(string Table, string How, string Row)> Changed(
        Dictionary<(string Table, string Key), string> before,
        Dictionary<(string Table, string Key), string> after
    ) =>
        before
            .Keys.Union(after.Keys)
            .Select(key => (key.Table, Old: before.GetValueOrDefault(key), New: after.GetValueOrDefault(key)))
            .Where(row => row.Old != row.New)
            .Select(row =>
                (
                    row.Table,
                    row.Old is null ? "added"
                    : row.New is null ? "removed"
                    : "changed",
                    row.New ?? row.Old!
                )
            );
}
