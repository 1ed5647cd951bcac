using System.Security.Cryptography;
using System.Text;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Documents;
using Dengke.Platform.Documents;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Notices;

/// <summary>What the campaign's documents are made from: the campaign as it stands, and the timetable that holds.</summary>
/// <param name="Revision">The campaign's.</param>
/// <param name="Timetable">Null before the first was published.</param>
public sealed record DraftSource(Campaign Campaign, int Revision, TimetableFacts? Timetable)
{
    /// <returns>The source, or <c>not_found</c>.</returns>
    public static async Task<Outcome<DraftSource>> Load(DengkeDb db, string campaign, CancellationToken ct)
    {
        var loaded = await StoredCampaign.Load(db, campaign, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        var revision = await db.Campaigns.Where(c => c.Id == campaign).Select(c => c.Revision).SingleAsync(ct);
        var timetable = await db
            .Timetables.AsNoTracking()
            .Include(t => t.Placements)
            .FirstOrDefaultAsync(t => t.CampaignId == campaign && t.State == TimetableState.Published, ct);
        var colleges = timetable is null
            ? []
            : await db
                .Students.Where(s => s.CampaignId == campaign && s.InCohort)
                .Select(s => new { s.ClassName, s.College })
                .Distinct()
                .ToListAsync(ct);
        var collegeOf = colleges.ToLookup(c => c.ClassName, c => c.College, StringComparer.Ordinal);
        return new DraftSource(
            loaded.Value,
            revision,
            timetable is null ? null : TimetableReading.Read(loaded.Value, timetable, name => collegeOf[name].Min())
        );
    }

    /// <summary>The date under a document that is published now.</summary>
    public DateOnly DateAt(DateTimeOffset now) =>
        Campaign.Documents.Date ?? DateOnly.FromDateTime(Domain.Campaigns.ChinaTime.ToLocal(now));

    /// <summary>Why a document cannot be published yet, whatever it says; null where it can.</summary>
    public Failure? Obstacle(CampaignDocument kind) =>
        kind == CampaignDocument.CaptureTimetable && Timetable is null
            ? Failure.Refused(
                "no_timetable",
                "采集安排还没有发布, 附件4 不能发布; 请先发布采集安排。",
                "The timetable is not published yet, so attachment 4 cannot be; publish the timetable first."
            )
            : null;

    /// <summary>What a document says with that date under it.</summary>
    /// <returns>Its content, or <c>invalid</c> or <c>template_failed</c> where a template of the school's cannot be filled in.</returns>
    public async Task<Outcome<PdfContent>> Make(CampaignDocument kind, DateOnly date)
    {
        var facts = CampaignFactsReading.Read(Campaign, Timetable, date);
        if (kind == CampaignDocument.Notice)
        {
            List<AttachmentFacts> attachments = [];
            foreach (var attachment in Enum.GetValues<CampaignDocument>().Where(k => k.Mark() is not null))
            {
                var laidOut = await LayOut(attachment, facts);
                if (!laidOut.IsOk)
                {
                    return laidOut.Failure!;
                }

                attachments.Add(new AttachmentFacts(attachment.Mark()!, laidOut.Value.Title));
            }

            facts = facts with { Attachments = attachments };
        }

        var made = await LayOut(kind, facts);
        return made.Then<PdfContent>(laidOut => new PdfContent(
            laidOut.Title,
            null,
            laidOut.Blocks,
            Domain.Campaigns.ChinaTime.ToInstant(date.ToDateTime(TimeOnly.MinValue))
        )
        {
            Look = kind == CampaignDocument.Notice ? PaperLook.Official : PaperLook.Attachment,
            Landscape = kind == CampaignDocument.CorrectionForm,
            Mark = kind.Mark(),
            Letterhead = kind == CampaignDocument.Notice ? new Letterhead(facts.Issuer, facts.Number) : null,
        });
    }

    /// <summary>SHA-256 over what a document says, hexadecimal: equal for versions that no reader could tell apart.</summary>
    public static string HashOf(PdfContent content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(DocumentLines.Text(content))));

    private async Task<Outcome<Platform.Documents.Templates.LaidOut>> LayOut(CampaignDocument kind, DocumentFacts facts)
    {
        var template = DocumentTemplates.Of(Campaign, kind);
        return template.IsOk ? await template.Value.Fill(facts) : template.Failure!;
    }
}
