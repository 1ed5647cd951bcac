namespace Dengke.Features.Shared.Messages;

/// <summary>What a message asks a student to do. Whether it is done is seen from what is there, and stored nowhere else.</summary>
public enum AskedAct
{
    /// <summary>Nothing: it only tells.</summary>
    None,

    /// <summary>To sign in for the first time.</summary>
    SignIn,

    /// <summary>To confirm the record.</summary>
    Declare,

    /// <summary>To save the capture code and bring it.</summary>
    SaveCode,

    /// <summary>To come and be photographed.</summary>
    BePhotographed,

    /// <summary>To book the studio.</summary>
    BookMakeUp,

    /// <summary>To proof-read the portrait.</summary>
    ProofRead,
}

/// <summary>Which act each of the program's messages asks for.</summary>
public static class AskedActs
{
    public static AskedAct Of(string template) =>
        template switch
        {
            "account_created" => AskedAct.SignIn,
            "confirmation_opens" or "confirmation_reminder" or "declaration_returned" => AskedAct.Declare,
            "code_reminder" => AskedAct.SaveCode,
            "slot_assigned" or "slot_changed" or "ticket_called" or "make_up_booked" => AskedAct.BePhotographed,
            "make_up_opens" or "make_up_last_days" => AskedAct.BookMakeUp,
            "proof_reading_opens" or "proof_reading_reminder" => AskedAct.ProofRead,
            _ => AskedAct.None,
        };

    public static (string Chinese, string English) Words(this AskedAct act) =>
        act switch
        {
            AskedAct.None => ("知悉", "To know"),
            AskedAct.SignIn => ("首次登录", "First sign-in"),
            AskedAct.Declare => ("信息确认", "Confirmation"),
            AskedAct.SaveCode => ("保存采集码", "Capture code"),
            AskedAct.BePhotographed => ("图像采集", "Portrait"),
            AskedAct.BookMakeUp => ("预约补采", "Make-up"),
            AskedAct.ProofRead => ("照片校对", "Proof-reading"),
            _ => throw new ArgumentOutOfRangeException(nameof(act)),
        };
}
