namespace Dengke.Domain.Sealing;

/// <summary>What can be missing or open before sealing (SEA-1).</summary>
public enum OpenKind
{
    /// <summary>No counselor has registered the student.</summary>
    NotRegistered,

    /// <summary>Registered, and not yet accepted by the registrar.</summary>
    NotAccepted,

    /// <summary>A college with students has not submitted its summary, or it was returned, or the registrar has not accepted it.</summary>
    CollegeOpen,

    /// <summary>A correction that nobody has decided.</summary>
    OpenCorrection,

    NoPortrait,

    /// <summary>There is a portrait, and no station has handed it over.</summary>
    NotReceived,

    /// <summary>There is a portrait, and the student has not said that it is theirs.</summary>
    NotProofRead,

    /// <summary>A case about a portrait is open.</summary>
    OpenCase,

    /// <summary>There is a portrait, and the registry's identity check has not passed.</summary>
    IdentityOpen,

    /// <summary>A shot that was handed over and belongs to nobody yet.</summary>
    SetAside,

    /// <summary>A booking at the studio that was neither kept nor cancelled.</summary>
    BookingToCome,

    /// <summary>A phase whose window has not ended: whatever is sealed could still change.</summary>
    PhaseOpen,
}

/// <summary>The words for what is open.</summary>
public static class OpenKinds
{
    /// <summary>As it stands in a sealed record, snake case.</summary>
    public static string Code(this OpenKind kind) =>
        kind switch
        {
            OpenKind.NotRegistered => "not_registered",
            OpenKind.NotAccepted => "not_accepted",
            OpenKind.CollegeOpen => "college_open",
            OpenKind.OpenCorrection => "open_correction",
            OpenKind.NoPortrait => "no_portrait",
            OpenKind.NotReceived => "not_received",
            OpenKind.NotProofRead => "not_proof_read",
            OpenKind.OpenCase => "open_case",
            OpenKind.IdentityOpen => "identity_open",
            OpenKind.SetAside => "set_aside",
            OpenKind.BookingToCome => "booking_to_come",
            OpenKind.PhaseOpen => "phase_open",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    public static (string Chinese, string English) Words(this OpenKind kind) =>
        kind switch
        {
            OpenKind.NotRegistered => ("未登记", "Not registered"),
            OpenKind.NotAccepted => ("未审结", "Not accepted"),
            OpenKind.CollegeOpen => ("学院未报送完毕", "College not done"),
            OpenKind.OpenCorrection => ("更正未审", "Correction open"),
            OpenKind.NoPortrait => ("未采集", "No portrait"),
            OpenKind.NotReceived => ("照片未移交", "Portrait not handed over"),
            OpenKind.NotProofRead => ("照片未校对", "Not proof-read"),
            OpenKind.OpenCase => ("图像异议未处理", "Portrait case open"),
            OpenKind.IdentityOpen => ("身份核验未通过", "Identity check not passed"),
            OpenKind.SetAside => ("照片待对应", "Shot set aside"),
            OpenKind.BookingToCome => ("补采预约未了结", "Studio booking open"),
            OpenKind.PhaseOpen => ("阶段未结束", "Phase not over"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>Whether the set may be sealed in spite of it, where the registrar gives a reason.</summary>
    public static bool CanBeNamed(this OpenKind kind) => kind != OpenKind.PhaseOpen;
}
