using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Mine;

/// <summary>我的毕业事项: what is mine to do, until when, and what comes after.</summary>
[Allow(Role.Student)]
public sealed class MineModel(TimeProvider clock) : MyPage(clock)
{
    public sealed record Step(int Number, string Title, string Note, bool Open = false);

    public IReadOnlyList<Step> Steps =>
        [
            new(1, T("核对信息", "Check the record"), When(Phase.Confirmation), true),
            new(2, T("辅导员登记", "Counselor registers"), T("核对后由辅导员登记", "After you have checked")),
            new(3, T("采集码", "Capture code"), T("采集前自行在学信网获取并保存", "Get it from the registry before the photo")),
            new(4, T("图像采集", "Portrait"), When(Phase.Capture)),
            new(5, T("照片确认", "Proof-reading"), When(Phase.ProofReading)),
            new(6, T("回执", "Receipt"), T("封存后可下载", "After sealing")),
        ];

    public async Task<IActionResult> OnGet() => await LoadStudent() ?? Page();

    private string When(Phase phase) =>
        Campaign.Phases.WindowOf(phase) is { } window
            ? T(window.Describe(), window.DescribeInEnglish())
            : T("未安排", "Not scheduled");
}
