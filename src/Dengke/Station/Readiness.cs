using Dengke.Domain.Kernel;

namespace Dengke.Station;

/// <summary>Whether the station can take photos at all.</summary>
internal sealed class Readiness(StationOptions options, Standing standing)
{
    /// <summary>Less than this many bytes free is said to be short; see <see cref="StationOptions.KeepFree"/>.</summary>
    public bool DiskIsShort => Free < options.KeepFree;

    /// <summary>Bytes free on the store's disk; null where that cannot be told.</summary>
    public long? Free => DiskSpace.Free(options.DataFolder);

    /// <returns>The day pack to work by; <c>device_revoked</c>, <c>no_day_pack</c>, <c>no_session</c>, <c>disk_full</c>.</returns>
    public Outcome<StationDay> Day() =>
        standing switch
        {
            { Revoked: true } => Failure.Refused(
                "device_revoked",
                "本机已被停用, 不能拍摄; 已采集的照片仍会上传。",
                "This station was revoked and takes no photos; what it has is still handed over."
            ),
            { Day: null } => Failure.Refused(
                "no_day_pack",
                "没有采集日包, 请先在“设置”中登记本机或载入日包。",
                "There is no day pack: enrol this station or load one, under Settings."
            ),
            { Session: null } => Failure.Refused("no_session", "日包中没有场次。", "The day pack has no session."),
            _ when DiskIsShort => Failure.Refused(
                "disk_full",
                $"磁盘不足(剩 {Free >> 20} MB), 已停止拍摄; 已采集的照片都在。请清理磁盘或导出后再试。",
                $"The disk is nearly full ({Free >> 20} MB left): no more photos. All that were accepted are safe."
            ),
            { Day: { } day } => day,
        };
}
