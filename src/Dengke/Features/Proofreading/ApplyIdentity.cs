using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Proofreading;

/// <summary>
/// Takes in what the registry's identity check says of students. Each whose state changed is told what to do, unless it passed; the same
/// again changes nothing (HND-4).
/// </summary>
/// <param name="File">The file's name, for the audit trail.</param>
[Api("Applies results of the registry's identity check.", LongestBody = 8 << 20)]
[Operation("identity.apply", Role.Registrar)]
public sealed record ApplyIdentity(string CampaignId, string File, IReadOnlyList<IdentityChange> Changes) : Command<int>
{
    private const int LongestNote = 500;

    public override string Campaign => CampaignId;

    public override async Task<Outcome<int>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        var students = await work.Db.Students.Where(s => s.CampaignId == CampaignId).ToDictionaryAsync(s => s.Id, ct);
        var checks = await work.Db.IdentityChecks.Where(c => c.CampaignId == CampaignId).ToDictionaryAsync(c => c.StudentId, ct);
        var changed = 0;
        var same = 0;
        foreach (var change in Changes.DistinctBy(c => c.Student))
        {
            if (
                !students.TryGetValue(change.Student, out var student)
                || !Enum.IsDefined(change.State)
                || change.Note?.Length > LongestNote
            )
            {
                return Failure.Refused("stale", "名单已变化, 请重新预览。", "The list has changed; please preview it again.");
            }

            var check = checks.GetValueOrDefault(change.Student);
            if (check is not null && check.State == change.State && check.Note == change.Note)
            {
                same++;
                continue;
            }

            changed++;
            Apply(work, student, check, change);
        }

        work.Record(new IdentityImported(File, changed, same));
        return changed;
    }

    private static void Apply(Work work, Student student, IdentityCheck? check, IdentityChange change)
    {
        var before = check?.State;
        if (check is null)
        {
            check = new IdentityCheck
            {
                Id = work.NewId(),
                CampaignId = student.CampaignId,
                StudentId = student.Id,
            };
            work.Db.IdentityChecks.Add(check);
        }

        (check.State, check.Note, check.ImportedAt) = (change.State, change.Note, work.Now);
        work.Record(new IdentityStated(student, before, change.State, change.Note));
        if (before != change.State && !change.State.IsEnd())
        {
            work.Tell(
                new MessageRequest("identity_check_result", student.CampaignId)
                {
                    Student = student.Id,
                    Reason = change.Note,
                    Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["result"] = change.State.Words().Chinese },
                    Link = "/me/photo",
                }
            );
        }
    }
}
