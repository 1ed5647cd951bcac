using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Platform.Access;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Contacts;

/// <summary>导入联系方式: students' telephones and mail addresses from a file of the academic system.</summary>
[Allow(Role.Registrar)]
[RequestCeiling(LargestFile)]
[RequestSizeLimit(LargestFile)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestFile, MemoryBufferThreshold = (int)LargestFile)]
public sealed class ImportModel : CampaignPage
{
    private const long LargestFile = 20 << 20;
    private const int ShownRows = 20;

    public int Students { get; private set; }

    public int Known { get; private set; }

    public int Own { get; private set; }

    /// <summary>Of the file that was sent; null where none was.</summary>
    public ContactImport? Result { get; private set; }

    public static string Lines(IReadOnlyList<int> rows) =>
        string.Join(", ", rows.Take(ShownRows)) + (rows.Count > ShownRows ? $" … ({rows.Count})" : "");

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    public async Task<IActionResult> OnPost(string campaign, IFormFile? file)
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        if (file is null or { Length: 0 })
        {
            return Show(Failure.Invalid("file", "请选择文件。", "Choose a file."));
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, HttpContext.RequestAborted);
        content.Position = 0;
        var name = Path.GetFileName(file.FileName);
        var read = ContactFile.Read(content, name);
        if (!read.IsOk)
        {
            return Show(read.Failure!);
        }

        var imported = await Run(new ImportContacts(campaign, name, read.Value));
        if (!imported.IsOk)
        {
            return Show(imported.Failure!);
        }

        Result = imported.Value;
        await Load();
        return Page();
    }

    private async Task<IActionResult?> Load()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        var students = Db.Students.Where(s => s.CampaignId == Campaign.Id && s.InCohort);
        Students = await students.CountAsync(ct);
        Known = await students.CountAsync(s => Db.PersonContacts.Any(c => c.Holder == "student:" + s.StudentNo), ct);
        Own = await students.CountAsync(
            s => Db.PersonContacts.Any(c => c.Holder == "student:" + s.StudentNo && c.Source == ContactSource.Own),
            ct
        );
        return null;
    }
}
