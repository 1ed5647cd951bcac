using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Files;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Stations;

/// <summary>导入照片包: packages that stations have written to a stick, and what each brings (HND-1).</summary>
[Allow(Role.Registrar)]
[RequestCeiling(Largest)]
[RequestSizeLimit(Largest)]
[RequestFormLimits(MultipartBodyLengthLimit = Largest)]
public sealed class ImportModel(TimeProvider clock) : HandoffPage(clock)
{
    /// <summary>Bytes of one request; a package has at most as much.</summary>
    private const long Largest = 4_100_000_000;

    public IReadOnlyList<PackageReport> Reports { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await LoadPlan() ?? Page();

    public async Task<IActionResult> OnPost(List<IFormFile> files)
    {
        if (await LoadPlan() is { } missing)
        {
            return missing;
        }

        if (files.Count == 0)
        {
            return Show(Failure.Invalid("files", "请选择照片包(ZIP)。", "Choose one or more packages (ZIP)."));
        }

        var import = new PackageImport(Db, Campaign.Id, shot => Run(shot));
        List<PackageReport> reports = [];
        foreach (var file in files)
        {
            await using var temporary = TemporaryFile.Open();
            await file.CopyToAsync(temporary, Stopping);
            await temporary.FlushAsync(Stopping);
            reports.Add(await import.Import(temporary.Name, Path.GetFileName(file.FileName), Stopping));
        }

        Reports = reports;
        return Page();
    }
}
