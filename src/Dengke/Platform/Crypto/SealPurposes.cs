namespace Dengke.Platform.Crypto;

/// <summary>What sealed values are for: bound into the seal, so that none can be moved to another column.</summary>
public static class SealPurposes
{
    public const string DocumentNumber = "document_no";
    public const string SummaryRows = "summary-rows";
    public const string SummaryToken = "summary-token";
    public const string CaptureCode = "capture-code";

    public const string SigningKey = "signing-key";
    public const string PhotoView = "photo-view";
    public const string ContactPhone = "contact-phone";
    public const string ContactEmail = "contact-email";
    public const string SealedRecord = "sealed-record";
    public const string Erratum = "erratum";

    /// <summary>A second factor's key, bound to its account.</summary>
    public static string SecondFactor(Guid account) => $"totp:{account}";
}
