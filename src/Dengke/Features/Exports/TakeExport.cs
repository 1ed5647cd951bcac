using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Exports;

/// <summary>What is exported.</summary>
public enum ExportKind
{
    Registry,
    Diploma,
    Review,
    Archive,
}

/// <param name="Export">In words, e.g. 学信网上报数据(DBF, GB18030).</param>
/// <param name="College">Only its students; blank for all.</param>
[Words(
    "导出{export}: {college} {rows} 行, 未写入 {leftOut} 行, 已封存 {sealed}",
    "{export} was exported: {college} {rows} rows, {leftOut} left out, sealed {sealed}"
)]
public sealed record ExportTaken(ExportKind Kind, string Export, string College, int Rows, int LeftOut, bool Sealed)
    : IAuditEvent;

/// <summary>
/// Notes that an export is taken. Run once it is made and before it is handed out, or, where it is made while it is handed out, before its
/// first byte. What has document numbers or evidence in it needs a reason (SEC-2).
/// </summary>
/// <param name="Unveils">Whether document numbers or evidence are in it.</param>
[AfterSealing("It reads.")]
[Operation("exports.take", Role.Registrar)]
public sealed record TakeExport(
    string CampaignId,
    ExportKind Kind,
    string Export,
    string? College,
    int Rows,
    int LeftOut,
    bool Sealed,
    bool Unveils,
    string? Reason
) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override string? Because => string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim();

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        if (!await work.Db.Campaigns.AnyAsync(c => c.Id == CampaignId, ct))
        {
            return Failure.NotFound();
        }

        if (Unveils && Reasons.Error("reason", Reason) is { } error)
        {
            return error;
        }

        work.Record(new ExportTaken(Kind, Export, College ?? "", Rows, LeftOut, Sealed));
        return default(Done);
    }
}
