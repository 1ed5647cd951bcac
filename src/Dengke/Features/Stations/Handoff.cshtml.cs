using System.Text;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;
using Dengke.Platform.Files;
using Dengke.Platform.Handling;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

/// <summary>How many shots are where.</summary>
/// <param name="Without">Students of the cohort without a portrait that counts.</param>
public sealed record HandoffCounts(int Received, int Matched, int SetAside, int Dismissed, int Opened, int Without);

/// <summary>照片移交: what stations have handed over, what is to be looked at, and packages to be opened on the registrar's machine (HND-1, HND-3).</summary>
[Allow(Role.Registrar)]
public sealed class HandoffModel(TimeProvider clock, Vault vault, Runner runner, FileStore files) : HandoffPage(clock)
{
    public sealed record Column(string Key, string Chinese, string English);

    [BindProperty(SupportsGet = true, Name = "")]
    public ShotFilter Filter { get; set; } = new();

    public HandoffCounts Counts { get; private set; } = null!;

    public IReadOnlyList<ShotLine> Lines { get; private set; } = [];

    public IReadOnlyList<string> Sessions { get; private set; } = [];

    /// <summary>How many photos each package has: of those not opened yet, and of all.</summary>
    public IReadOnlyList<int> NewParts { get; private set; } = [];

    /// <inheritdoc cref="NewParts"/>
    public IReadOnlyList<int> AllParts { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public string Task =>
        Counts switch
        {
            { Received: 0 } => T("还没有收到照片", "No photo has come yet"),
            { SetAside: > 0 } => T($"{Counts.SetAside:N0} 张照片待处理", $"{Counts.SetAside:N0} photos wait for you"),
            _ when NewParts.Sum() > 0 => T(
                $"{NewParts.Sum():N0} 张照片等您打开",
                $"{NewParts.Sum():N0} photos wait to be opened"
            ),
            _ => T("收到的照片都已处理", "Everything received is dealt with"),
        };

    public IReadOnlyList<(ReceivedState? State, string Label, int Count)> States =>
        [
            (null, T("全部", "All"), Counts.Received),
            (ReceivedState.SetAside, T(ReceivedState.SetAside.Words()), Counts.SetAside),
            (ReceivedState.Matched, T(ReceivedState.Matched.Words()), Counts.Matched),
            (ReceivedState.Dismissed, T(ReceivedState.Dismissed.Words()), Counts.Dismissed),
        ];

    /// <summary>Those by which the list can be ordered.</summary>
    public static IReadOnlyList<Column> Columns { get; } =
    [
        new("shot", "拍摄号", "Shot"),
        new("no", "学生", "Student"),
        new("taken", "拍摄", "Taken"),
        new("received", "收到", "Received"),
    ];

    public async Task<IActionResult> OnGet([FromQuery] int page = 1) => await Load(page) ?? Page();

    public async Task<IActionResult> OnGetExport()
    {
        if (await LoadPlan() is { } missing)
        {
            return missing;
        }

        XlsxColumn[] columns =
        [
            new(T("拍摄号", "Shot"), 14),
            new(T("学号", "Student no."), 14),
            new(T("姓名", "Name"), 14),
            new(T("学院", "College"), 22),
            new(T("班级", "Class"), 16),
            new(T("状态", "State"), 10),
            new(T("原因", "Why"), 22),
            new(T("处理说明", "Decision"), 30),
            new(T("场次", "Session"), 26),
            new(T("采集站", "Station"), 14),
            new(T("拍摄时间", "Taken"), 20),
            new(T("收到时间", "Received"), 20),
            new(T("打开时间", "Opened"), 20),
        ];
        var lines = await Filter.Apply(Db, Campaign.Id).ToListAsync(Stopping);
        var name = T("照片移交", "Handed over");
        return await SheetFile.Of($"{Campaign.Title}-{name}", name, columns, lines.Select(Row), Stopping);
    }

    /// <summary>A package of portraits that count, signed by this installation.</summary>
    /// <param name="all">Also those that were opened.</param>
    /// <param name="part">From 1.</param>
    public async Task<IActionResult> OnGetPackage(bool all, int part)
    {
        if (await Load(page: 1) is { } missing)
        {
            return missing;
        }

        var parts = await PackageParts.Of(Db, Campaign.Id, all, Stopping);
        if (part < 1 || part > parts.Count)
        {
            return NotFound();
        }

        using var key = await SigningKeys.Open(Db, vault, runner, Stopping);
        var written = await HandoffPackage.Write(Db, files, parts[part - 1], Campaign.Id, key, Now, Stopping);
        return written.IsOk
            ? File(written.Value, "application/zip", $"dengke-handoff-{Campaign.Id}-{(all ? "all" : "new")}-{part}.zip")
            : Show(written.Failure!);
    }

    /// <summary>This installation's public key: what <c>handoff open --signer</c> takes.</summary>
    public async Task<IActionResult> OnGetSigner()
    {
        if (await LoadPlan() is { } missing)
        {
            return missing;
        }

        using var key = await SigningKeys.Open(Db, vault, runner, Stopping);
        return File(Encoding.UTF8.GetBytes(key.Public.ToJson().ToJsonString()), "application/jwk+json", "dengke-server.pub.jwk");
    }

    /// <param name="documents">With document numbers: encrypted to the recipients of this campaign's photos.</param>
    public async Task<IActionResult> OnPostNames(bool documents, string? reason)
    {
        if (await Load(page: 1) is { } missing)
        {
            return missing;
        }

        var keys = await Db
            .RecipientKeys.Where(k => k.CampaignId == Campaign.Id && k.RetiredAt == null)
            .Select(k => k.PublicKey)
            .ToListAsync(Stopping);
        if (documents && keys.Count == 0)
        {
            return Show(Failure.Refused("no_recipient", "请先添加接收公钥。", "Add a recipient key first."));
        }

        var names = await Run(new HandOutNames(Campaign.Id, documents, reason));
        if (!names.IsOk)
        {
            return Show(names.Failure!);
        }

        return documents
            ? File(NameLine.Sealed(names.Value, keys), "application/jose+json", "names.jwe")
            : File(NameLine.File(names.Value), "text/csv; charset=utf-8", "names.csv");
    }

    public string Address(params (string Name, string? Value)[] changes)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["state"] = Filter.State?.ToString(),
            ["problem"] = Filter.Problem,
            ["session"] = Filter.Session,
            ["q"] = Filter.Q,
            ["sort"] = Filter.Sort,
        };
        foreach (var (name, value) in changes)
        {
            query[name] = value;
        }

