using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dengke.Data.Mappings;

internal sealed class CampaignSealMapping : IEntityTypeConfiguration<CampaignSeal>
{
    public void Configure(EntityTypeBuilder<CampaignSeal> builder)
    {
        builder.Property(s => s.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(s => s.By).HasMaxLength(Limits.PersonName);
        builder.Property(s => s.Root).HasMaxLength(Limits.Hash);
        builder.Property(s => s.KeyId).HasMaxLength(Limits.Hash);
        builder.Property(s => s.AuditHash).HasMaxLength(Limits.Hash);
        builder.HasIndex(s => s.CampaignId).IsUnique();
        builder.HasOne<CampaignRow>().WithMany().HasForeignKey(s => s.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SealedStudentMapping : IEntityTypeConfiguration<SealedStudent>
{
    public void Configure(EntityTypeBuilder<SealedStudent> builder)
    {
        builder.Property(s => s.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(s => s.StudentNo).HasMaxLength(Limits.FieldValue);
        builder.Property(s => s.College).HasMaxLength(Limits.FieldValue);
        builder.Property(s => s.LeafHash).HasMaxLength(Limits.Hash);
        builder.HasIndex(s => new { s.CampaignId, s.Index }).IsUnique();
        builder.HasIndex(s => s.StudentId).IsUnique();
        builder.HasOne(s => s.Student).WithMany().HasForeignKey(s => s.StudentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SealExceptionMapping : IEntityTypeConfiguration<SealException>
{
    public void Configure(EntityTypeBuilder<SealException> builder)
    {
        builder.Property(e => e.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(e => e.Subject).HasMaxLength(Limits.FieldValue);
        builder.Property(e => e.Reason).HasMaxLength(Limits.Reason);
        builder.Property(e => e.NamedBy).HasMaxLength(Limits.PersonName);
        builder
            .HasIndex(e => new
            {
                e.CampaignId,
                e.Kind,
                e.Subject,
            })
            .IsUnique()
            .HasFilter("\"WithdrawnAt\" IS NULL");
        builder.HasIndex(e => e.StudentId);
        builder.HasOne<Student>().WithMany().HasForeignKey(e => e.StudentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CampaignRow>().WithMany().HasForeignKey(e => e.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ErratumMapping : IEntityTypeConfiguration<Erratum>
{
    public void Configure(EntityTypeBuilder<Erratum> builder)
    {
        builder.Property(e => e.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(e => e.Field).HasMaxLength(Limits.FieldKey);
        builder.Property(e => e.Reason).HasMaxLength(Limits.Reason);
        builder.Property(e => e.By).HasMaxLength(Limits.PersonName);
        builder.Property(e => e.KeyId).HasMaxLength(Limits.Hash);
        builder.HasIndex(e => new { e.CampaignId, e.Number }).IsUnique();
        builder.HasIndex(e => e.StudentId);
        builder.HasOne(e => e.Student).WithMany().HasForeignKey(e => e.StudentId).OnDelete(DeleteBehavior.Restrict);
    }
}
