using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Proofreading;

/// <summary>How one student stands; never with a picture.</summary>
/// <param name="Standing">Of the portrait that counts.</param>
/// <param name="Identity">Null where the registry has said nothing yet.</param>
public sealed record ReadingLine(Student Student, ReadingStanding Standing, DateTimeOffset? AnsweredAt, IdentityState? Identity);

/// <summary>照片校对: how far one's students are with proof-reading, for whoever looks after them. Nobody but the student sees a portrait.</summary>
[Allow(Role.Registrar, Role.CollegeSecretary, Role.CollegeLeader, Role.Counselor)]
public sealed class ReadingsModel(TimeProvider clock) : CampaignPage
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ReadingFilter Filter { get; set; } = new();

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public Window Phase { get; private set; }

    public IReadOnlyList<ReadingLine> Lines { get; private set; } = [];

    public IReadOnlyDictionary<ReadingStanding, int> Counts { get; private set; } = new Dictionary<ReadingStanding, int>();

    public IReadOnlyList<string> Colleges { get; private set; } = [];

    public IReadOnlyList<string> Classes { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public string Root => $"/campaigns/{Campaign.Id}/proof-reading";

    public async Task<IActionResult> OnGet([FromQuery] int page = 1)
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        Phase = (await StoredCampaign.Load(Db, Campaign.Id, ct)).Value.Phases.ProofReading;
        var mine = Db.Students.Where(s => s.CampaignId == Campaign.Id && s.InCohort).Visible(Actor);
        Colleges = await mine.Select(s => s.College).Distinct().OrderBy(c => c).ToListAsync(ct);
        Classes = await (string.IsNullOrEmpty(Filter.College) ? mine : mine.Where(s => s.College == Filter.College))
            .Select(s => s.ClassName)
            .Distinct()
            .OrderBy(c => c)
            .ToListAsync(ct);
        Dictionary<ReadingStanding, int> counts = [];
        foreach (var standing in Enum.GetValues<ReadingStanding>())
        {
            counts[standing] = await ReadingFilter.InState(Db, Filter.Narrow(mine), standing).CountAsync(ct);
        }

        Counts = counts;
        Pager = new Pager(page, Filter.State is { } state ? counts[state] : counts.Values.Sum(), Request, this);
        await LoadLines(Filter.Apply(Db, mine).Skip(Pager.Skip).Take(Pager.Size), ct);
        return Page();
    }

    /// <summary>The students as filtered, as XLSX.</summary>
    public async Task<IActionResult> OnGetExport()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        await LoadLines(Filter.Apply(Db, Db.Students.Where(s => s.CampaignId == Campaign.Id && s.InCohort).Visible(Actor)), ct);
        XlsxColumn[] columns =
        [
            new(T("学号", "Student no."), 14),
            new(T("姓名", "Name"), 14),
            new(T("学院", "College"), 22),
            new(T("班级", "Class"), 16),
            new(T("校对", "Proof-reading"), 14),
            new(T("作答时间", "Answered"), 22),
            new(T("身份核验", "Identity check"), 12),
        ];
        var name = T("照片校对", "Proof-reading");
        return await SheetFile.Of($"{Campaign.Title}-{name}", name, columns, Lines.Select(Row), ct);
    }

    private string?[] Row(ReadingLine line) =>
        [
            line.Student.StudentNo,
            line.Student.Name,
            line.Student.College,
            line.Student.ClassName,
            T(ReadingFilter.Words(line.Standing)),
            line.AnsweredAt is { } at && line.Standing != ReadingStanding.Waiting ? FullTimeOf(at) : null,
            line.Identity is { } identity ? T(identity.Words()) : null,
        ];

    private async Task LoadLines(IQueryable<Student> page, CancellationToken ct)
    {
        var students = await page.ToListAsync(ct);
        var ids = students.Select(s => s.Id).ToArray();
        var photos = await Db
            .CapturedPhotos.Where(p => ids.Contains(p.StudentId) && p.State == PhotoState.Current)
            .Select(p => new
            {
                p.StudentId,
                Reading = Db
                    .PhotoReadings.Where(r => r.PhotoId == p.Id)
                    .Select(r => new { r.State, r.AnsweredAt })
                    .FirstOrDefault(),
            })
            .ToDictionaryAsync(p => p.StudentId, p => p.Reading, ct);
        var identities = await Db
            .IdentityChecks.Where(c => ids.Contains(c.StudentId))
            .ToDictionaryAsync(c => c.StudentId, c => c.State, ct);
        Lines =
        [
            .. students.Select(s =>
            {
                var has = photos.TryGetValue(s.Id, out var reading);
                var standing =
                    !has ? ReadingStanding.NoPortrait
                    : reading is null ? ReadingStanding.NoView
                    : reading.State switch
                    {
                        ReadingState.Waiting => ReadingStanding.Waiting,
                        ReadingState.Confirmed => ReadingStanding.Confirmed,
                        _ => ReadingStanding.Disputed,
                    };
                IdentityState? identity = identities.TryGetValue(s.Id, out var said) ? said : null;
                return new ReadingLine(s, standing, reading?.AnsweredAt, identity);
            }),
        ];
    }
}
