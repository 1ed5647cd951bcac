using Dengke.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Dengke.Tests.Data;

/// <summary>The two databases have one model, and the migrations of each have caught up with it.</summary>
public sealed class SchemaTests
{
    public static TheoryData<string> Databases => ["sqlite", "postgres:Host=localhost"];

    [Theory]
    [MemberData(nameof(Databases))]
    public void Model_OfEachDatabase_HasNoPendingChange(string name)
    {
        using var database = Database.Open(name, Path.GetTempPath());
        using var db = database.CreateDbContext();

        Assert.False(db.Database.HasPendingModelChanges(), $"dotnet ef migrations add … for {database.Description}");
    }

    [Fact]
    public void Model_OfBothDatabases_HasTheSameTablesColumnsKeysAndIndexes()
    {
        var shapes = Databases
            .Select(row =>
            {
                using var database = Database.Open(row.Data, Path.GetTempPath());
                using var db = database.CreateDbContext();
                return db.Model.GetEntityTypes().SelectMany(Shape).Order(StringComparer.Ordinal).ToList();
            })
            .ToList();

        Assert.NotEmpty(shapes[0]);
        Assert.Equal(shapes[0], shapes[1]);
    }

    private static IEnumerable<string> Shape(IEntityType type) =>
        [
            .. type.GetProperties()
                .Select(p => $"{type.GetTableName()}.{p.GetColumnName()} {p.ClrType} {p.IsNullable} {p.GetMaxLength()}"),
            .. type.GetKeys().Select(k => $"{type.GetTableName()} key {Names(k.Properties)} {k.IsPrimaryKey()}"),
            .. type.GetIndexes().Select(i => $"{type.GetTableName()} index {Names(i.Properties)} {i.IsUnique}"),
            .. type.GetForeignKeys()
                .Select(f =>
                    $"{type.GetTableName()} {Names(f.Properties)} -> {f.PrincipalEntityType.GetTableName()} {f.DeleteBehavior}"
                ),
        ];

    private static string Names(IEnumerable<IReadOnlyProperty> properties) => string.Join(",", properties.Select(p => p.Name));
}
