using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Access;
using Dengke.Platform.Codes;
using Dengke.Platform.Crypto;
using Dengke.Platform.Documents;
using Dengke.Platform.Handling;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Codes;

/// <summary>
/// 采集码: how to get one's own code from the registry, the word that one has it, and a check of its picture, which is read in memory and
/// never kept (COD-1, COD-2). Whoever has a code of the school sees it here (COD-3).
/// </summary>
[Allow(Role.Student)]
[RequestCeiling(LargestPicture)]
[RequestSizeLimit(LargestPicture)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestPicture, MemoryBufferThreshold = (int)LargestPicture)]
public sealed class MyCodeModel(TimeProvider clock, Vault vault) : StudentPage(clock)
{
    private const long LargestPicture = 20 << 20;

    public CaptureCode? Code { get; private set; }

    public CodeState Standing => Code?.State ?? CodeState.NotReady;

    public string Mark => CodeWords.Of(Standing) is var (chinese, english) ? T(chinese, english) : "";

    /// <summary>The school's own code as a picture; null for a student without one.</summary>
    public HtmlString? Own =>
        Code?.SealedToken is { } token
            ? new HtmlString(QrSvg.Inline(vault.Open(token, SealPurposes.CaptureCode), T("我的采集码", "My capture code")))
            : null;

    /// <summary>Where the student gets the code: a name, and the steps there.</summary>
    public IEnumerable<(string Name, string Icon, IEnumerable<string> Steps)> Ways =>
        CodeWays.All.Select(way =>
            (T(way.Name.Chinese, way.Name.English), way.Icon, way.Steps.Select(step => T(step.Chinese, step.English)))
        );

    public async Task<IActionResult> OnGet() => await LoadCode() ?? Page();

    public Task<IActionResult> OnPostSay(bool ready) =>
        Act(
            own => new SayReady(own.Campaign, own.Id, ready),
            ready
                ? T("已记下。也可以上传采集码核对是否可读。", "Noted. You can also have the picture checked.")
                : T("已改为未准备。", "Set back to not ready.")
        );

    public async Task<IActionResult> OnPostBind(IFormFile? picture)
    {
        if (picture is null or { Length: 0 })
        {
            return await Refuse(Failure.Invalid("picture", "请选择采集码图片。", "Please choose the picture of your code."));
        }

        using var content = new MemoryStream((int)picture.Length);
        await picture.CopyToAsync(content, HttpContext.RequestAborted);
        var read = CodeReader.Read(content.ToArray());
        return read.IsOk
            ? await Act(
                own => new BindCode(own.Campaign, own.Id, read.Value),
                T("采集码清晰可读, 已核对。", "Your code is sharp and readable.")
            )
            : await Refuse(read.Failure!);
    }

    public Task<IActionResult> OnPostRelease(string? reason) =>
        Act(own => new ReleaseCode(own.Campaign, own.Id, reason), T("已解除, 可以重新上传。", "Released; upload another one."));

    private async Task<IActionResult> Act(Func<(string Campaign, Guid Id), Command<Done>> command, string said)
    {
        if (await FindOwn() is not { } own)
        {
            return NotFound();
        }

        var outcome = await Run(command(own));
        if (!outcome.IsOk)
        {
            return await Refuse(outcome.Failure!);
        }

        Say(said);
        return LocalRedirect("/me/code");
    }

    private async Task<IActionResult> Refuse(Failure failure) => await LoadCode() ?? Show(failure);

    private async Task<IActionResult?> LoadCode()
    {
        if (await LoadOwn() is { } missing)
        {
            return missing;
        }

        var id = Student.Id;
        Code = await Db.CaptureCodes.FirstOrDefaultAsync(c => c.StudentId == id, HttpContext.RequestAborted);
        return null;
    }
}