        return QueryHelpers.AddQueryString(Root, query.Where(q => !string.IsNullOrEmpty(q.Value)));
    }

    public string SortUrl(string key) => Address(("sort", Filter.Sort == key ? "-" + key : key));

    public string? SortOf(string key) =>
        Filter.Sort == key ? "ascending"
        : Filter.Sort == "-" + key || (key == "taken" && string.IsNullOrEmpty(Filter.Sort)) ? "descending"
        : null;

    private string?[] Row(ShotLine line) =>
        [
            line.Shot.Shot,
            line.Student?.StudentNo,
            line.Student?.Name,
            line.Student?.College,
            line.Student?.ClassName,
            T(line.Shot.State.Words()),
            line.Shot.Problem is { } problem ? T(ShotProblems.Words(problem)) : null,
            line.Shot.Reason,
            SessionName(line.Shot.SessionId),
            line.Device,
            FullTimeOf(line.Shot.TakenAt),
            FullTimeOf(line.Shot.ReceivedAt),
            line.Shot.OpenedAt is { } opened ? FullTimeOf(opened) : null,
        ];

    private async Task<IActionResult?> Load(int page)
    {
        if (await LoadPlan() is { } missing)
        {
            return missing;
        }

        var (id, ct) = (Campaign.Id, Stopping);
        var received = Db.ReceivedShots.Where(s => s.CampaignId == id);
        var states = await received
            .GroupBy(s => s.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        Counts = new(
            states.Values.Sum(),
            states.GetValueOrDefault(ReceivedState.Matched),
            states.GetValueOrDefault(ReceivedState.SetAside),
            states.GetValueOrDefault(ReceivedState.Dismissed),
            await received.CountAsync(s => s.OpenedAt != null, ct),
            await Db.Students.CountAsync(
                s =>
                    s.CampaignId == id
                    && s.InCohort
                    && !Db.CapturedPhotos.Any(p => p.StudentId == s.Id && p.State == PhotoState.Current),
                ct
            )
        );
        Sessions = await received.Select(s => s.SessionId).Distinct().Order().ToListAsync(ct);
        NewParts = [.. (await PackageParts.Of(Db, id, all: false, ct)).Select(p => p.Count)];
        AllParts = [.. (await PackageParts.Of(Db, id, all: true, ct)).Select(p => p.Count)];
        var lines = Filter.Apply(Db, id);
        Pager = new Pager(page, await lines.CountAsync(ct), Request, this);
        Lines = await lines.Skip(Pager.Skip).Take(Pager.Size).ToListAsync(ct);
        return null;
    }
}
