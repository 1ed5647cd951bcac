using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Platform.Access;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Campaigns;

/// <summary>All campaigns, and how to make one.</summary>
[Allow(Role.Registrar)]
public sealed class CampaignsModel : DengkePage
{
    private const int LargestFile = 4 << 20;

    public IReadOnlyList<(CampaignRow Row, int Students)> Rows { get; private set; } = [];

    public IReadOnlyList<CampaignProblem> Problems { get; private set; } = [];

    public async Task OnGet() => await Load();

    public async Task<IActionResult> OnPost(IFormFile? file)
    {
        await Load();
        if (file is null || file.Length > LargestFile)
        {
            return Show(Failure.Invalid("file", "请选择不超过 4 MB 的 YAML 文件。", "Choose a YAML file of at most 4 MB."));
        }

        using var reader = new StreamReader(file.OpenReadStream());
        return await Create(await reader.ReadToEndAsync(HttpContext.RequestAborted));
    }

    public async Task<IActionResult> OnPostDefault()
    {
        await Load();
        return await Create(DefaultCampaign.Text);
    }

    private async Task<IActionResult> Create(string yaml)
    {
        var created = await Run(new CreateCampaign(yaml));
        if (created.IsOk)
        {
            return Redirect($"/campaigns/{created.Value}/settings");
        }

        Problems = [.. created.Failure!.Fields.OfType<CampaignProblem>()];
        return Show(created.Failure);
    }

    private async Task Load()
    {
        var counts = await Db.Students.GroupBy(s => s.CampaignId).ToDictionaryAsync(g => g.Key, g => g.Count());
        var rows = await Db.Campaigns.OrderByDescending(c => c.Id).ToListAsync();
        Rows = [.. rows.Select(r => (r, counts.GetValueOrDefault(r.Id)))];
    }
}
