using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dengke.Data.Mappings;

internal sealed class InboxMapping : IEntityTypeConfiguration<InboxMessage>
{
    public void Configure(EntityTypeBuilder<InboxMessage> builder)
    {
        builder.Property(m => m.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(m => m.Template).HasMaxLength(40);
        builder.Property(m => m.Link).HasMaxLength(400);
        builder.HasIndex(m => new { m.OutboxId, m.AccountId }).IsUnique();
        builder.HasIndex(m => new { m.AccountId, m.ReadAt });
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReminderMapping : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.Property(r => r.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(r => r.About).HasMaxLength(100);
        builder
            .HasIndex(r => new
            {
                r.CampaignId,
                r.About,
                r.Deadline,
                r.Days,
            })
            .IsUnique();
    }
}
