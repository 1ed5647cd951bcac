using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Messages;

[Words("通知 {students} 名学生信息确认已开始", "{students} students were told that confirmation has begun")]
public sealed record OpeningTold(int Students) : IAuditEvent;

/// <summary>
/// Tells students of the cohort that confirmation has begun, each once, so many in one act; those who join the cohort later are told then.
/// </summary>
[Operation("confirmation.tell_opening")]
public sealed record TellOpening(string CampaignId) : Command<Done>
{
    private const string Template = "confirmation_opens";
    private const int AtOnce = 500;

    public override string Campaign => CampaignId;

    /// <summary>Those who have not been told.</summary>
    internal static IQueryable<Student> Untold(DengkeDb db, string campaign) =>
        db.Students.Where(s =>
            s.CampaignId == campaign
            && s.InCohort
            && !db.InboxMessages.Any(m => m.CampaignId == campaign && m.Template == Template && m.StudentId == s.Id)
        );

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        var phase = loaded.Value.Phases.Confirmation;
        if (!phase.Contains(work.Now))
        {
            return Failure.Refused("outside_window", "不在信息确认的时间内。", "Record confirmation is not open now.");
        }

        // Whichever node comes second waits for the first here, and then sees whom it has told.
        await work
            .Db.Campaigns.Where(c => c.Id == CampaignId)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Title, c => c.Title), ct);
        var students = await Untold(work.Db, CampaignId)
            .OrderBy(s => s.StudentNo)
            .Select(s => s.StudentNo)
            .Take(AtOnce)
            .ToListAsync(ct);
        if (students.Count == 0)
        {
            return Failure.Refused("reminded_already", "已经通知过。", "They were told already.");
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["window"] = phase.Describe() };
        var told = await new ReminderWriter(work, loaded.Value, values).Write(
            Template,
            students.Distinct(StringComparer.Ordinal).ToDictionary(s => s, _ => 1),
            MessageLinks.Student,
            ct
        );
        if (told == 0)
        {
            return Failure.Refused("no_message", "本批次没有这条消息。", "The campaign has no such message.");
        }

        work.Record(new OpeningTold(told));
        return default(Done);
    }
}

/// <summary>Looks whether confirmation has begun for anybody who has not been told.</summary>
internal sealed class TellOfOpening(IDbContextFactory<DengkeDb> databases, Runner runner, TimeProvider clock)
    : DueReminders<TellOpening>(databases, runner, clock)
{
    protected override async Task<IReadOnlyList<TellOpening>> Due(
        DengkeDb db,
        Campaign campaign,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        campaign.Phases.Confirmation.Contains(now)
        && campaign.Messages.Any(m => m.Id == "confirmation_opens")
        && await TellOpening.Untold(db, campaign.Id).AnyAsync(ct)
            ? [new TellOpening(campaign.Id)]
            : [];
}
