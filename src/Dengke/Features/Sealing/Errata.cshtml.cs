using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Sealing;

/// <summary>勘误: what was set beside the sealed records, and setting another beside one (SEA-2).</summary>
[Allow(Role.Registrar)]
public sealed class ErrataModel(TimeProvider clock, Vault vault) : SealPage(clock)
{
    private const int MostFound = 20;

    /// <summary>Whose record; found by <see cref="Q"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Student { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty]
    public string? Field { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<Student> Found { get; private set; } = [];

    /// <summary>What was sealed of the chosen student.</summary>
    internal ReceiptContent? Receipt { get; private set; }

    internal IReadOnlyList<ReadErratum> All { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    public async Task<IActionResult> OnPost()
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        var added = await Run(new AddErratum(Campaign.Id, Student ?? Guid.Empty, Field, Value, Reason));
        if (!added.IsOk)
        {
            return Show(added.Failure!);
        }

        Say(T($"勘误 {added.Value} 已签名登记。", $"Erratum {added.Value} is signed and added."));
        return LocalRedirect($"{Root}/errata");
    }

    internal static string Shown(RecordField? field, string value) => field is null ? value : ReceiptContent.Masked(field, value);

    private async Task<IActionResult?> Load()
    {
        if (await LoadSeal() is { } missing)
        {
            return missing;
        }

        var id = Campaign.Id;
        All = await Sealing.Errata.Load(Db, vault, id, null, Stopping);
        var sealedOnes = Db.Students.Where(s => s.CampaignId == id && Db.SealedStudents.Any(r => r.StudentId == s.Id));
        if (Student is { } student)
        {
            Receipt = await ReceiptContent.Load(Db, vault, Plan, student, Stopping);
        }
        else if (!string.IsNullOrWhiteSpace(Q))
        {
            Found = await sealedOnes.Named(Q).OrderBy(s => s.StudentNo).Take(MostFound).ToListAsync(Stopping);
        }

        return null;
    }
}
