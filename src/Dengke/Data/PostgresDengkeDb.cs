using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Dengke.Data;

/// <summary>The model on PostgreSQL 15 or newer.</summary>
public sealed class PostgresDengkeDb(DbContextOptions<PostgresDengkeDb> options) : DengkeDb(options);

internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresDengkeDb>
{
    public PostgresDengkeDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresDengkeDb>().UseNpgsql("Host=localhost").Options);
}
