using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Hall;

[Words(
    "{session}: 摄影方结果, 合格 {accepted}, 不合格 {rejected}, 缺失 {missing}, 未登记的拍摄号 {unknown}",
    "{session}: the vendor's outcome, {accepted} accepted, {rejected} rejected, {missing} missing, {unknown} unknown shot numbers"
)]
public sealed record OutcomesImported(string Session, int Accepted, int Rejected, int Missing, int Unknown) : IAuditEvent
{
    public string? Subject => Session;
}

/// <summary>What importing came to.</summary>
/// <param name="Unknown">Shot numbers that nobody has logged.</param>
public sealed record OutcomeResult(int Accepted, int Rejected, int Missing, IReadOnlyList<string> Unknown);

/// <summary>
/// Takes in what became of a vendor's shots (CAP-8). A student whose portrait was rejected or is missing needs another one, and sees why.
/// The same file again changes nothing.
/// </summary>
[Api("Takes over the outcomes that a vendor has sent.", LongestBody = 8 << 20)]
[Operation("hall.import_outcomes", Role.PhotoOperator, Role.Registrar)]
public sealed record ImportOutcomes(string CampaignId, string SessionId, IReadOnlyList<OutcomeRow> Rows) : Command<OutcomeResult>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<OutcomeResult>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await HallCase.Load(work, CampaignId, SessionId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        var entries = await work
            .Db.ShotEntries.Where(s => s.CampaignId == CampaignId && s.SessionId == SessionId && s.VoidReason == null)
            .ToDictionaryAsync(s => s.ShotNumber, ct);
        List<string> unknown = [];
        var counts = new Dictionary<ShotOutcome, int>();
        foreach (var row in Rows.DistinctBy(r => r.ShotNumber))
        {
            if (!entries.TryGetValue(row.ShotNumber, out var entry))
            {
                unknown.Add(row.ShotNumber);
                continue;
            }

            counts[row.Outcome] = counts.GetValueOrDefault(row.Outcome) + 1;
            if (entry.Outcome != row.Outcome || entry.OutcomeNote != row.Note)
            {
                (entry.Outcome, entry.OutcomeNote, entry.OutcomeAt) = (row.Outcome, row.Note, work.Now);
                await Reject(work, entry, row, ct);
            }
        }

        var result = new OutcomeResult(
            counts.GetValueOrDefault(ShotOutcome.Accepted),
            counts.GetValueOrDefault(ShotOutcome.Rejected),
            counts.GetValueOrDefault(ShotOutcome.Missing),
            unknown
        );
        work.Record(new OutcomesImported(SessionId, result.Accepted, result.Rejected, result.Missing, unknown.Count));
        return result;
    }

    /// <summary>A newer portrait of the same student stays what it is.</summary>
    private static async Task Reject(Work work, ShotEntry entry, OutcomeRow row, CancellationToken ct)
    {
        if (
            row.Outcome == ShotOutcome.Accepted
            || await work.Db.CurrentPhoto(entry.StudentId, ct) is not { } photo
            || photo.ShotNumber != entry.ShotNumber
            || photo.Occasion != entry.SessionId
        )
        {
            return;
        }

        var student = await work.Db.Students.SingleAsync(s => s.Id == entry.StudentId, ct);
        work.RejectPhoto(
            student,
            photo,
            row.Note ?? (row.Outcome == ShotOutcome.Missing ? "摄影方没有图像" : "摄影方审核不合格")
        );
    }
}
