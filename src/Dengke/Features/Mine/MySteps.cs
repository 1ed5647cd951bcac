using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Confirmation;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Confirmation;

namespace Dengke.Features.Mine;

/// <summary>The steps as they stand for one student: whose turn it is, when each was done and by whom.</summary>
internal sealed class MySteps(StudentPage page, SignedSummary? signed, PortraitStanding portrait, CampaignSeal? seal)
{
    private readonly StudentConfirmation? row = page.Student.Confirmation;

    private string Counselor => page.Counselor?.Name ?? page.T("辅导员", "the counselor");

    public IReadOnlyList<MyStep> All() => [Check(), Registration(), Submission(), Code(), Portrait(), Reading(), Receipt()];

    private MyStep Check()
    {
        var title = page.T("核对信息", "Check the record");
        var state = page.State;
        if (state.IsDeclared())
        {
            var note = row!.DeclaredAt is { } at
                ? page.T($"{Short(at)} 本人提交", $"Declared by you on {Short(at)}")
                : page.T($"{Counselor}代签: {row.ProxyReason}", $"By proxy of {Counselor}: {row.ProxyReason}");
            return new MyStep(
                title,
                note,
                StepLook.Done,
                row.Late ? Late() : Mark(state.IsRegistered() ? ConfirmationState.DeclaredCorrect : state)
            );
        }

        if (row?.ReturnReason is { } reason)
        {
            return new MyStep(
                title,
                page.T("辅导员退回, 请重新核对后再提交", "Returned by your counselor; check and declare again"),
                page.Closed is null ? StepLook.Open : StepLook.Late,
                ("state-returned", page.T("已退回", "Returned")),
                reason
            );
        }

        return page.Window.ClosesAt <= page.Now
            ? new MyStep(title, page.T("已截止, 尚未确认", "Closed, not declared"), StepLook.Late, Late())
            : new MyStep(title, Described(page.Window), page.Closed is null ? StepLook.Open : StepLook.Later, Mark(state));
    }

    private MyStep Registration()
    {
        var title = page.T("辅导员登记", "Counselor registers");
        return row?.RegisteredAt is { } at
                ? new MyStep(
                    title,
                    page.T($"{Short(at)} {row.RegisteredBy}登记", $"By {row.RegisteredBy} on {Short(at)}"),
                    StepLook.Done,
                    Mark(ConfirmationState.Registered)
                )
            : page.State.IsDeclared()
                ? new MyStep(
                    title,
                    page.T($"等待{Counselor}登记", $"Waits for {Counselor}"),
                    StepLook.Open,
                    Mark(ConfirmationState.NotStarted)
                )
            : new MyStep(title, page.T($"核对后由{Counselor}登记", $"By {Counselor}, after you have checked"), StepLook.Later);
    }

    private MyStep Submission()
    {
        var title = page.T("学院报送与审核", "College submits, registrar decides");
        return page.State switch
        {
            ConfirmationState.Final => new MyStep(
                title,
                row!.FinishedAt is { } at ? page.T($"{Short(at)} 教务处审核完毕", $"Decided on {Short(at)}") : "",
                StepLook.Done,
                Mark(ConfirmationState.Final)
            ),
            ConfirmationState.Submitted => new MyStep(title, Signed(), StepLook.Open, Mark(ConfirmationState.Submitted)),
            ConfirmationState.InSummary => new MyStep(
                title,
                page.T("已列入学院汇总, 待院领导签字", "In the college's summary, to be signed"),
                StepLook.Open,
                Mark(ConfirmationState.InSummary)
            ),
            ConfirmationState.Registered => new MyStep(
                title,
                page.T("等待学院汇总", "Waits for the college's summary"),
                StepLook.Open,
                row!.ReturnReason is null ? null : ("state-returned", page.T("学院处理中", "With the college")),
                row.ReturnReason
            ),
            _ => new MyStep(title, When(Phase.CollegeSubmission), StepLook.Later),
        };
    }

    private MyStep Code()
    {
        var title = page.T("采集码", "Capture code");
        return portrait.Code switch
        {
            CodeState.Ready => new MyStep(
                title,
                page.T("已核对, 请保存好原图", "Checked; keep the picture"),
                StepLook.Done,
                ("state-passed", page.T("已核对", "Checked")),
                Link: "/me/code"
            ),
            CodeState.SaysReady => new MyStep(
                title,
                page.T("您说已保存; 可以上传核对是否可读", "You say that you have it; it can be checked"),
                StepLook.Done,
                ("state-confirm", page.T("自述已备", "Says ready")),
                Link: "/me/code"
            ),
            _ => new MyStep(
                title,
                page.T("自行在学信网获取并保存, 没有码不能拍摄", "Get it from the registry; no code, no photo"),
                portrait.Photo is null ? StepLook.Open : StepLook.Done,
                Link: "/me/code"
            ),
        };
    }

