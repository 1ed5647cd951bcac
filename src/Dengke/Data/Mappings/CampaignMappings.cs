using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dengke.Data.Mappings;

internal sealed class CampaignMapping : IEntityTypeConfiguration<CampaignRow>
{
    public void Configure(EntityTypeBuilder<CampaignRow> builder)
    {
        builder.ToTable("Campaigns");
        builder.Property(c => c.Id).HasMaxLength(Limits.CampaignId);
        builder.Property(c => c.Title).HasMaxLength(100);
    }
}

internal sealed class CampaignRevisionMapping : IEntityTypeConfiguration<CampaignRevision>
{
    public void Configure(EntityTypeBuilder<CampaignRevision> builder)
    {
        builder.Property(r => r.ChangedBy).HasMaxLength(100);
        builder.HasIndex(r => new { r.CampaignId, r.Number }).IsUnique();
        builder.HasOne<CampaignRow>().WithMany().HasForeignKey(r => r.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Lengths shared by several mappings.</summary>
internal static class Limits
{
    public const int CampaignId = 32;
    public const int Hash = 64;
    public const int FieldKey = 40;
    public const int FieldValue = 400;
    public const int PersonName = 100;
    public const int Reason = 1000;
    public const int SessionId = 40;
    public const int StationName = 60;
    public const int PublicKey = 1000;
}
