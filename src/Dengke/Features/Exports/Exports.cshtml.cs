using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;
using Dengke.Platform.Documents;
using Dengke.Platform.Files;
using Dengke.Platform.Web;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;
using Plan = Dengke.Domain.Campaigns.Campaign;

namespace Dengke.Features.Exports;

/// <summary>导出: what leaves the program when a campaign ends, each with what is wrong with it before it is taken (SEA-4).</summary>
[Allow(Role.Registrar)]
public sealed partial class ExportsModel(
    Vault vault,
    FileStore files,
    DocumentFonts fonts,
    PublicAddress address,
    TimeProvider clock
) : CampaignPage
{
    /// <summary>Findings on the page; the file has all.</summary>
    public const int Shown = 50;

    private const string Zip = "application/zip";

    private FinalRows rows = null!;

    [BindProperty(SupportsGet = true)]
    public string? College { get; set; }

    [BindProperty(SupportsGet = true)]
    public DbfEncoding Encoding { get; set; } = DbfEncoding.Gb18030;

    /// <summary>As it was typed, where a form comes back.</summary>
    public string? Reason { get; private set; }

    /// <summary>The handler whose form came back; null for none.</summary>
    public string? Sent { get; private set; }

    public Plan Settings { get; private set; } = null!;

    public IReadOnlyList<string> Colleges => rows.Colleges;

    public int Count => rows.Count;

    public bool IsSealed => rows.IsSealed;

    internal ExportOverview Overview { get; private set; } = null!;

    public string Template => Settings.Photo.ArchiveName ?? PhotoNameTemplate.Default;

    public string Root => $"/campaigns/{Campaign.Id}/exports";

    private CancellationToken Stopping => HttpContext.RequestAborted;

    private string? Scope => string.IsNullOrEmpty(College) ? null : College;

    public async Task<IActionResult> OnGet() => await Load() ?? await Looked();

    /// <summary>What is not in the registry's file, document numbers masked.</summary>
    public async Task<IActionResult> OnGetFindings()
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        await LookOver();
        using var output = new MemoryStream();
        await FindingsSheet.Write(output, Overview.Registry.Findings, Stopping);
        return File(output.ToArray(), XlsxWriter.ContentType, Name(FindingsSheet.Title, ".xlsx", Encoding.Name()));
    }

    /// <summary>Every name large, in the printing font.</summary>
    public async Task<IActionResult> OnGetPreview()
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        using var output = new MemoryStream();
        var made = await NamePreview.Write(output, Settings, rows, fonts, clock.GetUtcNow(), Stopping);
        Response.Headers.CacheControl = "no-store";
        return made.IsOk ? File(output.ToArray(), "application/pdf", Name("证书姓名校样", ".pdf")) : await Back(made.Failure!);
    }

    private string Name(string what, string ending, params IEnumerable<string?> parts) =>
        ExportName.Of(Settings, what, Scope, rows, ending, parts);

    private async Task<IActionResult> Back(Failure failure)
    {
        await LookOver();
        return Show(failure);
    }

    private async Task<IActionResult> Looked()
    {
        await LookOver();
        return Page();
    }

    private async Task LookOver() => Overview = await ExportOverview.Of(Settings, rows, Encoding, fonts, Stopping);

    private async Task<IActionResult?> Load()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        Settings = (await StoredCampaign.Load(Db, Campaign.Id, Stopping)).Value;
        rows = await FinalRows.Open(Db, vault, Settings, Scope, Stopping);
        return Scope is null || rows.Colleges.Contains(Scope, StringComparer.Ordinal) ? null : NotFound();
    }
}
