using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Access;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Registrar;

/// <summary>The queue of corrections as filtered, a row a correction, as XLSX; document numbers masked.</summary>
[Allow(Role.Registrar)]
public sealed class CorrectionsExportModel : CampaignPage
{
    [BindProperty(SupportsGet = true, Name = "")]
    public CorrectionFilter Filter { get; set; } = new();

    public async Task<IActionResult> OnGet()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        var plan = (await StoredCampaign.Load(Db, Campaign.Id, ct)).Value;
        var queue = await CorrectionQueue.Load(Db, plan, Filter, ct);
        var name = T("更正", "Corrections");
        return await SheetFile.Of($"{Campaign.Title}-{name}", name, Columns(), queue.Lines.Select(Row), ct);
    }

    private XlsxColumn[] Columns() =>
        [
            new(T("学号", "Student no."), 14),
            new(T("姓名", "Name"), 14),
            new(T("学院", "College"), 22),
            new(T("班级", "Class"), 16),
            new(T("字段", "Field"), 14),
            new(T("学信网", "Registry"), 24),
            new(T("教务系统", "Academic system"), 24),
            new(T("申请改为", "New"), 24),
            new(T("有误的系统", "Wrong in"), 18),
            new(T("原因", "Why"), 30),
            new(T("申请人", "Asked by"), 14),
            new(T("审批", "Decided by"), 10),
            new(T("状态", "State"), 10),
            new(T("缺少的材料", "Missing evidence"), 30),
            new(T("上报", "Sent on"), 30),
            new(T("决定", "Decision"), 36),
        ];

    private string?[] Row(CorrectionLine line)
    {
        var correction = line.Correction;
        return
        [
            line.Student.StudentNo,
            line.Student.Name,
            line.Student.College,
            line.Student.ClassName,
            line.Field is { } field ? T(field.Label, field.EnglishLabel) : correction.Field,
            correction.RegistryValue,
            correction.AcademicValue,
            correction.RequestedValue,
            (correction.RegistryWrong, correction.AcademicWrong) switch
            {
                (true, true) => T("两个系统", "Both"),
                (true, false) => T("学信网", "Registry"),
                _ => T("教务系统", "Academic system"),
            },
            correction.Reason,
            correction.ByProxy ? T($"{correction.AskedBy}(代)", $"{correction.AskedBy} (proxy)") : correction.AskedBy,
            T(RouteNames.Words(correction.Route)),
            T(ConfirmationWords.Of(correction.State)),
            string.Join('、', line.Missing.Select(n => n.Name)),
            correction.ForwardedAt is { } sent ? $"{correction.ForwardedTo} {TimeOf(sent)}" : null,
            correction.DecidedAt is { } at ? $"{correction.DecidedBy} {TimeOf(at)} {correction.DecisionReason}".Trim() : null,
        ];
    }
}
