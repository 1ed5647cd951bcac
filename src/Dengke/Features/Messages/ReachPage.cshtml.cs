using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Messages;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Dengke.Platform.Channels;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Messages;

/// <summary>A message, or a college within one.</summary>
/// <param name="Asks">What it asks for, in words; null where it only tells.</param>
public sealed record ReachRow(string Name, string? Asks, ReachFilter Filter, ReachCounts Counts);

/// <summary>A student with a message and the deliveries of its newest copy.</summary>
public sealed record ReachLine(Student Student, StudentReach Reach, IReadOnlyList<MessageDelivery> Deliveries);

/// <summary>
/// 消息触达: of each message how many students were meant, sent to, reached and have acted, by college, with the list of whom nobody has reached
/// (MSG-2).
/// </summary>
[Allow(Role.Registrar)]
public sealed class ReachPageModel(IEnumerable<IMessageChannel> channels) : CampaignPage
{
    private List<StudentReach> narrowed = [];
    private IReadOnlyList<ReachLine> shown = [];
    private Dictionary<Guid, Student> students = [];

    [BindProperty(SupportsGet = true, Name = "")]
    public ReachFilter Filter { get; set; } = new();

    public IReadOnlyList<ChannelStanding> Channels { get; private set; } = [];

    /// <summary>The messages that were written to anybody.</summary>
    public IReadOnlyList<(string Id, string Name)> Templates { get; private set; } = [];

    public (string Id, string Name)? Chosen { get; private set; }

    public IReadOnlyList<string> Colleges { get; private set; } = [];

    public IReadOnlyList<ReachRow> Rows { get; private set; } = [];

    public IReadOnlyList<ReachLine> Lines { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public string Summary { get; private set; } = "";

    /// <summary>Lines before any filter.</summary>
    public int All { get; private set; }

    public string Root => $"/campaigns/{Campaign.Id}/messages";

    public int CountOf(ReachState? state) => narrowed.Count(r => state is not { } one || ReachFilter.Is(r, one));

    public async Task<IActionResult> OnGet([FromQuery] int page = 1)
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        Channels = await ChannelStanding.Load(Db, Campaign.Id, channels, ct);
        Pager = new Pager(page, shown.Count, Request, this);
        Lines = await LinesOf(shown.Skip(Pager.Skip).Take(Pager.Size), ct);
        return Page();
    }

    public async Task<IActionResult> OnGetExport()
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        XlsxColumn[] columns =
        [
            new(T("学院", "College"), 24),
            new(T("班级", "Class"), 16),
            new(T("学号", "Student no."), 14),
            new(T("姓名", "Name"), 14),
            new(T("消息", "Message"), 30),
            new(T("时间", "When"), 22),
            new(T("触达", "Reach"), 16),
            new(T("站外渠道", "Channels"), 40),
        ];
        var lines = await LinesOf(shown, HttpContext.RequestAborted);
        var name = T("消息触达", "Messages");
        return await SheetFile.Of($"{Campaign.Title}-{name}", name, columns, lines.Select(Row), HttpContext.RequestAborted);
    }

    public string NameOf(string template) => Templates.FirstOrDefault(t => t.Id == template).Name ?? template;

    public string WordsOf(StudentReach reach) =>
        reach.Far switch
        {
            ReachStep.Acted => T("已办理", "Done"),
            ReachStep.Opened => T("已打开", "Opened"),
            ReachStep.Told => T("已电话告知", "Told"),
            ReachStep.Sent => T("未打开", "Not opened"),
            _ => T("无法发送", "Nothing sent"),
        };

    public string ChannelsOf(ReachLine line) =>
        line.Deliveries.Count == 0 ? "—" : string.Join(T("、", ", "), line.Deliveries.Select(d => T(d.Words())));

    private string?[] Row(ReachLine line) =>
        [
            line.Student.College,
            line.Student.ClassName,
            line.Student.StudentNo,
            line.Student.Name,
            NameOf(line.Reach.Template),
            TimeOf(line.Reach.At),
            WordsOf(line.Reach),
            ChannelsOf(line),
        ];

    private async Task<IActionResult?> Load()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        var cohort = Db.Students.Where(s => s.CampaignId == Campaign.Id && s.InCohort);
        var all = await Reach.Load(Db, Campaign.Id, cohort, null, ct);
        All = all.Count;
        var plan = (await StoredCampaign.Load(Db, Campaign.Id, ct)).Value;
        Templates = [.. Named(plan, [.. all.Select(r => r.Template).Distinct()])];
        Chosen = Templates.Any(t => t.Id == Filter.Template) ? Templates.First(t => t.Id == Filter.Template) : null;
        students = await cohort.ToDictionaryAsync(s => s.Id, ct);
        Colleges = [.. students.Values.Select(s => s.College).Distinct().Order(StringComparer.Ordinal)];
        var untold = all.Where(r => !r.Reached).Select(r => r.StudentId).Distinct().Count();
        Summary =
            untold == 0
                ? T("消息所及的学生都已触达", "Everyone who was written to was reached")
                : T($"{untold:N0} 名学生至少有一种消息未触达", $"{untold:N0} students were not reached by one message or more");
        await Narrow(all, cohort, ct);
        return null;
    }

    private async Task Narrow(List<StudentReach> all, IQueryable<Student> cohort, CancellationToken ct)
    {
        var found = await cohort.FoundBy(Filter.Q, ct);
        var chosen = all.Where(r => Chosen is null || r.Template == Chosen.Value.Id).ToList();
        Rows = Chosen is null
            ?
            [
                .. Templates.Select(t => new ReachRow(
                    t.Name,
                    AskedActs.Of(t.Id) is var act && act == AskedAct.None ? null : T(act.Words()),
                    new ReachFilter { Template = t.Id },
                    ReachCounts.Of(all.Where(r => r.Template == t.Id))
                )),
            ]
            :
            [
                .. chosen
                    .GroupBy(r => students[r.StudentId].College)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => new ReachRow(
                        g.Key,
                        null,
                        Filter with
                        {
                            College = g.Key,
                            State = null,
                            Q = null,
                        },
                        ReachCounts.Of(g)
                    )),
            ];
        narrowed =
        [
            .. chosen.Where(r =>
                (string.IsNullOrEmpty(Filter.College) || students[r.StudentId].College == Filter.College)
                && found?.Contains(r.StudentId) != false
            ),
        ];
        shown = Filter.Apply(narrowed.Select(r => new ReachLine(students[r.StudentId], r, [])));
    }

    /// <summary>In the campaign's order, by the subject without what is filled in; those that the campaign has no more come last.</summary>
    private static IEnumerable<(string Id, string Name)> Named(Campaign plan, HashSet<string> written) =>
        plan
            .Messages.Where(m => written.Contains(m.Id))
            .Select(m => (m.Id, TemplateName.Of(m)))
            .Concat(written.Where(t => plan.Messages.All(m => m.Id != t)).Select(t => (t, t)));

    /// <summary>The lines with their deliveries.</summary>
    private async Task<List<ReachLine>> LinesOf(IEnumerable<ReachLine> of, CancellationToken ct)
    {
        var list = of.ToList();
        List<MessageDelivery> deliveries = [];
        foreach (var ids in list.Select(l => l.Reach.Latest).Chunk(500))
        {
            deliveries.AddRange(
                await Db.MessageDeliveries.Where(d => ids.Contains(d.MessageId)).OrderBy(d => d.Channel).ToListAsync(ct)
            );
        }

        var by = deliveries.ToLookup(d => d.MessageId);
        return list.ConvertAll(l => l with { Deliveries = [.. by[l.Reach.Latest]] });
    }
}
