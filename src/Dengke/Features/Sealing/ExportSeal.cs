using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Sealing;

[Words("导出封存数据: 批次 {campaign}, {size} 条", "Sealed records written out: campaign {campaign}, {size}")]
public sealed record SealExported(string Campaign, int Size) : IAuditEvent
{
    public string? Subject => Campaign;
}

/// <summary>Notes that what was sealed was handed out whole: it holds everyone's document number. Refused with <c>not_sealed</c>.</summary>
[AfterSealing("It reads.")]
[Operation("seal.export", Role.Registrar)]
public sealed record ExportSeal(string CampaignId) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var seal = await work.Db.CampaignSeals.FirstOrDefaultAsync(s => s.CampaignId == CampaignId, ct);
        if (seal is null)
        {
            return Failure.Refused("not_sealed", "批次尚未封存。", "The campaign is not sealed yet.");
        }

        work.Record(new SealExported(CampaignId, seal.Size));
        return default(Done);
    }
}
