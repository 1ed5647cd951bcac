using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Dengke.Data;

/// <summary>A row that carries a version, checked against the one that the caller saw.</summary>
public interface IVersioned
{
    int Version { get; set; }
}

/// <summary>The one model. <see cref="SqliteDengkeDb"/> and <see cref="PostgresDengkeDb"/> differ only in how values are stored.</summary>
public abstract class DengkeDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<AccountGrant> AccountGrants => Set<AccountGrant>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();
    public DbSet<AuditLeaf> AuditLeaves => Set<AuditLeaf>();
    public DbSet<AuditSeal> AuditSeals => Set<AuditSeal>();
    public DbSet<CampaignRevision> CampaignRevisions => Set<CampaignRevision>();
    public DbSet<CampaignSeal> CampaignSeals => Set<CampaignSeal>();
    public DbSet<CampaignRow> Campaigns => Set<CampaignRow>();
    public DbSet<CaptureCode> CaptureCodes => Set<CaptureCode>();
    public DbSet<CaptureSlot> CaptureSlots => Set<CaptureSlot>();
    public DbSet<CapturedPhoto> CapturedPhotos => Set<CapturedPhoto>();
    public DbSet<CollegeSubmission> CollegeSubmissions => Set<CollegeSubmission>();
    public DbSet<ColumnMapping> ColumnMappings => Set<ColumnMapping>();
    public DbSet<ContactNote> ContactNotes => Set<ContactNote>();
    public DbSet<Correction> Corrections => Set<Correction>();
    public DbSet<Erratum> Errata => Set<Erratum>();
    public DbSet<EvidenceFile> EvidenceFiles => Set<EvidenceFile>();
    public DbSet<FieldDifference> FieldDifferences => Set<FieldDifference>();
    public DbSet<HallCounter> HallCounters => Set<HallCounter>();
    public DbSet<HallStation> HallStations => Set<HallStation>();
    public DbSet<HallTicket> HallTickets => Set<HallTicket>();
    public DbSet<IdentityCheck> IdentityChecks => Set<IdentityCheck>();
    public DbSet<ImportBatch> ImportBatches => Set<ImportBatch>();
    public DbSet<InboxMessage> InboxMessages => Set<InboxMessage>();
    public DbSet<MessageDelivery> MessageDeliveries => Set<MessageDelivery>();
    public DbSet<Operation> Operations => Set<Operation>();
    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();
    public DbSet<Payment> Payments => Set<Payment>();
    public DbSet<PersonContact> PersonContacts => Set<PersonContact>();
    public DbSet<PhotoCase> PhotoCases => Set<PhotoCase>();
    public DbSet<PhotoReading> PhotoReadings => Set<PhotoReading>();
    public DbSet<PublishedDocument> PublishedDocuments => Set<PublishedDocument>();
    public DbSet<PublishedFile> PublishedFiles => Set<PublishedFile>();
    public DbSet<ReceiptCounter> ReceiptCounters => Set<ReceiptCounter>();
    public DbSet<ReceivedShot> ReceivedShots => Set<ReceivedShot>();
    public DbSet<RecipientKey> RecipientKeys => Set<RecipientKey>();
    public DbSet<ReconciliationRun> ReconciliationRuns => Set<ReconciliationRun>();
    public DbSet<RecordAmendment> RecordAmendments => Set<RecordAmendment>();
    public DbSet<Reminder> Reminders => Set<Reminder>();
    public DbSet<RevokedCode> RevokedCodes => Set<RevokedCode>();
    public DbSet<SealException> SealExceptions => Set<SealException>();
    public DbSet<SealedStudent> SealedStudents => Set<SealedStudent>();
    public DbSet<Setting> Settings => Set<Setting>();
    public DbSet<ShotEntry> ShotEntries => Set<ShotEntry>();
    public DbSet<SignedSummary> SignedSummaries => Set<SignedSummary>();
    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();
    public DbSet<SourceRecord> SourceRecords => Set<SourceRecord>();
    public DbSet<StationDevice> StationDevices => Set<StationDevice>();
    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();
    public DbSet<StudentConfirmation> StudentConfirmations => Set<StudentConfirmation>();
    public DbSet<StudentSlot> StudentSlots => Set<StudentSlot>();
    public DbSet<Student> Students => Set<Student>();
    public DbSet<StudioBooking> StudioBookings => Set<StudioBooking>();
    public DbSet<StudioSlot> StudioSlots => Set<StudioSlot>();
    public DbSet<TillClosing> TillClosings => Set<TillClosing>();
    public DbSet<TimetablePlacement> TimetablePlacements => Set<TimetablePlacement>();
    public DbSet<TimetableRule> TimetableRules => Set<TimetableRule>();
    public DbSet<TimetableVersion> Timetables => Set<TimetableVersion>();
    public DbSet<UnmatchedRow> UnmatchedRows => Set<UnmatchedRow>();
    public DbSet<WindowExtension> WindowExtensions => Set<WindowExtension>();

    private readonly HashSet<string> touched = new(StringComparer.Ordinal);

    /// <summary>The campaigns of which rows were written through this context.</summary>
    public IReadOnlyCollection<string> TouchedCampaigns => touched;

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>().Where(e => e.State == EntityState.Modified))
        {
            entry.Entity.Version = Next(entry);
        }

        foreach (var entry in ChangeTracker.Entries().Where(e => e.State is not (EntityState.Unchanged or EntityState.Detached)))
        {
            if (entry.Metadata.FindProperty("CampaignId") is { } owner && entry.Property(owner).CurrentValue is string campaign)
            {
                touched.Add(campaign);
            }
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(DengkeDb).Assembly);
        foreach (var type in modelBuilder.Model.GetEntityTypes().Where(t => typeof(IVersioned).IsAssignableFrom(t.ClrType)))
        {
            type.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
        }
    }

    private static int Next(EntityEntry<IVersioned> entry) => entry.Property(e => e.Version).OriginalValue + 1;
}
