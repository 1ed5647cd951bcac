using Dengke.Domain.Capture;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dengke.Data.Mappings;

internal sealed class StationDeviceMapping : IEntityTypeConfiguration<StationDevice>
{
    public void Configure(EntityTypeBuilder<StationDevice> builder)
    {
        builder.Property(d => d.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(d => d.Name).HasMaxLength(Limits.StationName);
        builder.Property(d => d.CodeHash).HasMaxLength(Limits.Hash);
        builder.Property(d => d.PublicKey).HasMaxLength(Limits.PublicKey);
        builder.Property(d => d.KeyId).HasMaxLength(Limits.Hash);
        builder.Property(d => d.AddedBy).HasMaxLength(Limits.PersonName);
        builder.Property(d => d.RevokedReason).HasMaxLength(Limits.Reason);
        builder.HasIndex(d => d.CodeHash).IsUnique();
        builder.HasIndex(d => d.KeyId).IsUnique();
        builder.HasIndex(d => new { d.CampaignId, d.Number }).IsUnique().HasFilter("\"RevokedAt\" IS NULL");
        builder.HasOne<CampaignRow>().WithMany().HasForeignKey(d => d.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RecipientKeyMapping : IEntityTypeConfiguration<RecipientKey>
{
    public void Configure(EntityTypeBuilder<RecipientKey> builder)
    {
        builder.Property(k => k.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(k => k.Name).HasMaxLength(Limits.PersonName);
        builder.Property(k => k.KeyId).HasMaxLength(Limits.Hash);
        builder.Property(k => k.PublicKey).HasMaxLength(Limits.PublicKey);
        builder.Property(k => k.AddedBy).HasMaxLength(Limits.PersonName);
        builder.Property(k => k.RetiredReason).HasMaxLength(Limits.Reason);
        builder.HasIndex(k => new { k.CampaignId, k.KeyId }).IsUnique().HasFilter("\"RetiredAt\" IS NULL");
        builder.HasOne<CampaignRow>().WithMany().HasForeignKey(k => k.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SigningKeyMapping : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> builder)
    {
        builder.Property(k => k.KeyId).HasMaxLength(Limits.Hash);
        builder.Property(k => k.PublicKey).HasMaxLength(Limits.PublicKey);
        builder.Property(k => k.SealedSecret).HasMaxLength(200);
        builder.HasIndex(k => k.KeyId).IsUnique();
    }
}

internal sealed class ReceivedShotMapping : IEntityTypeConfiguration<ReceivedShot>
{
    public void Configure(EntityTypeBuilder<ReceivedShot> builder)
    {
        builder.Property(s => s.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(s => s.SessionId).HasMaxLength(Limits.SessionId);
        builder.Property(s => s.Token).HasMaxLength(100);
        builder.Property(s => s.Shot).HasMaxLength(40);
        builder.Property(s => s.Sha256).HasMaxLength(Limits.Hash);
        builder.Property(s => s.FileId).HasMaxLength(Limits.Hash);
        builder.Property(s => s.OriginalFileId).HasMaxLength(Limits.Hash);
        builder.Property(s => s.Problem).HasMaxLength(40);
        builder.Property(s => s.Reason).HasMaxLength(Limits.Reason);
        builder.Property(s => s.DecidedBy).HasMaxLength(Limits.PersonName);
        // The same shot twice is one; the same id with another content is looked at by a person.
        builder
            .HasIndex(s => new
            {
                s.DeviceId,
                s.ShotId,
                s.Sha256,
            })
            .IsUnique();
        builder.HasIndex(s => new { s.CampaignId, s.State });
        builder.HasIndex(s => new { s.CampaignId, s.Token });
        builder.HasIndex(s => s.StudentId);
        builder.HasOne(s => s.Device).WithMany().HasForeignKey(s => s.DeviceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Student>().WithMany().HasForeignKey(s => s.StudentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CapturedPhoto>().WithMany().HasForeignKey(s => s.PhotoId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PhotoReadingMapping : IEntityTypeConfiguration<PhotoReading>
{
    public void Configure(EntityTypeBuilder<PhotoReading> builder)
    {
        builder.Property(r => r.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.HasIndex(r => r.PhotoId).IsUnique();
        builder.HasIndex(r => new { r.CampaignId, r.State });
        builder.HasIndex(r => r.StudentId);
        builder.HasOne(r => r.Student).WithMany().HasForeignKey(r => r.StudentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CapturedPhoto>().WithMany().HasForeignKey(r => r.PhotoId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PhotoCaseMapping : IEntityTypeConfiguration<PhotoCase>
{
    public void Configure(EntityTypeBuilder<PhotoCase> builder)
    {
        builder.Property(c => c.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(c => c.Text).HasMaxLength(Limits.Reason);
        builder.Property(c => c.OpenedBy).HasMaxLength(Limits.PersonName);
        builder.Property(c => c.Reason).HasMaxLength(Limits.Reason);
        builder.Property(c => c.SettledBy).HasMaxLength(Limits.PersonName);
        // One open case a portrait.
        builder.HasIndex(c => c.PhotoId).IsUnique().HasFilter($"\"State\" = '{CaseState.Open}'");
        builder.HasIndex(c => new { c.CampaignId, c.State });
        builder.HasIndex(c => c.StudentId);
        builder.HasOne(c => c.Student).WithMany().HasForeignKey(c => c.StudentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CapturedPhoto>().WithMany().HasForeignKey(c => c.PhotoId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReceivedShot>().WithMany().HasForeignKey(c => c.ShotId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class IdentityCheckMapping : IEntityTypeConfiguration<IdentityCheck>
{
    public void Configure(EntityTypeBuilder<IdentityCheck> builder)
    {
        builder.Property(c => c.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(c => c.Note).HasMaxLength(Limits.Reason);
        builder.Property(c => c.FollowUp).HasMaxLength(Limits.Reason);
        builder.Property(c => c.FollowedBy).HasMaxLength(Limits.PersonName);
        builder.HasIndex(c => c.StudentId).IsUnique();
        builder.HasIndex(c => new { c.CampaignId, c.State });
        builder.HasOne(c => c.Student).WithMany().HasForeignKey(c => c.StudentId).OnDelete(DeleteBehavior.Restrict);
    }
}
