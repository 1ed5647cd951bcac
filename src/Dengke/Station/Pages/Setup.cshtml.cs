using Dengke.Data.Stations;
using Dengke.Domain.Kernel;
using Dengke.Platform.Envelopes;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Station.Pages;

/// <summary>设置: enrolment, day pack, session, export to a stick.</summary>
public sealed class SetupModel(IServiceProvider services) : StationPage
{
    private const int LargestPack = 32 << 20;
    private const int Listed = 50;

    private readonly Standing standing = services.GetRequiredService<Standing>();
    private readonly ServerLink link = services.GetRequiredService<ServerLink>();
    private readonly StationStore store = services.GetRequiredService<StationStore>();
    private readonly PrivateKey key = services.GetRequiredService<PrivateKey>();

    internal Standing Standing => standing;

    internal ServerLink Link => link;

    internal StationCounts Counts { get; private set; } = new(0, 0, 0);

    /// <summary>Shots that the server does not take, or has set aside.</summary>
    internal IReadOnlyList<StationShot> Odd { get; private set; } = [];

    public string KeyId => key.Public.KeyId;

    public Failure? Failure { get; private set; }

    public string? Said { get; private set; }

    [BindProperty]
    public string? Server { get; set; }

    [BindProperty]
    public string? Folder { get; set; }

    public Task OnGet() => Load();

    public FileContentResult OnGetKey() =>
        File(
            System.Text.Encoding.UTF8.GetBytes(key.Public.ToJson().ToJsonString() + "\n"),
            "application/json",
            DeviceKey.PublicFile
        );

    public async Task<IActionResult> OnPostEnrol(string? code)
    {
        try
        {
            var enrolled = await link.Enrol(Server, code, HttpContext.RequestAborted);
            if (enrolled.IsOk)
            {
                await services.GetRequiredService<HandingOver>().Round(HttpContext.RequestAborted);
            }

            return await Show(enrolled, T("本机已登记。", "This station is enrolled."));
        }
        catch (Exception e) when (ServerLink.IsNetwork(e) && !HttpContext.RequestAborted.IsCancellationRequested)
        {
            return await Show<Done>(
                Domain.Kernel.Failure.Refused(
                    "offline",
                    "没有连上服务器, 请核对地址和网络。",
                    "The server cannot be reached; check address and network."
                ),
                ""
            );
        }
    }

    public async Task<IActionResult> OnPostPack(IFormFile? pack)
    {
        if (pack is null || pack.Length is 0 or > LargestPack)
        {
            return await Show<Done>(
                Domain.Kernel.Failure.Refused("pack_broken", "请选择采集日包文件。", "Choose the day pack's file."),
                ""
            );
        }

        using var reader = new StreamReader(pack.OpenReadStream());
        var text = await reader.ReadToEndAsync(HttpContext.RequestAborted);
        var taken = await services.GetRequiredService<DayPacks>().Take(text, HttpContext.RequestAborted);
        return await Show(taken, T("已采用这个采集日包。", "This day pack is in use."));
    }

    public async Task<IActionResult> OnPostSession(string? session)
    {
        if (session is not null && standing.Day?.Session(session) is not null)
        {
            standing.Choose(session);
        }

        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPostExport(bool all)
    {
        var written = await services.GetRequiredService<UsbPackage>().Write(Folder, all, HttpContext.RequestAborted);
        return await Show(
            written,
            written.IsOk
                ? T(
                    $"已写入并核对 {written.Value.Shots} 张: {string.Join(", ", written.Value.Files)}",
                    $"{written.Value.Shots} photos written and read back: {string.Join(", ", written.Value.Files)}"
                )
                : ""
        );
    }

    private async Task<IActionResult> Show<T>(Outcome<T> outcome, string said)
    {
        (Failure, Said) = (outcome.Failure, outcome.IsOk ? said : null);
        if (!outcome.IsOk)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
        }

        await Load();
        return Page();
    }

    private async Task Load()
    {
        Counts = await store.Counts(HttpContext.RequestAborted);
        Server ??= link.Server?.ToString();
        Odd = [.. (await store.Shots(HttpContext.RequestAborted)).Where(s => s.Problem is not null).TakeLast(Listed)];
    }
}
