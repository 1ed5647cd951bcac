using Dengke.Domain.Kernel;

namespace Dengke.Domain.Capture;

/// <summary>Where a portrait that was taken stands.</summary>
public enum PhotoState
{
    /// <summary>The one that counts.</summary>
    Current,

    /// <summary>A newer one counts; this one stays in the history until sealing (MUP-2).</summary>
    Replaced,

    /// <summary>Turned down by the vendor, the registry or the registrar.</summary>
    Rejected,
}

/// <summary>What can happen to a portrait.</summary>
public enum PhotoTrigger
{
    Replace,
    Reject,
}

/// <summary>The life cycle of a portrait.</summary>
public static class PhotoLife
{
    public static LifeCycle<PhotoState, PhotoTrigger> Cycle { get; } =
        new(
            PhotoState.Current,
            new(PhotoState.Current, PhotoTrigger.Replace, PhotoState.Replaced),
            new(PhotoState.Current, PhotoTrigger.Reject, PhotoState.Rejected, NeedsReason: true)
        );
}
