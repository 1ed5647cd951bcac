using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dengke.Data.Mappings;

internal sealed class TimetableVersionMapping : IEntityTypeConfiguration<TimetableVersion>
{
    public void Configure(EntityTypeBuilder<TimetableVersion> builder)
    {
        builder.Property(t => t.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(t => t.MadeBy).HasMaxLength(Limits.PersonName);
        builder.Property(t => t.PublishedBy).HasMaxLength(Limits.PersonName);
        builder.HasIndex(t => new { t.CampaignId, t.Number }).IsUnique();
        builder.HasOne<CampaignRow>().WithMany().HasForeignKey(t => t.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(t => t.Placements).WithOne().HasForeignKey(p => p.TimetableId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TimetablePlacementMapping : IEntityTypeConfiguration<TimetablePlacement>
{
    public void Configure(EntityTypeBuilder<TimetablePlacement> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.ClassName).HasMaxLength(100);
        builder.Property(p => p.StudentNo).HasMaxLength(40);
        builder.Property(p => p.SessionId).HasMaxLength(Limits.SessionId);
    }
}

internal sealed class TimetableRuleMapping : IEntityTypeConfiguration<TimetableRule>
{
    public void Configure(EntityTypeBuilder<TimetableRule> builder)
    {
        builder.Property(r => r.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(r => r.ClassName).HasMaxLength(100);
        builder.Property(r => r.SessionId).HasMaxLength(Limits.SessionId);
        builder.Property(r => r.Reason).HasMaxLength(Limits.Reason);
        builder.Property(r => r.Source).HasMaxLength(200);
        builder.Property(r => r.AddedBy).HasMaxLength(Limits.PersonName);
        builder.HasIndex(r => new { r.CampaignId, r.ClassName });
        builder.HasOne<Student>().WithMany().HasForeignKey(r => r.StudentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CampaignRow>().WithMany().HasForeignKey(r => r.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CaptureSlotMapping : IEntityTypeConfiguration<CaptureSlot>
{
    public void Configure(EntityTypeBuilder<CaptureSlot> builder)
    {
        builder.Property(s => s.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(s => s.SessionId).HasMaxLength(Limits.SessionId);
        builder
            .HasIndex(s => new
            {
                s.CampaignId,
                s.SessionId,
                s.StartsAt,
            })
            .IsUnique();
        builder.HasOne<CampaignRow>().WithMany().HasForeignKey(s => s.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StudentSlotMapping : IEntityTypeConfiguration<StudentSlot>
{
    public void Configure(EntityTypeBuilder<StudentSlot> builder)
    {
        builder.HasKey(s => s.StudentId);
        builder.Property(s => s.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.HasIndex(s => s.SlotId);
        builder.HasOne(s => s.Slot).WithMany().HasForeignKey(s => s.SlotId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Student>().WithOne().HasForeignKey<StudentSlot>(s => s.StudentId).OnDelete(DeleteBehavior.Restrict);
    }
}
