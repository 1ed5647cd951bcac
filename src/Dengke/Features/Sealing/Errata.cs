using System.Text.Json;
using Dengke.Data;
using Dengke.Platform.Crypto;
using Dengke.Platform.Envelopes;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Sealing;

/// <summary>What an erratum says; signed as it is.</summary>
/// <param name="Number">From 1 within the campaign.</param>
/// <param name="Leaf">The hash of the sealed record that it stands beside, base64url.</param>
/// <param name="Field">The catalogue key.</param>
public sealed record ErratumStatement(
    string Campaign,
    int Number,
    string StudentNo,
    string Leaf,
    string Field,
    string Old,
    string New,
    string Reason,
    DateTimeOffset At
)
{
    /// <summary>The <c>typ</c> of the JWS.</summary>
    public const string Type = "dengke-erratum+jws";
}

/// <summary>An erratum as it is stored and as it was signed.</summary>
internal sealed record ReadErratum(Erratum Row, string Jws, ErratumStatement Statement);

/// <summary>Reads errata back.</summary>
internal static class Errata
{
    /// <param name="student">Only this student's; null for all of the campaign.</param>
    public static async Task<IReadOnlyList<ReadErratum>> Load(
        DengkeDb db,
        Vault vault,
        string campaign,
        Guid? student,
        CancellationToken ct
    )
    {
        var rows = await db
            .Errata.AsNoTracking()
            .Include(e => e.Student)
            .Where(e => e.CampaignId == campaign && (student == null || e.StudentId == student))
            .OrderBy(e => e.Number)
            .ToListAsync(ct);
        return [.. rows.Select(r => Read(r, vault))];
    }

    private static ReadErratum Read(Erratum row, Vault vault)
    {
        var jws = vault.Open(row.SealedJws, SealPurposes.Erratum);
        var said =
            SignedJson.Read<ErratumStatement>(jws, ErratumStatement.Type)
            ?? throw new JsonException($"Erratum {row.Number} of {row.CampaignId} is not what was signed.");
        return new ReadErratum(row, jws, said.Value);
    }
}
