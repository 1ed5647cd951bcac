using Dengke.Domain.Capture;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dengke.Data.Mappings;

internal sealed class CaptureCodeMapping : IEntityTypeConfiguration<CaptureCode>
{
    public void Configure(EntityTypeBuilder<CaptureCode> builder)
    {
        builder.Property(c => c.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(c => c.Hash).HasMaxLength(Limits.Hash);
        builder.Property(c => c.Token).HasMaxLength(Limits.Hash);
        builder.Property(c => c.SealedToken).HasMaxLength(200);
        builder.HasIndex(c => c.StudentId).IsUnique();
        builder.HasIndex(c => new { c.CampaignId, c.Token });
        builder.HasIndex(c => new { c.CampaignId, c.Hash }).IsUnique();
        builder.HasOne<Student>().WithMany().HasForeignKey(c => c.StudentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RevokedCodeMapping : IEntityTypeConfiguration<RevokedCode>
{
    public void Configure(EntityTypeBuilder<RevokedCode> builder)
    {
        builder.Property(c => c.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(c => c.Hash).HasMaxLength(Limits.Hash);
        builder.Property(c => c.Token).HasMaxLength(Limits.Hash);
        builder.Property(c => c.Reason).HasMaxLength(Limits.Reason);
        builder.Property(c => c.RevokedBy).HasMaxLength(Limits.PersonName);
        builder.HasIndex(c => new { c.CampaignId, c.Hash });
        builder.HasOne<Student>().WithMany().HasForeignKey(c => c.StudentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HallTicketMapping : IEntityTypeConfiguration<HallTicket>
{
    public void Configure(EntityTypeBuilder<HallTicket> builder)
    {
        builder.Property(t => t.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(t => t.SessionId).HasMaxLength(Limits.SessionId);
        builder.Property(t => t.PriorityReason).HasMaxLength(Limits.Reason);
        builder.Property(t => t.AdmittedBy).HasMaxLength(Limits.PersonName);
        builder
            .HasIndex(t => new
            {
                t.CampaignId,
                t.SessionId,
                t.Number,
            })
            .IsUnique();
        builder
            .HasIndex(t => new
            {
                t.CampaignId,
                t.SessionId,
                t.StudentId,
            })
            .IsUnique();
        // One person at a station, whatever two operators do at the same moment.
        builder
            .HasIndex(t => new
            {
                t.CampaignId,
                t.SessionId,
                t.Station,
            })
            .IsUnique()
            .HasFilter($"\"State\" IN ('{TicketState.Called}', '{TicketState.Serving}')");
        builder.HasIndex(t => new
        {
            t.CampaignId,
            t.SessionId,
            t.State,
        });
        builder.HasOne(t => t.Student).WithMany().HasForeignKey(t => t.StudentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HallStationMapping : IEntityTypeConfiguration<HallStation>
{
    public void Configure(EntityTypeBuilder<HallStation> builder)
    {
        builder.Property(s => s.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(s => s.SessionId).HasMaxLength(Limits.SessionId);
        builder.Property(s => s.ChangedBy).HasMaxLength(Limits.PersonName);
        builder
            .HasIndex(s => new
            {
                s.CampaignId,
                s.SessionId,
                s.Number,
            })
            .IsUnique();
        builder.HasOne<CampaignRow>().WithMany().HasForeignKey(s => s.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HallCounterMapping : IEntityTypeConfiguration<HallCounter>
{
    public void Configure(EntityTypeBuilder<HallCounter> builder)
    {
        builder.HasKey(c => new { c.CampaignId, c.SessionId });
        builder.Property(c => c.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(c => c.SessionId).HasMaxLength(Limits.SessionId);
        builder.HasOne<CampaignRow>().WithMany().HasForeignKey(c => c.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ShotEntryMapping : IEntityTypeConfiguration<ShotEntry>
{
    public void Configure(EntityTypeBuilder<ShotEntry> builder)
    {
        builder.Property(s => s.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(s => s.SessionId).HasMaxLength(Limits.SessionId);
        builder.Property(s => s.ShotNumber).HasMaxLength(40);
        builder.Property(s => s.By).HasMaxLength(Limits.PersonName);
        builder.Property(s => s.VoidReason).HasMaxLength(Limits.Reason);
        builder.Property(s => s.OutcomeNote).HasMaxLength(Limits.Reason);
        builder
            .HasIndex(s => new
            {
                s.CampaignId,
                s.SessionId,
                s.ShotNumber,
            })
            .IsUnique()
            .HasFilter("\"VoidReason\" IS NULL");
        builder.HasIndex(s => s.StudentId);
        builder.HasOne<HallTicket>().WithMany().HasForeignKey(s => s.TicketId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Student>().WithMany().HasForeignKey(s => s.StudentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CapturedPhotoMapping : IEntityTypeConfiguration<CapturedPhoto>
{
    public void Configure(EntityTypeBuilder<CapturedPhoto> builder)
    {
        builder.Property(p => p.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(p => p.Occasion).HasMaxLength(Limits.SessionId);
        builder.Property(p => p.ShotNumber).HasMaxLength(40);
        builder.Property(p => p.Reason).HasMaxLength(Limits.Reason);
        builder.HasIndex(p => p.StudentId).IsUnique().HasFilter($"\"State\" = '{PhotoState.Current}'");
        builder.HasIndex(p => new
        {
            p.CampaignId,
            p.StudentId,
            p.TakenAt,
        });
        builder.HasOne<Student>().WithMany().HasForeignKey(p => p.StudentId).OnDelete(DeleteBehavior.Restrict);
    }
}
