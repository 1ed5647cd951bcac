using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;
using Dengke.Tables.Writing;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

[Words("下载令牌与姓名对照表: {count} 人", "The list of tokens and names was handed out: {count} people")]
public sealed record NamesHandedOut(string CampaignId, int Count) : IAuditEvent
{
    public string? Subject => CampaignId;
}

/// <summary>Who a token stands for.</summary>
/// <param name="Shot">Of a shot that is here; null for a code by which none has come yet.</param>
public sealed record NameLine(string Token, string? Shot, string StudentNo, string Name, string ClassName)
{
    /// <summary>
    /// As a CSV file that programs read as well: tokens stand as they are, since they have letters, digits, <c>-</c> and <c>_</c> alone; what
    /// people have typed is kept from being run as a formula.
    /// </summary>
    public static byte[] File(IReadOnlyList<NameLine> lines)
    {
        using var stream = new MemoryStream();
        using (var writer = new DelimitedWriter(stream, new DelimitedOptions { GuardFormulas = false }))
        {
            writer.WriteRow("token", "student_no", "name", "class", "shot");
            foreach (var line in lines)
            {
                writer.WriteRow(
                    line.Token,
                    FormulaGuard.Guard(line.StudentNo),
                    FormulaGuard.Guard(line.Name),
                    FormulaGuard.Guard(line.ClassName),
                    FormulaGuard.Guard(line.Shot ?? "")
                );
            }
        }

        return stream.ToArray();
    }
}

/// <summary>The list by which the registrar's own machine names opened photos. It holds names, so that it was handed out is in the audit trail.</summary>
[AfterSealing("It reads.")]
[Operation("handoff.names", Role.Registrar)]
public sealed record HandOutNames(string CampaignId) : Command<IReadOnlyList<NameLine>>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<IReadOnlyList<NameLine>>> Handle(Work work, CancellationToken ct)
    {
        var db = work.Db;
        var shots = await (
            from shot in db.ReceivedShots
            where shot.CampaignId == CampaignId && shot.State == ReceivedState.Matched
            join photo in db.CapturedPhotos on shot.PhotoId equals (Guid?)photo.Id
            where photo.State == PhotoState.Current
            join student in db.Students on photo.StudentId equals student.Id
            orderby student.StudentNo
            select new NameLine(shot.Token, shot.Shot, student.StudentNo, student.Name, student.ClassName)
        ).ToListAsync(ct);
        var named = shots.Select(s => s.Token).ToHashSet(StringComparer.Ordinal);
        var codes = await (
            from code in db.CaptureCodes
            where code.CampaignId == CampaignId && code.Token != null
            join student in db.Students on code.StudentId equals student.Id
            orderby student.StudentNo
            select new NameLine(code.Token!, null, student.StudentNo, student.Name, student.ClassName)
        ).ToListAsync(ct);
        List<NameLine> lines = [.. shots, .. codes.Where(c => !named.Contains(c.Token))];
        work.Record(new NamesHandedOut(CampaignId, lines.Count));
        return lines;
    }
}
