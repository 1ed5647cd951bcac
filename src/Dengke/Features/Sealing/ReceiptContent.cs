using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Records;
using Dengke.Domain.Sealing;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Crypto;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Sealing;

/// <summary>A value as it was sealed, under its label.</summary>
/// <param name="Erratum">What it should have been, as the last erratum says; null where there is none.</param>
internal sealed record SealedValue(RecordField Field, string Value, string? Erratum);

/// <summary>What a student's receipt says, for the page and the paper.</summary>
/// <param name="Record">The canonical record.</param>
/// <param name="Exceptions">Kind and reason of whatever was open and named.</param>
internal sealed record ReceiptContent(
    CampaignSeal Seal,
    SealedStudent Row,
    string Record,
    IReadOnlyList<SealedValue> Values,
    SealedPhoto? Photo,
    IReadOnlyList<(OpenKind Kind, string Reason)> Exceptions,
    IReadOnlyList<ReadErratum> Errata
)
{
    /// <returns>Null where the student was not sealed.</returns>
    public static async Task<ReceiptContent?> Load(
        DengkeDb db,
        Vault vault,
        Campaign campaign,
        Guid student,
        CancellationToken ct
    )
    {
        var seal = await db.CampaignSeals.AsNoTracking().FirstOrDefaultAsync(s => s.CampaignId == campaign.Id, ct);
        var row = await db
            .SealedStudents.AsNoTracking()
            .Include(s => s.Student)
            .FirstOrDefaultAsync(s => s.CampaignId == campaign.Id && s.StudentId == student, ct);
        if (seal is null || row is null)
        {
            return null;
        }

        var text = SealedText.Open(row, vault);
        var errata = await Sealing.Errata.Load(db, vault, campaign.Id, student, ct);
        using var record = JsonDocument.Parse(text);
        var root = record.RootElement;
        return new ReceiptContent(
            seal,
            row,
            text,
            ValuesOf(root.GetProperty("values"), campaign.Catalogue(), errata),
            PhotoOf(root.GetProperty("photo")),
            [
                .. root.GetProperty("exceptions")
                    .EnumerateArray()
                    .Select(e => (KindOf(e.GetProperty("kind").GetString()!), e.GetProperty("reason").GetString()!)),
            ],
            errata
        );
    }

    /// <summary>A value as it may stand on a screen: document numbers masked.</summary>
    public static string Masked(RecordField field, string value) =>
        field.Key == RowValues.DocumentNumber && value.Length > 0 ? RowValues.Mask(value) : value;

    private static List<SealedValue> ValuesOf(JsonElement values, FieldCatalogue catalogue, IReadOnlyList<ReadErratum> errata) =>
        [
            .. catalogue
                .Fields.Where(f => values.TryGetProperty(f.Key, out _))
                .Select(f => new SealedValue(
                    f,
                    values.GetProperty(f.Key).GetString() ?? "",
                    errata.LastOrDefault(e => e.Statement.Field == f.Key)?.Statement.New
                )),
        ];

    private static SealedPhoto? PhotoOf(JsonElement photo) =>
        photo.ValueKind == JsonValueKind.Null
            ? null
            : new SealedPhoto(
                photo.GetProperty("sha256").GetString(),
                photo.GetProperty("shot").GetString(),
                photo.GetProperty("taken_at").GetDateTimeOffset()
            );

    private static OpenKind KindOf(string code) => Enum.GetValues<OpenKind>().First(k => k.Code() == code);
}
