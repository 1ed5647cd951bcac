using Dengke.Platform.Photos;

namespace Dengke.Station;

/// <summary>How a capture station is run.</summary>
/// <param name="DataFolder">Its store and its key.</param>
public sealed record StationOptions(string DataFolder)
{
    /// <summary>Where it hands over; null where there is never a network.</summary>
    public Uri? Server { get; init; }

    /// <summary>The folder into which a tethered camera writes; null for the webcam of the page.</summary>
    public string? WatchFolder { get; init; }

    /// <summary>Where its page is; a machine's own addresses only.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5090";

    /// <summary>With less than so many bytes free on the disk it takes no more photos.</summary>
    public long KeepFree { get; init; } = 500L << 20;

    /// <summary>What judges photos; null for the models beside the program.</summary>
    public IPhotoJudge? PhotoJudge { get; init; }

    /// <summary>How long it waits between two attempts to hand over.</summary>
    public TimeSpan HandOverEvery { get; init; } = TimeSpan.FromSeconds(3);
}
