using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dengke.Data.Mappings;

internal sealed class SourceRecordMapping : IEntityTypeConfiguration<SourceRecord>
{
    public void Configure(EntityTypeBuilder<SourceRecord> builder)
    {
        builder.Property(r => r.Identity).HasMaxLength(Limits.Hash);
        builder.Property(r => r.ContentHash).HasMaxLength(Limits.Hash);
        builder
            .HasIndex(r => new
            {
                r.CampaignId,
                r.Source,
                r.Identity,
            })
            .IsUnique();
        builder.HasOne<CampaignRow>().WithMany().HasForeignKey(r => r.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StudentMapping : IEntityTypeConfiguration<Student>
{
    public void Configure(EntityTypeBuilder<Student> builder)
    {
        builder.Property(s => s.StudentNo).HasMaxLength(40);
        builder.Property(s => s.ExamNo).HasMaxLength(40);
        builder.Property(s => s.Name).HasMaxLength(200);
        builder.Property(s => s.NameKey).HasMaxLength(200);
        builder.Property(s => s.NameInitials).HasMaxLength(401);
        builder.Property(s => s.College).HasMaxLength(100);
        builder.Property(s => s.ClassName).HasMaxLength(100);
        builder.Property(s => s.MajorName).HasMaxLength(200);
        builder.Property(s => s.DocumentNoHash).HasMaxLength(Limits.Hash);
        builder.Property(s => s.ExclusionReason).HasMaxLength(400);
        builder.HasIndex(s => new { s.CampaignId, s.StudentNo });
        builder.HasIndex(s => new { s.CampaignId, s.DocumentNoHash });
        builder.HasIndex(s => new { s.CampaignId, s.NameKey });
        builder.HasIndex(s => new
        {
            s.CampaignId,
            s.College,
            s.ClassName,
        });
        builder.HasOne<CampaignRow>().WithMany().HasForeignKey(s => s.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(s => s.Differences).WithOne().HasForeignKey(d => d.StudentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class FieldDifferenceMapping : IEntityTypeConfiguration<FieldDifference>
{
    public void Configure(EntityTypeBuilder<FieldDifference> builder)
    {
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(d => d.Field).HasMaxLength(Limits.FieldKey);
        builder.Property(d => d.Note).HasMaxLength(400);
        builder.HasIndex(d => new { d.StudentId, d.Field }).IsUnique();
        builder.HasIndex(d => new
        {
            d.CampaignId,
            d.Field,
            d.Verdict,
        });
    }
}

internal sealed class UnmatchedRowMapping : IEntityTypeConfiguration<UnmatchedRow>
{
    public void Configure(EntityTypeBuilder<UnmatchedRow> builder)
    {
        builder.Property(u => u.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.HasIndex(u => new
        {
            u.CampaignId,
            u.Source,
            u.Reason,
        });
        builder.HasOne<SourceRecord>().WithMany().HasForeignKey(u => u.SourceRecordId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ReconciliationRunMapping : IEntityTypeConfiguration<ReconciliationRun>
{
    public void Configure(EntityTypeBuilder<ReconciliationRun> builder)
    {
        builder.HasKey(r => r.CampaignId);
        builder.Property(r => r.CampaignId).HasMaxLength(Limits.CampaignId);
    }
}

internal sealed class ImportBatchMapping : IEntityTypeConfiguration<ImportBatch>
{
    public void Configure(EntityTypeBuilder<ImportBatch> builder)
    {
        builder.Property(b => b.FileName).HasMaxLength(260);
        builder.Property(b => b.FileId).HasMaxLength(Limits.Hash);
        builder.Property(b => b.UploadedBy).HasMaxLength(100);
        builder.HasIndex(b => new { b.CampaignId, b.UploadedAt });
        builder.HasOne<CampaignRow>().WithMany().HasForeignKey(b => b.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ColumnMappingMapping : IEntityTypeConfiguration<ColumnMapping>
{
    public void Configure(EntityTypeBuilder<ColumnMapping> builder)
    {
        builder.Property(m => m.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(m => m.Header).HasMaxLength(200);
        builder.Property(m => m.Field).HasMaxLength(Limits.FieldKey);
        builder
            .HasIndex(m => new
            {
                m.CampaignId,
                m.Source,
                m.Header,
            })
            .IsUnique();
    }
}
