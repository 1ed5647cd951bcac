using Dengke.Data.Stations;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Photos;
using Dengke.Photos.Specifications;
using Dengke.Platform.StationLink;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Station.Pages;

/// <summary>拍摄: the operator's page, for one hand, a scanner and the keyboard.</summary>
[RequestSizeLimit(LargestShot)]
public sealed class IndexModel : StationPage
{
    private const int LargestShot = 64 << 20;

    private readonly Booth booth;
    private readonly Standing standing;
    private readonly StationStore store;
    private readonly Journal journal;
    private readonly StationOptions options;
    private readonly Readiness readiness;
    private readonly FolderIntake intake;

    /// <remarks>What the station is made of is its own; pages are found by the framework, which is why they are public.</remarks>
    public IndexModel(IServiceProvider services)
    {
        booth = services.GetRequiredService<Booth>();
        standing = services.GetRequiredService<Standing>();
        store = services.GetRequiredService<StationStore>();
        journal = services.GetRequiredService<Journal>();
        options = services.GetRequiredService<StationOptions>();
        readiness = services.GetRequiredService<Readiness>();
        intake = services.GetRequiredService<FolderIntake>();
    }

    internal Booth Booth => booth;

    internal Standing Standing => standing;

    internal StationCounts Counts { get; private set; } = new(0, 0, 0);

    internal IReadOnlyList<StationShot> Newest { get; private set; } = [];

    public bool ClockWasSetBack => journal.ClockWasSetBack;

    public bool HasWebcam => options.WatchFolder is null;

    public string? WatchFolder => options.WatchFolder;

    public int LeftAlone => intake.LeftAlone;

    /// <summary>Free on the disk, in megabytes; null where that cannot be told.</summary>
    public long? FreeMegabytes => readiness.Free >> 20;

    public bool DiskIsShort => readiness.DiskIsShort;

    /// <summary>Why no photos are taken now.</summary>
    public Failure? NotReady => readiness.Day().Failure;

    public PackSession? Session => standing.Session;

    public string RuleName(string rule) => RuleNames.All.TryGetValue(rule, out var name) ? T(name.Chinese, name.English) : rule;

    public string T(Bilingual text) => T(text.Chinese, text.English);

    public static string Clock(DateTimeOffset at) => $"{Domain.Campaigns.ChinaTime.ToLocal(at):HH:mm}";

    public async Task OnGet()
    {
        Counts = await store.Counts(HttpContext.RequestAborted);
        Newest = await store.Newest(5, HttpContext.RequestAborted);
    }

    public Task<IActionResult> OnPostScan(string? scanned) => After(booth.Scan(scanned, HttpContext.RequestAborted));

    public Task<IActionResult> OnPostGoOn(string? reason) => After(booth.GoOn(reason, HttpContext.RequestAborted));

    public Task<IActionResult> OnPostAway() => After(booth.SendAway(HttpContext.RequestAborted));

    public Task<IActionResult> OnPostAgain() => After(booth.Again(HttpContext.RequestAborted));

    public Task<IActionResult> OnPostAccept(bool all, string? despite) => After(booth.Accept(all, despite));

    public Task<IActionResult> OnPostDispute(string? text) => After(booth.Dispute(text));

    /// <summary>The picture is the body itself: a form's files would be put down on the disk.</summary>
    public async Task<IActionResult> OnPostShot()
    {
        var picture = await PictureBody.Read(Request, LargestShot, HttpContext.RequestAborted);
        return picture is null ? BadRequest() : await After(booth.Shoot(picture, [], HttpContext.RequestAborted));
    }

    private async Task<IActionResult> After(Task<Outcome<Done>> act)
    {
        await act;
        return Back();
    }
}
