using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dengke.Data;
using Dengke.Platform.Crypto;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Summaries;

/// <summary>One signed round of a college's summary, opened: what its paper says, taken from what was sealed and never from live rows.</summary>
/// <param name="Token">What the paper's verification code leads to: 128 random bits, base64url.</param>
/// <param name="IsIntact">Whether what was sealed still has the hash that was signed.</param>
public sealed record SignedSheet(
    string CampaignId,
    string College,
    SignedSummary Signature,
    SummaryRows Rows,
    string Token,
    bool IsIntact
)
{
    private const string RowsPurpose = SealPurposes.SummaryRows;
    private const string TokenPurpose = SealPurposes.SummaryToken;
    private const int TokenBytes = 16;

    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    public static string HashToken(string token, Vault vault) => vault.LookUp(token, TokenPurpose);

    public static string SealToken(string token, Vault vault) => vault.Seal(token, TokenPurpose);

    public static string SealRows(byte[] json, Vault vault) => vault.Seal(Encoding.UTF8.GetString(json), RowsPurpose);

    public static SignedSheet Open(CollegeSubmission submission, SignedSummary signature, Vault vault)
    {
        var json = Encoding.UTF8.GetBytes(vault.Open(signature.SealedRows, RowsPurpose));
        return new SignedSheet(
            submission.CampaignId,
            submission.College,
            signature,
            SummaryRows.Parse(json),
            vault.Open(signature.SealedToken, TokenPurpose),
            SummaryRows.HashOf(json) == signature.RowsHash
        );
    }

    /// <summary>The round of a college; null where there is no such round.</summary>
    public static async Task<SignedSheet?> Load(
        DengkeDb db,
        Vault vault,
        string campaign,
        string college,
        int round,
        CancellationToken ct
    )
    {
        var submission = await db
            .CollegeSubmissions.AsNoTracking()
            .Include(s => s.Signed.Where(r => r.Round == round))
            .FirstOrDefaultAsync(s => s.CampaignId == campaign && s.College == college, ct);
        return submission?.Signed is [var signature] ? Open(submission, signature, vault) : null;
    }

    /// <summary>The round whose paper carries that token; null for an unknown one.</summary>
    public static async Task<SignedSheet?> Find(DengkeDb db, Vault vault, string token, CancellationToken ct)
    {
        var hash = HashToken(token, vault);
        var signature = await db.SignedSummaries.AsNoTracking().FirstOrDefaultAsync(s => s.TokenHash == hash, ct);
        if (signature is null)
        {
            return null;
        }

        var submission = await db.CollegeSubmissions.AsNoTracking().FirstAsync(s => s.Id == signature.SubmissionId, ct);
        return Open(submission, signature, vault);
    }
}
