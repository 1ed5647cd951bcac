using Dengke.Domain.MakeUp;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dengke.Data.Mappings;

internal sealed class PaymentMapping : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.Property(p => p.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(p => p.Occasion).HasMaxLength(Limits.SessionId);
        builder.Property(p => p.WaiverReason).HasMaxLength(Limits.Reason);
        builder.Property(p => p.OperatorName).HasMaxLength(Limits.PersonName);
        builder.Property(p => p.VoidedBy).HasMaxLength(Limits.PersonName);
        builder.Property(p => p.VoidReason).HasMaxLength(Limits.Reason);
        builder.HasIndex(p => new { p.CampaignId, p.Receipt }).IsUnique();
        // Nobody pays twice for one occasion.
        builder
            .HasIndex(p => new
            {
                p.CampaignId,
                p.StudentId,
                p.Occasion,
            })
            .IsUnique()
            .HasFilter("\"VoidedAt\" IS NULL");
        builder.HasIndex(p => new
        {
            p.CampaignId,
            p.Day,
            p.OperatorId,
        });
        builder.HasOne<Student>().WithMany().HasForeignKey(p => p.StudentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReceiptCounterMapping : IEntityTypeConfiguration<ReceiptCounter>
{
    public void Configure(EntityTypeBuilder<ReceiptCounter> builder)
    {
        builder.HasKey(c => c.CampaignId);
        builder.Property(c => c.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.HasOne<CampaignRow>().WithMany().HasForeignKey(c => c.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TillClosingMapping : IEntityTypeConfiguration<TillClosing>
{
    public void Configure(EntityTypeBuilder<TillClosing> builder)
    {
        builder.Property(c => c.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(c => c.OperatorName).HasMaxLength(Limits.PersonName);
        builder.Property(c => c.Note).HasMaxLength(Limits.Reason);
        builder
            .HasIndex(c => new
            {
                c.CampaignId,
                c.Day,
                c.OperatorId,
            })
            .IsUnique();
        builder.HasOne<CampaignRow>().WithMany().HasForeignKey(c => c.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StudioSlotMapping : IEntityTypeConfiguration<StudioSlot>
{
    public void Configure(EntityTypeBuilder<StudioSlot> builder)
    {
        builder.Property(s => s.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.HasIndex(s => new { s.CampaignId, s.StartsAt }).IsUnique();
        builder.HasOne<CampaignRow>().WithMany().HasForeignKey(s => s.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StudioBookingMapping : IEntityTypeConfiguration<StudioBooking>
{
    public void Configure(EntityTypeBuilder<StudioBooking> builder)
    {
        builder.Property(b => b.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(b => b.RetakeReason).HasMaxLength(Limits.Reason);
        builder.Property(b => b.ConfirmedBy).HasMaxLength(Limits.PersonName);
        builder.HasIndex(b => b.StudentId).IsUnique().HasFilter($"\"State\" = '{BookingState.Booked}'");
        builder.HasIndex(b => b.SlotId);
        builder.HasOne(b => b.Slot).WithMany().HasForeignKey(b => b.SlotId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(b => b.Student).WithMany().HasForeignKey(b => b.StudentId).OnDelete(DeleteBehavior.Restrict);
    }
}
