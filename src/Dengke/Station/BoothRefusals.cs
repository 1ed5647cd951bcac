using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;

namespace Dengke.Station;

/// <summary>What the booth says when it does not do what it was asked to.</summary>
internal static class BoothRefusals
{
    public static Failure Unfinished { get; } =
        Failure.Refused(
            "unfinished",
            "当前这名学生还没有完成, 新扫的码没有使用。请先通过、重拍或放弃。",
            "The person here is not finished; the new code was not used. Accept, shoot again, or give up first."
        );

    public static Failure NoCode { get; } =
        Failure.Refused(
            "no_code",
            "未扫码: 这张照片没有使用。请先扫采集码再拍。",
            "No code: this photo was not used. Scan a code first."
        );

    public static Failure NoPortrait { get; } =
        Failure.Refused("no_portrait", "还没有可用的照片, 请重拍。", "There is no usable shot yet; shoot again.");

    public static Failure NotNow(BoothState state)
    {
        var (chinese, english) = state.Words();
        return Failure.Refused(
            "illegal_step",
            $"采集站现在是“{chinese}”, 不能这样操作。",
            $"The station is at “{english}” now; this cannot be done."
        );
    }
}
