using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Crypto;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Summaries;

/// <summary>One correction as it stands in a college's summary (附件2).</summary>
/// <param name="Value">The right value; a document number in clear, since the paper states it. The rows are kept sealed.</param>
/// <param name="Wrong"><c>registry</c>, <c>academic</c> or <c>both</c>.</param>
/// <param name="Evidence">The documents sent along, by kind and content hash.</param>
public sealed record SummaryCorrection(
    string Field,
    string Label,
    string? Registry,
    string? Academic,
    string Value,
    string Wrong,
    string Reason,
    RouteDecision Route,
    IReadOnlyList<string> Evidence
);

/// <summary>One registered student as they stand in a college's summary.</summary>
public sealed record SummaryRow(
    string StudentNo,
    string Name,
    string ClassName,
    string RegisteredBy,
    string? ProxyReason,
    bool Late,
    IReadOnlyList<SummaryCorrection> Corrections
);

/// <summary>A student of the college whom no counselor has registered.</summary>
public sealed record MissingStudent(string StudentNo, string Name, string ClassName);

/// <summary>
/// A college's correction summary (CON-4): it assembles itself from what the counselors have registered, and names the missing. Its
/// hash is over exactly this, so that what is signed is what was shown: one more registration, and it is another summary.
/// </summary>
public sealed record SummaryRows(IReadOnlyList<SummaryRow> Rows, IReadOnlyList<MissingStudent> Missing)
{
    [JsonIgnore]
    public int Corrections => Rows.Sum(r => r.Corrections.Count);

    /// <summary>Registered students without a correction.</summary>
    [JsonIgnore]
    public IEnumerable<SummaryRow> Right => Rows.Where(r => r.Corrections.Count == 0);

    /// <summary>Registered students with at least one correction.</summary>
    [JsonIgnore]
    public IEnumerable<SummaryRow> Wrong => Rows.Where(r => r.Corrections.Count > 0);

    /// <summary>UTF-8 JSON, the same for the same rows.</summary>
    public byte[] Json() => JsonSerializer.SerializeToUtf8Bytes(this, Work.Json);

    public static SummaryRows Parse(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<SummaryRows>(json, Work.Json)!;

    /// <summary>SHA-256 over <see cref="Json"/>, 64 hexadecimal digits.</summary>
    public string Hash() => HashOf(Json());

    /// <inheritdoc cref="Hash"/>
    public static string HashOf(ReadOnlySpan<byte> json) => Convert.ToHexStringLower(SHA256.HashData(json));

    /// <summary>The rows of the college's students in the given states and all the missing, by class and 学号.</summary>
    public static async Task<SummaryRows> Load(
        DengkeDb db,
        Vault vault,
        Campaign campaign,
        string college,
        IReadOnlyCollection<ConfirmationState> states,
        CancellationToken ct
    )
    {
        var ofCollege = db.Students.AsNoTracking().Where(s => s.CampaignId == campaign.Id && s.College == college && s.InCohort);
        var students = await ofCollege
            .Include(s => s.Confirmation)
            .Where(s => s.Confirmation != null && states.Contains(s.Confirmation.State))
            .ToListAsync(ct);
        var missing = await ofCollege
            .Where(s => s.Confirmation == null || NotRegistered.Contains(s.Confirmation.State))
            .Select(s => new MissingStudent(s.StudentNo, s.Name, s.ClassName))
            .ToListAsync(ct);
        var ids = students.Select(s => s.Id).ToList();
        var corrections = await db
            .Corrections.AsNoTracking()
            .Include(c => c.Evidence)
            .Where(c => ids.Contains(c.StudentId) && c.State != CorrectionState.Withdrawn && c.State != CorrectionState.Asked)
            .ToListAsync(ct);
        var byStudent = corrections.ToLookup(c => c.StudentId);
        var catalogue = campaign.Catalogue();
        return new SummaryRows(
            [
                .. students
                    .OrderBy(s => s.ClassName, StringComparer.Ordinal)
                    .ThenBy(s => s.StudentNo, StringComparer.Ordinal)
                    .ThenBy(s => s.Id)
                    .Select(s => new SummaryRow(
                        s.StudentNo,
                        s.Name,
                        s.ClassName,
                        s.Confirmation!.RegisteredBy ?? "",
                        s.Confirmation.ProxyReason,
                        s.Confirmation.Late,
                        [
                            .. byStudent[s.Id]
                                .OrderBy(c => catalogue.IndexOf(c.Field))
                                .ThenBy(c => c.Id)
                                .Select(c => Row(campaign, c, vault)),
                        ]
                    )),
            ],
            [
                .. missing
                    .OrderBy(s => s.ClassName, StringComparer.Ordinal)
                    .ThenBy(s => s.StudentNo, StringComparer.Ordinal)
                    .ThenBy(s => s.Name, StringComparer.Ordinal),
            ]
        );
    }

    private static readonly ConfirmationState[] NotRegistered =
    [
        .. Enum.GetValues<ConfirmationState>().Where(s => !s.IsRegistered()),
    ];

    private static SummaryCorrection Row(Campaign campaign, Correction correction, Vault vault) =>
        new(
            correction.Field,
            Labels.Of(campaign, correction),
            correction.RegistryValue,
            correction.AcademicValue,
            correction.SealedValue is { } number ? vault.Open(number, RowValues.DocumentNumber) : correction.RequestedValue,
            (correction.RegistryWrong, correction.AcademicWrong) switch
            {
                (true, true) => "both",
                (true, false) => "registry",
                _ => "academic",
            },
            correction.Reason,
            correction.Route,
            [.. correction.Evidence.Where(e => e.RemovedAt is null).OrderBy(e => e.Id).Select(e => $"{e.Kind}:{e.FileId}")]
        );
}
