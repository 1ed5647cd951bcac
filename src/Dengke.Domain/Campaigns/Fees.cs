using Dengke.Domain.Kernel;

namespace Dengke.Domain.Campaigns;

/// <summary>How the photographer is paid.</summary>
public enum PaymentMethod
{
    Cash,
    Alipay,
    WeChat,
}

/// <summary>What photos cost (PAY-1); a retake on the day is free.</summary>
public sealed record Fees
{
    /// <summary>At a session, per student.</summary>
    public Money OnSite { get; init; }

    /// <summary>At the studio, per student.</summary>
    public Money MakeUp { get; init; }

    public ValueList<PaymentMethod> Methods { get; init; } = [];

    /// <summary>Who takes the money and gives the receipt.</summary>
    public string Payee { get; init; } = "";

    /// <summary>What a student gets for it, e.g. 电子照片及纸质照片一版.</summary>
    public string? Includes { get; init; }
}

/// <summary>What the portraits must be like.</summary>
/// <param name="Specification">The name of a photo specification, e.g. <c>graduation</c>.</param>
public sealed record PhotoSettings(string Specification)
{
    /// <summary>Whether two portraits of a person may be compared by program (PHO-6); needs consent.</summary>
    public bool Comparison { get; init; }

    /// <summary>Whether stations hand over the whole frame, too, and not the portrait alone (PHO-4).</summary>
    public bool SendOriginals { get; init; }

    /// <summary>Working days until the national registry shows a photo; schools report 10 to 50.</summary>
    public int RegistryLagDays { get; init; }

    /// <summary>How the files of the photo archive are named (<see cref="Capture.PhotoNameTemplate"/>); null for its default.</summary>
    public string? ArchiveName { get; init; }
}

/// <summary>Words of the notice that schools differ in.</summary>
public sealed record CampaignTexts
{
    /// <summary>What to wear.</summary>
    public BilingualText Dress { get; init; } = new("");

    /// <summary>How to save the capture code (screenshot or original image).</summary>
    public BilingualText CodeSaving { get; init; } = new("");

    /// <summary>What to bring on the day.</summary>
    public BilingualText? Bring { get; init; }

    /// <summary>The notice on personal information at first sign-in.</summary>
    public BilingualText? Privacy { get; init; }
}

/// <summary>A text in Chinese, and in English where there is one.</summary>
public sealed record BilingualText(string Chinese, string? English = null);
