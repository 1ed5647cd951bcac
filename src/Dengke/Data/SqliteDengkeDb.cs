using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Dengke.Data;

/// <summary>The model on SQLite: instants are stored as UTC ticks, so that they sort and compare.</summary>
public sealed class SqliteDengkeDb(DbContextOptions<SqliteDengkeDb> options) : DengkeDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    internal sealed class UtcTicks()
        : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}

internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteDengkeDb>
{
    public SqliteDengkeDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDengkeDb>().UseSqlite("Data Source=:memory:").Options);
}