    private MyStep Portrait()
    {
        var title = page.T("图像采集", "Portrait");
        return portrait switch
        {
            { Photo: { } photo } => new MyStep(
                title,
                page.T($"{Short(photo.TakenAt)} 已采集", $"Photographed on {Short(photo.TakenAt)}"),
                StepLook.Done,
                ("state-passed", page.T("已采集", "Photographed")),
                Link: "/me/slot"
            ),
            { Booking: { } booked } => new MyStep(
                title,
                page.T($"已预约补采: {SlotWords.Chinese(booked)}", $"Booked at the studio: {SlotWords.English(booked)}"),
                StepLook.Open,
                Link: "/me/make-up"
            ),
            { Slot: { } slot } when slot.EndsAt > page.Now => new MyStep(
                title,
                page.T(SlotWords.Chinese(slot), SlotWords.English(slot)),
                StepLook.Open,
                Link: "/me/slot"
            ),
            { Missed: true } => new MyStep(
                title,
                page.T("错过了场次, 请预约补采", "You missed your session; book the studio"),
                StepLook.Late,
                Link: "/me/make-up"
            ),
            _ => new MyStep(title, When(Phase.Capture), StepLook.Later),
        };
    }

    private MyStep Reading()
    {
        var title = page.T("照片确认", "Proof-reading");
        return portrait.Reading switch
        {
            { State: ReadingState.Confirmed, AnsweredAt: { } at } => new MyStep(
                title,
                page.T($"{Short(at)} 您已确认是本人", $"You said on {Short(at)} that it is you"),
                StepLook.Done,
                ("state-passed", page.T("已确认", "Confirmed")),
                Link: "/me/photo"
            ),
            { State: ReadingState.Disputed } => new MyStep(
                title,
                page.T("学籍管理科正在核实您提出的问题", "The registrar looks into what you said"),
                StepLook.Open,
                ("state-amend", page.T("有异议", "Disputed")),
                Link: "/me/photo"
            ),
            { State: ReadingState.Waiting } when portrait.ReadingOpen => new MyStep(
                title,
                page.T("校对图已就绪, 请确认是否本人", "Look at your portrait and say whether it is you"),
                StepLook.Open,
                ("state-confirm", page.T("待确认", "To be confirmed")),
                Link: "/me/photo"
            ),
            _ => new MyStep(title, When(Phase.ProofReading), StepLook.Later, Link: portrait.Photo is null ? null : "/me/photo"),
        };
    }

    private MyStep Receipt()
    {
        var title = page.T("回执", "Receipt");
        return seal is null
            ? new MyStep(
                title,
                page.T($"封存后可下载: {When(Phase.Sealing)}", $"After sealing: {When(Phase.Sealing)}"),
                StepLook.Later
            )
            : new MyStep(
                title,
                page.T($"{Short(seal.SealedAt)} 已封存, 请下载保存", $"Sealed on {Short(seal.SealedAt)}; download and keep it"),
                StepLook.Done,
                ("state-passed", page.T("已封存", "Sealed")),
                Link: "/me/seal"
            );
    }

    private string Signed() =>
        signed is null
            ? page.T("学院已提交, 教务处审核中", "Submitted; the registrar decides")
            : page.T(
                $"{Short(signed.SignedAt)} {signed.SignedBy}签字提交, 教务处审核中",
                $"Signed by {signed.SignedBy} on {Short(signed.SignedAt)}; the registrar decides"
            );

    private (string, string) Mark(ConfirmationState state)
    {
        var (chinese, english) = ConfirmationWords.Of(state);
        return (state.Class(), page.T(chinese, english));
    }

    private (string, string) Late() => ("state-late", page.T("逾期", "Late"));

    private string When(Phase phase) =>
        page.Campaign.Phases.WindowOf(phase) is { } window ? Described(window) : page.T("未安排", "Not scheduled");

    private string Described(Window window) => page.T(window.Describe(), window.DescribeInEnglish());

    private string Short(DateTimeOffset at) => page.TimeOf(at);
}
