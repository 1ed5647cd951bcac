namespace Dengke.Domain.Records;

/// <summary>The rules of identity documents (domain facts 3.3). None of their messages shows a number.</summary>
public static partial class FindingRules
{
    public static readonly FindingRule DocumentTypeUnknown = Warning(
        "document_type_unknown",
        "证件类型“{0}”不在代码表中。",
        "'{0}' is not a known document type."
    );
    public static readonly FindingRule DocumentTypeMismatch = Error(
        "document_type_mismatch",
        "证件号码不符合{0}的格式。",
        "The document number has not the form of the document type ({0})."
    );
    public static readonly FindingRule DocumentTypeUnusual = Warning(
        "document_type_unusual",
        "从证件号码看, 证件应是{0}。",
        "By its number the document is of another type ({0})."
    );
    public static readonly FindingRule DocumentShape = Error(
        "document_no_shape",
        "证件号码的位数或字符不对。",
        "The document number has the wrong length or characters."
    );
    public static readonly FindingRule DocumentRounded = Error(
        "document_no_rounded",
        "证件号码末三位为 000 且校验码不符, 像是被表格软件取整, 请以文本重新导出。",
        "The document number looks rounded by a spreadsheet; export it as text."
    );
    public static readonly FindingRule DocumentChecksum = Error(
        "document_no_checksum",
        "证件号码的校验码不对(GB 11643)。",
        "The check character of the document number is wrong (GB 11643)."
    );
    public static readonly FindingRule DocumentBirthDate = Error(
        "document_no_birth_date",
        "证件号码中的出生日期不存在。",
        "The birth date in the document number does not exist."
    );
    public static readonly FindingRule DocumentRegion = Warning(
        "document_no_region",
        "证件号码的地区码未知, 可能是旧代码。",
        "The region in the document number is unknown; it may be an old one."
    );
    public static readonly FindingRule DocumentLegacy = Warning(
        "document_no_legacy",
        "证件号码是 15 位旧号, 应换为 18 位。",
        "The document number is of the old form with 15 digits."
    );
    public static readonly FindingRule DocumentLegacyRefused = Error(
        "document_no_legacy_refused",
        "不能填写 15 位旧身份证号。",
        "A document number of the old form with 15 digits cannot be entered any more."
    );
}
