using Dengke.Domain.Kernel;
using Dengke.Domain.Sealing;
using Dengke.Features.Shared;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Sealing;

/// <summary>The things of one kind that are open, to be named with a reason one by one, as a selection, or all of the list.</summary>
[Allow(Role.Registrar)]
public sealed class OpenListModel(TimeProvider clock) : SealPage(clock)
{
    [BindProperty(SupportsGet = true)]
    public OpenKind Kind { get; set; }

    /// <summary>Null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? College { get; set; }

    [BindProperty]
    public IReadOnlyList<string> Subjects { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<OpenItem> Lines { get; private set; } = [];

    public int Unnamed { get; private set; }

    public Pager Pager { get; private set; } = null!;

    /// <summary>The colleges that have any of this kind.</summary>
    public IReadOnlyList<string> Colleges { get; private set; } = [];

    private IReadOnlyList<OpenItem> all = [];

    public string Address =>
        $"{Root}/open?kind={Kind}{(string.IsNullOrEmpty(College) ? "" : $"&college={Uri.EscapeDataString(College)}")}";

    public async Task<IActionResult> OnGet([FromQuery] int page = 1) => await Load(page) ?? Page();

    /// <summary>Names the chosen ones.</summary>
    public Task<IActionResult> OnPostName() => Name(() => Subjects);

    /// <summary>Names whatever the list has that nobody has named, on all its pages.</summary>
    public Task<IActionResult> OnPostNameAll() => Name(() => [.. all.Where(i => !i.IsNamed).Select(i => i.Subject)]);

    public async Task<IActionResult> OnPostWithdraw()
    {
        if (await Load(1) is { } missing)
        {
            return missing;
        }

        var done = await Run(new WithdrawExceptions(Campaign.Id, Kind, Subjects));
        if (!done.IsOk)
        {
            return Show(done.Failure!);
        }

        Say(T($"已撤回 {done.Value} 项例外。", $"{done.Value} exceptions taken back."));
        return LocalRedirect(Address);
    }

    private async Task<IActionResult> Name(Func<IReadOnlyList<string>> subjects)
    {
        if (await Load(1) is { } missing)
        {
            return missing;
        }

        var done = await Run(new NameExceptions(Campaign.Id, Kind, subjects(), Reason));
        if (!done.IsOk)
        {
            return Show(done.Failure!);
        }

        Say(T($"已说明 {done.Value} 项例外。", $"{done.Value} exceptions named."));
        return LocalRedirect(Address);
    }

    private async Task<IActionResult?> Load(int page)
    {
        if (await LoadSeal() is { } missing)
        {
            return missing;
        }

        var ofKind = Seal is not null ? [] : (await OpenItems.Load(Db, Plan, Now, Stopping)).Where(i => i.Kind == Kind).ToList();
        Colleges = [.. ofKind.Select(i => i.College).OfType<string>().Distinct(StringComparer.Ordinal)];
        all = [.. ofKind.Where(i => string.IsNullOrEmpty(College) || i.College == College)];
        Unnamed = all.Count(i => !i.IsNamed);
        Pager = new Pager(page, all.Count, Request, this);
        Lines = [.. all.OrderBy(i => i.IsNamed).Skip(Pager.Skip).Take(Pager.Size)];
        return null;
    }
}
