using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dengke.Data.Mappings;

internal sealed class StudentConfirmationMapping : IEntityTypeConfiguration<StudentConfirmation>
{
    public void Configure(EntityTypeBuilder<StudentConfirmation> builder)
    {
        builder.HasKey(c => c.StudentId);
        builder.Property(c => c.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(c => c.Ticked).HasMaxLength(2000);
        builder.Property(c => c.DeclaredHash).HasMaxLength(Limits.Hash);
        builder.Property(c => c.RegisteredBy).HasMaxLength(Limits.PersonName);
        builder.Property(c => c.ProxyReason).HasMaxLength(Limits.Reason);
        builder.Property(c => c.ReturnReason).HasMaxLength(Limits.Reason);
        builder.HasIndex(c => new { c.CampaignId, c.State });
        builder
            .HasOne<Student>()
            .WithOne(s => s.Confirmation)
            .HasForeignKey<StudentConfirmation>(c => c.StudentId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CorrectionMapping : IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> builder)
    {
        builder.Property(c => c.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(c => c.Field).HasMaxLength(Limits.FieldKey);
        builder.Property(c => c.RegistryValue).HasMaxLength(Limits.FieldValue);
        builder.Property(c => c.AcademicValue).HasMaxLength(Limits.FieldValue);
        builder.Property(c => c.RequestedValue).HasMaxLength(Limits.FieldValue);
        builder.Property(c => c.Reason).HasMaxLength(Limits.Reason);
        builder.Property(c => c.AskedBy).HasMaxLength(Limits.PersonName);
        builder.Property(c => c.ForwardedTo).HasMaxLength(200);
        builder.Property(c => c.DecidedBy).HasMaxLength(Limits.PersonName);
        builder.Property(c => c.DecisionReason).HasMaxLength(Limits.Reason);
        builder.HasIndex(c => new { c.CampaignId, c.State });
        builder.HasIndex(c => c.StudentId);
        builder.HasOne<Student>().WithMany().HasForeignKey(c => c.StudentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.Evidence).WithOne().HasForeignKey(e => e.CorrectionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EvidenceFileMapping : IEntityTypeConfiguration<EvidenceFile>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(e => e.Kind).HasMaxLength(100);
        builder.Property(e => e.FileId).HasMaxLength(Limits.Hash);
        builder.Property(e => e.MediaType).HasMaxLength(40);
        builder.Property(e => e.AddedBy).HasMaxLength(Limits.PersonName);
        builder.Property(e => e.OriginalSeenBy).HasMaxLength(Limits.PersonName);
        builder.HasIndex(e => e.StudentId);
    }
}

internal sealed class RecordAmendmentMapping : IEntityTypeConfiguration<RecordAmendment>
{
    public void Configure(EntityTypeBuilder<RecordAmendment> builder)
    {
        builder.Property(a => a.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(a => a.Field).HasMaxLength(Limits.FieldKey);
        builder.Property(a => a.OldValue).HasMaxLength(Limits.FieldValue);
        builder.Property(a => a.NewValue).HasMaxLength(Limits.FieldValue);
        builder.HasIndex(a => new { a.CampaignId, a.StudentId });
        builder.HasOne<Student>().WithMany().HasForeignKey(a => a.StudentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Correction>().WithMany().HasForeignKey(a => a.CorrectionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CollegeSubmissionMapping : IEntityTypeConfiguration<CollegeSubmission>
{
    public void Configure(EntityTypeBuilder<CollegeSubmission> builder)
    {
        builder.Property(s => s.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(s => s.College).HasMaxLength(100);
        builder.Property(s => s.ReturnReason).HasMaxLength(Limits.Reason);
        builder.Property(s => s.ClosedBy).HasMaxLength(Limits.PersonName);
        builder.HasIndex(s => new { s.CampaignId, s.College }).IsUnique();
        builder.HasOne<CampaignRow>().WithMany().HasForeignKey(s => s.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(s => s.Signed).WithOne().HasForeignKey(s => s.SubmissionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SignedSummaryMapping : IEntityTypeConfiguration<SignedSummary>
{
    public void Configure(EntityTypeBuilder<SignedSummary> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(s => s.RowsHash).HasMaxLength(64);
        builder.Property(s => s.SignedBy).HasMaxLength(Limits.PersonName);
        builder.Property(s => s.TokenHash).HasMaxLength(Limits.Hash);
        builder.Property(s => s.SealedToken).HasMaxLength(200);
        builder.Property(s => s.TrackingNumber).HasMaxLength(60);
        builder.Property(s => s.PaperRecordedBy).HasMaxLength(Limits.PersonName);
        builder.Property(s => s.ReturnReason).HasMaxLength(Limits.Reason);
        builder.HasIndex(s => new { s.SubmissionId, s.Round }).IsUnique();
        builder.HasIndex(s => s.TokenHash).IsUnique();
    }
}

internal sealed class WindowExtensionMapping : IEntityTypeConfiguration<WindowExtension>
{
    public void Configure(EntityTypeBuilder<WindowExtension> builder)
    {
        builder.Property(e => e.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(e => e.College).HasMaxLength(100);
        builder.Property(e => e.Reason).HasMaxLength(Limits.Reason);
        builder.Property(e => e.GrantedBy).HasMaxLength(Limits.PersonName);
        builder.HasIndex(e => new { e.CampaignId, e.Phase });
        builder.HasOne<CampaignRow>().WithMany().HasForeignKey(e => e.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ContactNoteMapping : IEntityTypeConfiguration<ContactNote>
{
    public void Configure(EntityTypeBuilder<ContactNote> builder)
    {
        builder.Property(n => n.CampaignId).HasMaxLength(Limits.CampaignId);
        builder.Property(n => n.Note).HasMaxLength(Limits.Reason);
        builder.Property(n => n.By).HasMaxLength(Limits.PersonName);
        builder.HasIndex(n => n.StudentId);
        builder.HasOne<Student>().WithMany().HasForeignKey(n => n.StudentId).OnDelete(DeleteBehavior.Restrict);
    }
}
