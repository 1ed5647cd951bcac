using Dengke.Domain.Campaigns;
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
        builder.Property(m => m.Audience).HasDefaultValue(MessageAudience.Student).HasSentinel(MessageAudience.Student);
        builder.Property(m => m.Addressee).HasMaxLength(Limits.PersonName);
        builder.HasIndex(m => new { m.AccountId, m.ReadAt });
        builder.HasIndex(m => m.StudentId);
        builder.HasIndex(m => new { m.CampaignId, m.Template });
        builder.HasOne<Student>().WithMany().HasForeignKey(m => m.StudentId).OnDelete(DeleteBehavior.Restrict);
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

internal sealed class DeliveryMapping : IEntityTypeConfiguration<MessageDelivery>
{
    public void Configure(EntityTypeBuilder<MessageDelivery> builder)
    {
        builder.Property(d => d.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(d => d.Token).HasMaxLength(Limits.Hash);
        builder.Property(d => d.Reason).HasMaxLength(500);
        builder.HasIndex(d => d.Token).IsUnique();
        builder.HasIndex(d => new { d.MessageId, d.Channel }).IsUnique();
        builder.HasIndex(d => new
        {
            d.State,
            d.Channel,
            d.DueAt,
        });
        builder.HasIndex(d => new { d.Channel, d.TriedAt });
        builder.HasIndex(d => d.CampaignId);
        builder.HasOne<InboxMessage>().WithMany().HasForeignKey(d => d.MessageId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PersonContactMapping : IEntityTypeConfiguration<PersonContact>
{
    public void Configure(EntityTypeBuilder<PersonContact> builder)
    {
        builder.Property(c => c.Holder).HasMaxLength(100);
        builder.Property(c => c.SealedPhone).HasMaxLength(600);
        builder.Property(c => c.SealedEmail).HasMaxLength(600);
        builder.HasIndex(c => c.Holder).IsUnique();
    }
}
