using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Codes;

/// <summary>
/// Binds what the student's code says to the student (COD-2). What it says is opaque: only its keyed hash is kept, and it is not part of what
/// is recorded. A code that another student has is refused, and so is one that was taken back.
/// </summary>
/// <param name="Text">What the picture was read as; 8 to 4,000 characters.</param>
[Api("Binds the capture code that was read from its picture.")]
[Operation("code.bind", Role.Student)]
public sealed record BindCode(string CampaignId, Guid StudentId, string? Text) : Command<Done>
{
    private const int Shortest = 8;
    private const int Longest = 4000;

    /// <summary>What people hold up by mistake: contacts, payments, groups.</summary>
    private static readonly string[] Others =
    [
        "wxp://",
        "weixin://",
        "https://u.wechat.com",
        "https://weixin.qq.com",
        "https://qr.alipay.com",
        "https://qm.qq.com",
        "DK1.",
    ];

    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var found = await CaptureCase.OfOwner(work, CampaignId, StudentId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var text = Text?.Trim() ?? "";
        if (text.Length is < Shortest or > Longest || Others.Any(o => text.StartsWith(o, StringComparison.OrdinalIgnoreCase)))
        {
            return Failure.Refused(
                "not_a_capture_code",
                "这不是采集码, 请上传从学信网保存的采集码原图。",
                "This is not a capture code. Please upload the original picture saved from the registry."
            );
        }

        var student = found.Value.Student;
        var code = await CodeCase.Load(work, student, ct);
        var hash = CodeCase.HashOf(work.Vault, text);
        if (
            await work.Db.CaptureCodes.AnyAsync(c => c.CampaignId == CampaignId && c.Hash == hash && c.StudentId != StudentId, ct)
        )
        {
            return Failure.Refused(
                "code_of_another",
                "这张采集码已经绑定在另一名学生名下。采集码只能由本人获取, 请用自己的账号重新获取。",
                "This code is bound to another student. Get your own, on your own account."
            );
        }

        if (await work.Db.RevokedCodes.AnyAsync(c => c.CampaignId == CampaignId && c.Hash == hash && c.Kind == CodeKind.Own, ct))
        {
            return Failure.Refused(
                "code_revoked",
                "这张采集码已被收回, 不能再用。",
                "This code was taken back and no longer holds."
            );
        }

        if (code.Kind == CodeKind.Own && code.Hash != hash)
        {
            return Failure.Refused(
                "has_own_code",
                "您使用校内签发的采集码, 如需改用学信网采集码请联系学籍管理科。",
                "You use a code issued by the school; ask the registrar to change that."
            );
        }

        var step = code.Step(CodeTrigger.Bind);
        if (!step.IsOk)
        {
            return step;
        }

        code.Kind ??= CodeKind.Registry;
        code.Keep(work, text);
        work.Record(new CodeBound(student));
        return default(Done);
    }
}
