using Dengke.Domain.Kernel;
using Dengke.Domain.Sealing;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Sealing;

/// <summary>The things of one kind that are open, to be named with a reason one by one, as a selection, or all of the list.</summary>
[Allow(Role.Registrar)]
public sealed class OpenListModel(TimeProvider clock) : SealPage(clock)
{
    [BindProperty(SupportsGet = true, Name = "")]
    public OpenFilter Filter { get; set; } = new();

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

    public async Task<IActionResult> OnGet([FromQuery] int page = 1) => await Load(page) ?? Page();

    /// <summary>The list as filtered, as XLSX.</summary>
    public async Task<IActionResult> OnGetExport()
    {
        if (await Load(1) is { } missing)
        {
            return missing;
        }

        XlsxColumn[] columns =
        [
            new(T("姓名或事项", "Name or what"), 22),
            new(T("学号", "Student no."), 14),
            new(T("学院", "College"), 24),
            new(T("情况", "Standing"), 40),
            new(T("例外的原因", "Why it stays open"), 40),
            new(T("说明人", "Named by"), 14),
        ];
        var rows = all.Select(i =>
            (string?[])[i.Who, i.StudentNo, i.College, T(i.Note), i.Exception?.Reason, i.Exception?.NamedBy]
        );
        var name = T(Filter.Kind.Words());
        return await SheetFile.Of($"{Campaign.Title}-{name}", name, columns, rows, Stopping);
    }

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

        var done = await Run(new WithdrawExceptions(Campaign.Id, Filter.Kind, Subjects));
        if (!done.IsOk)
        {
            return Show(done.Failure!);
        }

        Say(T($"已撤回 {done.Value} 项例外。", $"{done.Value} exceptions taken back."));
        return LocalRedirect(this.ListWith("handler", null));
    }

    private async Task<IActionResult> Name(Func<IReadOnlyList<string>> subjects)
    {
        if (await Load(1) is { } missing)
        {
            return missing;
        }

        var done = await Run(new NameExceptions(Campaign.Id, Filter.Kind, subjects(), Reason));
        if (!done.IsOk)
        {
            return Show(done.Failure!);
        }

        Say(T($"已说明 {done.Value} 项例外。", $"{done.Value} exceptions named."));
        return LocalRedirect(this.ListWith("handler", null));
    }

    private async Task<IActionResult?> Load(int page)
    {
        if (await LoadSeal() is { } missing)
        {
            return missing;
        }

        var open = Seal is not null ? [] : await OpenItems.Load(Db, Plan, Now, Stopping);
        var ofKind = open.Where(i => i.Kind == Filter.Kind).ToList();
        Colleges = [.. ofKind.Select(i => i.College).OfType<string>().Distinct(StringComparer.Ordinal)];
        var students = Db.Students.Where(s => s.CampaignId == Campaign.Id && s.InCohort);
        all = Filter.Apply(ofKind, await students.FoundBy(Filter.Q, Stopping));
        Unnamed = all.Count(i => !i.IsNamed);
        Pager = new Pager(page, all.Count, Request, this);
        Lines = [.. all.Skip(Pager.Skip).Take(Pager.Size)];
        return null;
    }
}
