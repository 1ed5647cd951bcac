using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

[Words(
    "下载令牌与姓名对照表: {count} 行, 含证件号码 {documents}",
    "The list of tokens and names was handed out: {count} lines, document numbers {documents}"
)]
public sealed record NamesHandedOut(string CampaignId, int Count, bool Documents = false) : IAuditEvent
{
    public string? Subject => CampaignId;
}

/// <summary>
/// The list by which the registrar's own machine names opened photos: every token, and every student of the campaign who has none. It holds
/// names, so that it was handed out is in the audit trail; with document numbers it needs a reason, and leaves the server encrypted alone.
/// </summary>
[AfterSealing("It reads.")]
[Operation("handoff.names", Role.Registrar)]
public sealed record HandOutNames(string CampaignId, bool Documents = false, string? Reason = null)
    : Command<IReadOnlyList<NameLine>>
{
    public override string Campaign => CampaignId;

    public override string? Because => Documents ? Reason : null;

    public override async Task<Outcome<IReadOnlyList<NameLine>>> Handle(Work work, CancellationToken ct)
    {
        if (Documents && Reasons.Error("reason", Reason) is { } error)
        {
            return error;
        }

        var campaign = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!campaign.IsOk)
        {
            return campaign.Failure!;
        }

        var numbers = new Dictionary<Guid, string>();
        if (Documents)
        {
            var rows = await FinalRows.Open(work.Db, work.Vault, campaign.Value, null, ct);
            await foreach (var row in rows.Read(ct))
            {
                numbers[row.Student.Id] = row.Value(RowValues.DocumentNumber).Trim();
            }
        }

        var lines = await Lines(work.Db, ct);
        work.Record(new NamesHandedOut(CampaignId, lines.Count, Documents));
        return lines.ConvertAll(l => NameLine.Of(l.Token, l.Shot, l.Student, numbers.GetValueOrDefault(l.Student.Id)));
    }

    /// <summary>The shots that count, then codes by which none has come, then students without a code.</summary>
    private async Task<List<(string Token, string? Shot, Student Student)>> Lines(DengkeDb db, CancellationToken ct)
    {
        var shots = await (
            from shot in db.ReceivedShots
            where shot.CampaignId == CampaignId && shot.State == ReceivedState.Matched
            join photo in db.CapturedPhotos on shot.PhotoId equals (Guid?)photo.Id
            where photo.State == PhotoState.Current
            join student in db.Students on photo.StudentId equals student.Id
            orderby student.StudentNo
            select new
            {
                shot.Token,
                shot.Shot,
                student,
            }
        ).ToListAsync(ct);
        var named = shots.Select(s => s.Token).ToHashSet(StringComparer.Ordinal);
        var codes = await (
            from code in db.CaptureCodes
            where code.CampaignId == CampaignId && code.Token != null
            join student in db.Students on code.StudentId equals student.Id
            orderby student.StudentNo
            select new { code.Token, student }
        ).ToListAsync(ct);
        List<(string Token, string? Shot, Student Student)> lines =
        [
            .. shots.Select(s => (s.Token, (string?)s.Shot, s.student)),
            .. codes.Where(c => !named.Contains(c.Token!)).Select(c => (c.Token!, (string?)null, c.student)),
        ];
        var has = lines.Select(l => l.Student.Id).ToHashSet();
        var others = await db
            .Students.Where(s => s.CampaignId == CampaignId && s.InCohort)
            .OrderBy(s => s.StudentNo)
            .ToListAsync(ct);
        lines.AddRange(others.Where(s => !has.Contains(s.Id)).Select(s => ("", (string?)null, s)));
        return lines;
    }
}
