using Dengke.Domain.Kernel;

namespace Dengke.Domain.Capture;

/// <summary>What a station knows about a code that was scanned, without any network.</summary>
public sealed record BoothScan
{
    /// <summary>The session in which it works.</summary>
    public required string Session { get; init; }

    /// <summary>Whether the code was taken back.</summary>
    public bool Revoked { get; init; }

    /// <summary>The session in which its owner is expected; null where the code is not in the day pack.</summary>
    public string? Expected { get; init; }

    /// <summary>When its owner's slot begins.</summary>
    public DateTimeOffset? Slot { get; init; }

    /// <summary>How long before the slot it is taken without asking.</summary>
    public TimeSpan Early { get; init; }

    /// <summary>Whether there is a portrait already, here or by the day pack.</summary>
    public bool Captured { get; init; }

    /// <summary>The code that the same ticket was bound to before, where that is another one.</summary>
    public bool TicketOfAnother { get; init; }

    public DateTimeOffset Now { get; init; }

    /// <summary>Why the station stops; null where it goes on. The first that holds.</summary>
    public Failure? Stop() =>
        this switch
        {
            { Revoked: true } => Failure.Refused(
                "code_revoked",
                "这张采集码已被收回, 不能拍摄; 请到服务台。",
                "This code was taken back; no photo with it. Please go to the desk."
            ),
            { TicketOfAnother: true } => Failure.Refused(
                "ticket_of_another",
                "票号不符: 这个票号已经绑定另一张采集码。",
                "This ticket is bound to another code."
            ),
            { Expected: null } => Failure.Refused(
                "unknown_code",
                "采集日包里没有这张码: 可能没有核对过, 或是其他学校的码。请核对票号后决定。",
                "The day pack does not have this code: it was never checked, or is another school's. Check the ticket and decide."
            ),
            _ when Expected != Session => Failure.Refused(
                "other_session",
                "不是本场次的学生, 可能走错校区或日期。",
                "Expected in another session: a wrong campus or day?"
            ),
            { Captured: true } => Failure.Refused(
                "captured_already",
                "这名学生已经采集过; 重拍请说明原因。",
                "There is a portrait already; say why there is to be another."
            ),
            { Slot: { } slot } when Now < slot - Early => Failure.Refused(
                "too_early",
                "还没有到这名学生的时段。",
                "The student's slot has not come yet."
            ),
            _ => null,
        };

    /// <summary>Whether the operator can decide to go on after such a stop. A code that was taken back, or a ticket of another, ends it.</summary>
    public static bool CanGoOn(string code) => code is not ("code_revoked" or "ticket_of_another");
}
