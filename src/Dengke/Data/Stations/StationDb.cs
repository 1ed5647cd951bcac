using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Dengke.Data.Stations;

/// <summary>A fact that a station remembers: where it belongs, its day pack.</summary>
public sealed class StationSetting
{
    public required string Key { get; init; }

    public required string Value { get; set; }
}

/// <summary>Something that happened at a station. Append-only.</summary>
public sealed class StationEvent
{
    public Guid Id { get; init; }

    /// <summary>From 1, without a gap.</summary>
    public long Sequence { get; init; }

    /// <summary>By the station's clock.</summary>
    public DateTimeOffset At { get; init; }

    public required string Type { get; init; }

    /// <summary>JSON; no picture, no name.</summary>
    public required string Data { get; init; }
}

/// <summary>Which code a ticket was bound to when it was scanned: that one and no other (CAP-4).</summary>
public sealed class StationBinding
{
    public required string Session { get; init; }

    public int Ticket { get; init; }

    public required string Token { get; init; }
}

/// <summary>A shot that was accepted on the screen, or is in dispute.</summary>
public sealed class StationShot
{
    public Guid Id { get; init; }

    /// <summary>From 1, without a gap; the shot number ends with it.</summary>
    public long Sequence { get; init; }

    public required string Campaign { get; init; }

    public required string Session { get; init; }

    public required string Token { get; init; }

    public int? Ticket { get; init; }

    public required string Shot { get; init; }

    /// <summary>Later than of every shot before, also where the clock was set back.</summary>
    public DateTimeOffset TakenAt { get; init; }

    public bool Disputed { get; init; }

    /// <summary>What the station says of it, signed.</summary>
    public required string Statement { get; init; }

    /// <summary>When the server said that it has it.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>What the server said: accepted, duplicate or set_aside.</summary>
    public string? Answer { get; set; }

    /// <summary>Why the server has set it aside, or does not take it.</summary>
    public string? Problem { get; set; }

    /// <summary>When it was last written to a package.</summary>
    public DateTimeOffset? ExportedAt { get; set; }

    /// <summary>When the whole frame went, since the registrar has the portrait.</summary>
    public DateTimeOffset? OriginalGoneAt { get; set; }
}

/// <summary>Ciphertext of a shot.</summary>
public sealed class StationFile
{
    public Guid ShotId { get; init; }

    /// <summary>Whether it is the whole frame, and not the portrait.</summary>
    public bool Original { get; init; }

    /// <summary>A JWE, general JSON serialization, UTF-8.</summary>
    public required byte[] Content { get; init; }
}

/// <summary>
/// What a capture station keeps, in one SQLite file. Ciphertext lies in it, too: a shot is there whole or not at all by the same commit.
/// </summary>
public sealed class StationDb(DbContextOptions<StationDb> options) : DbContext(options)
{
    public DbSet<StationBinding> Bindings => Set<StationBinding>();
    public DbSet<StationEvent> Events => Set<StationEvent>();
    public DbSet<StationFile> Files => Set<StationFile>();
    public DbSet<StationSetting> Settings => Set<StationSetting>();
    public DbSet<StationShot> Shots => Set<StationShot>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<SqliteDengkeDb.UtcTicks>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StationSetting>(e =>
        {
            e.ToTable("Settings");
            e.HasKey(s => s.Key);
        });
        modelBuilder.Entity<StationBinding>(e =>
        {
            e.ToTable("Bindings");
            e.HasKey(b => new { b.Session, b.Ticket });
        });
        modelBuilder.Entity<StationEvent>(e =>
        {
            e.ToTable("Events");
            e.HasIndex(s => s.Sequence).IsUnique();
        });
        modelBuilder.Entity<StationShot>(e =>
        {
            e.ToTable("Shots");
            e.HasIndex(s => s.Sequence).IsUnique();
            e.HasIndex(s => s.Token);
            e.HasIndex(s => s.SentAt);
        });
        modelBuilder.Entity<StationFile>(e =>
        {
            e.ToTable("Files");
            e.HasKey(f => new { f.ShotId, f.Original });
            e.HasOne<StationShot>().WithMany().HasForeignKey(f => f.ShotId);
        });
    }
}

internal sealed class StationDesignTimeFactory : IDesignTimeDbContextFactory<StationDb>
{
    public StationDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<StationDb>().UseSqlite("Data Source=:memory:").Options);
}
