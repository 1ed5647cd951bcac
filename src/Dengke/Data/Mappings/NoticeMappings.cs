using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dengke.Data.Mappings;

internal sealed class PublishedDocumentMapping : IEntityTypeConfiguration<PublishedDocument>
{
    public void Configure(EntityTypeBuilder<PublishedDocument> builder)
    {
        builder.Property(d => d.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(d => d.TextHash).HasMaxLength(Limits.Hash);
        builder.Property(d => d.Note).HasMaxLength(Limits.Reason);
        builder.Property(d => d.PublishedBy).HasMaxLength(Limits.PersonName);
        builder
            .HasIndex(d => new
            {
                d.CampaignId,
                d.Kind,
                d.Number,
            })
            .IsUnique();
        builder.HasOne<CampaignRow>().WithMany().HasForeignKey(d => d.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(d => d.Files).WithOne().HasForeignKey(f => f.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PublishedFileMapping : IEntityTypeConfiguration<PublishedFile>
{
    public void Configure(EntityTypeBuilder<PublishedFile> builder)
    {
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.FileId).HasMaxLength(Limits.Hash);
        builder.Property(f => f.Sha256).HasMaxLength(Limits.Hash);
        builder.HasIndex(f => new { f.DocumentId, f.Format }).IsUnique();
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(f => f.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}
