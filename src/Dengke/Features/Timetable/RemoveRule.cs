using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Timetable;

[Words("取消 {count} 条排期限制", "{count} timetable rules were removed")]
public sealed record TimetableRulesRemoved(string Campaign, int Count) : IAuditEvent
{
    public string? Subject => Campaign;
}

/// <summary>Removes rules of the timetable: one, or all that came from one file.</summary>
[Api("Removes a rule, or all of a source.")]
[Operation("timetable.remove_rule", Role.Registrar)]
public sealed record RemoveRule(string CampaignId, Guid? RuleId, string? Source) : Command<int>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<int>> Handle(Work work, CancellationToken ct)
    {
        var rules = await work
            .Db.TimetableRules.Where(r =>
                r.CampaignId == CampaignId && (RuleId != null ? r.Id == RuleId : r.Source != null && r.Source == Source)
            )
            .ToListAsync(ct);
        if (rules.Count == 0)
        {
            return Failure.NotFound();
        }

        work.Db.TimetableRules.RemoveRange(rules);
        work.Record(new TimetableRulesRemoved(CampaignId, rules.Count));
        return rules.Count;
    }
}
