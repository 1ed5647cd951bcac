using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dengke.Data.Mappings;

internal sealed class OperationMapping : IEntityTypeConfiguration<Operation>
{
    public void Configure(EntityTypeBuilder<Operation> builder)
    {
        builder.Property(o => o.Type).HasMaxLength(64);
        builder.Property(o => o.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(o => o.ActorName).HasMaxLength(100);
        builder.Property(o => o.Reason).HasMaxLength(1000);
        builder.Property(o => o.IdempotencyKey).HasMaxLength(100);
        builder.HasIndex(o => o.IdempotencyKey).IsUnique();
        builder.HasIndex(o => o.At);
        builder.HasIndex(o => new { o.Type, o.At });
        builder.HasIndex(o => new { o.CampaignId, o.At });
        builder.HasIndex(o => new { o.ActorId, o.At });
    }
}

internal sealed class AuditEventMapping : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> builder)
    {
        builder.Property(e => e.Type).HasMaxLength(64);
        builder.Property(e => e.Subject).HasMaxLength(100);
        builder.HasIndex(e => new { e.OperationId, e.Sequence }).IsUnique();
        builder.HasIndex(e => e.Subject);
        builder.HasOne<Operation>().WithMany().HasForeignKey(e => e.OperationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.Property(m => m.Kind).HasMaxLength(64);
        builder.Property(m => m.LastError).HasMaxLength(500);
        builder.HasIndex(m => new { m.DoneAt, m.DueAt });
        builder.HasIndex(m => m.About).HasFilter("\"About\" IS NOT NULL");
    }
}

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.Property(f => f.Id).HasMaxLength(Limits.Hash);
        builder.Property(f => f.KeyId).HasMaxLength(40);
    }
}

internal sealed class AuditSealMapping : IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditSeal> builder)
    {
        builder.HasKey(s => s.Number);
        builder.Property(s => s.Number).ValueGeneratedNever();
        builder.Property(s => s.Root).HasMaxLength(64);
        builder.Property(s => s.Hash).HasMaxLength(64);
    }
}

internal sealed class AuditLeafMapping : IEntityTypeConfiguration<AuditLeaf>
{
    public void Configure(EntityTypeBuilder<AuditLeaf> builder)
    {
        builder.HasKey(l => l.OperationId);
        builder.Property(l => l.Hash).HasMaxLength(64);
        builder.HasIndex(l => new { l.SealNumber, l.Position }).IsUnique();
    }
}
