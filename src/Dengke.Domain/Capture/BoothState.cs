using Dengke.Domain.Kernel;

namespace Dengke.Domain.Capture;

/// <summary>What a capture station is doing (CAP-4, CAP-5).</summary>
public enum BoothState
{
    /// <summary>请扫码: nobody is bound, and no photo is taken.</summary>
    Empty,

    /// <summary>已停住: whoever was scanned is not whose turn it is; the operator decides.</summary>
    Stopped,

    /// <summary>可以拍摄: a code is bound.</summary>
    Ready,

    /// <summary>请确认: a shot is on the screen.</summary>
    Shown,
}

/// <summary>What can happen at a capture station.</summary>
public enum BoothTrigger
{
    /// <summary>A code was scanned whose turn it is.</summary>
    Bind,

    /// <summary>A code was scanned, and something is not in order.</summary>
    Stop,

    /// <summary>The operator takes the person all the same.</summary>
    GoOn,

    /// <summary>The person goes away without a portrait.</summary>
    SendAway,

    Shoot,

    /// <summary>Once more.</summary>
    Again,

    /// <summary>The student and the operator take the shot.</summary>
    Accept,

    /// <summary>The student does not agree, and the registrar shall decide.</summary>
    Dispute,
}

/// <summary>The life cycle of a capture station: one person at a time, code before photo.</summary>
public static class BoothLife
{
    public static LifeCycle<BoothState, BoothTrigger> Cycle { get; } =
        new(
            BoothState.Empty,
            new(BoothState.Empty, BoothTrigger.Bind, BoothState.Ready),
            new(BoothState.Empty, BoothTrigger.Stop, BoothState.Stopped),
            new(BoothState.Stopped, BoothTrigger.GoOn, BoothState.Ready, NeedsReason: true),
            new(BoothState.Stopped, BoothTrigger.SendAway, BoothState.Empty),
            new(BoothState.Ready, BoothTrigger.SendAway, BoothState.Empty),
            new(BoothState.Ready, BoothTrigger.Shoot, BoothState.Shown),
            new(BoothState.Shown, BoothTrigger.Shoot, BoothState.Shown),
            new(BoothState.Shown, BoothTrigger.Again, BoothState.Ready),
            new(BoothState.Shown, BoothTrigger.Accept, BoothState.Empty),
            new(BoothState.Shown, BoothTrigger.Dispute, BoothState.Empty, NeedsReason: true),
            new(BoothState.Shown, BoothTrigger.SendAway, BoothState.Empty)
        );

    public static (string Chinese, string English) Words(this BoothState state) =>
        state switch
        {
            BoothState.Empty => ("请扫码", "Scan a code"),
            BoothState.Stopped => ("已停住", "Stopped"),
            BoothState.Ready => ("可以拍摄", "Ready to shoot"),
            BoothState.Shown => ("请确认", "To be confirmed"),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
}
