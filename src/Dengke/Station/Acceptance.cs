using Dengke.Domain.Kernel;
using Dengke.Photos;

namespace Dengke.Station;

/// <summary>What has to be so before a shot is accepted (CAP-5).</summary>
/// <param name="Checked">Whether the operator has looked at what only a person can judge, and found it in order.</param>
/// <param name="StudentSilent">Whether there is a screen before the student, who has not said yes on it.</param>
/// <param name="Despite">Why it is to be taken although the check fails it; null for no reason given.</param>
internal sealed record Acceptance(Attempt Shown, bool Checked, bool StudentSilent, string? Despite)
{
    /// <summary>What is in the way: <c>no_portrait</c>, <c>photo_fails</c>, <c>unchecked</c>, <c>student_silent</c>; null for nothing.</summary>
    public Failure? Obstacle() =>
        this switch
        {
            { Shown.Portrait: null } => Failure.Refused(
                "no_portrait",
                "这张照片裁不出合格的图像, 请重拍。",
                "No portrait can be cut out of this shot; shoot again."
            ),
            { Shown.Verdict: Verdict.Fail, Despite: null } => Failure.Refused(
                "photo_fails",
                "检查不合格。请重拍; 确须采用时写明原因。",
                "The check fails it. Shoot again, or say why it is to be taken all the same."
            ),
            { Checked: false } when Shown.Human.Any() => Failure.Refused(
                "unchecked",
                "人工检查项还没有看完。",
                "There are points that only you can check."
            ),
            { StudentSilent: true } => Failure.Refused(
                "student_silent",
                "请学生在面前的屏幕上确认。",
                "The student has to agree on the screen before them."
            ),
            _ => null,
        };
}
