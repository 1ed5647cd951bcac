using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Messages;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Counselors;

/// <summary>电话名单: whom to call (<see cref="CallList"/>), what was written to them, and the word that they were told.</summary>
[Allow(Role.Counselor)]
public sealed class CallsModel(TimeProvider clock, Vault vault) : RegisterPage(clock)
{
    [BindProperty(SupportsGet = true, Name = "")]
    public CallFilter Filter { get; set; } = new();

    /// <summary>Those that the filter leaves.</summary>
    public IReadOnlyList<CallLine> Lines { get; private set; } = [];

    public IReadOnlyList<CallLine> All { get; private set; } = [];

    public int NotReached => All.Count(l => l.IsUnreached);

    /// <summary>The list as it is filtered and ordered.</summary>
    public string Here => WithFilter($"{Root}/calls");

    /// <summary>The last message about the matter and its state, in the words of the reader.</summary>
    public string MessageOf(CallLine line) =>
        line.Message is not { } message
            ? T("还没有发过", "None yet")
            : string.Join(
                T("、", ", "),
                line.Deliveries.Where(d => d.State != DeliveryState.NotConfigured)
                    .Select(d => T(d.Words()))
                    .Prepend(
                        message.AccountId is null ? T("没有账号", "No account")
                        : message.ReadAt is null ? T("站内 未读", "In the program: unread")
                        : T("站内 已读", "In the program: read")
                    )
            );

    public StateMark MarkOf(Student student) => StateMark.Of(student, End, this);

    public async Task<IActionResult> OnGet() => await LoadCalls() ?? Page();

    public async Task<IActionResult> OnPost(string campaign, Guid student, string? note, Guid once)
    {
        if (await LoadCalls() is { } missing)
        {
            return missing;
        }

        var noted = await Run(new NoteContact(campaign, student, note), once.ToString("N"));
        if (noted.Failure is { } failure)
        {
            return Show(failure);
        }

        Say(T("已记录告知", "Noted"));
        return LocalRedirect(Here);
    }

    public async Task<IActionResult> OnGetExport()
    {
        if (await LoadCalls() is { } missing)
        {
            return missing;
        }

        XlsxColumn[] columns =
        [
            new(T("姓名", "Name"), 14),
            new(T("学号", "Student no."), 14),
            new(T("班级", "Class"), 16),
            new(T("手机", "Telephone"), 16),
            new(T("事项", "Matter"), 14),
            new(T("状态", "State"), 14),
            new(T("截止", "Deadline"), 22),
            new(T("最近消息", "Last message"), 40),
            new(T("告知次数", "Times told"), 8),
            new(T("最近告知", "Last told"), 22),
            new(T("内容", "Note"), 40),
        ];
        var rows = Lines.Select(l =>
            (string?[])
                [
                    l.Student.Name,
                    l.Student.StudentNo,
                    l.Student.ClassName,
                    l.Phone,
                    T(l.Act.Words()),
                    MarkOf(l.Student).Text,
                    TimeOf(l.Deadline),
                    MessageOf(l),
                    $"{l.Notes}",
                    l.Last is null ? null : TimeOf(l.Last.At),
                    l.Last?.Note,
                ]
        );
        var name = T("电话名单", "Call list");
        return await SheetFile.Of($"{Campaign.Title}-{name}", name, columns, rows, HttpContext.RequestAborted);
    }

    private async Task<IActionResult?> LoadCalls()
    {
        if (await LoadPlan() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        All = await new CallList(Db, vault, Plan, End).Load(Own, ct);
        Lines = Filter.Apply(All, await Own.FoundBy(Filter.Q, ct));
        return null;
    }
}
