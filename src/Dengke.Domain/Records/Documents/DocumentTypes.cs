namespace Dengke.Domain.Records;

/// <summary>What kind of identity document a person holds (domain facts 3.3).</summary>
public enum DocumentKind
{
    /// <summary>居民身份证, GB 11643-1999; also the 15-digit number before it.</summary>
    ResidentId,

    /// <summary>港澳居民居住证 (regions 810000, 820000).</summary>
    HongKongMacaoResidencePermit,

    /// <summary>台湾居民居住证 (region 830000).</summary>
    TaiwanResidencePermit,

    /// <summary>港澳居民来往内地通行证.</summary>
    HongKongMacaoTravelPermit,

    /// <summary>台湾居民来往大陆通行证.</summary>
    TaiwanTravelPermit,

    /// <summary>外国人永久居留身份证.</summary>
    PermanentResidence,

    /// <summary>护照.</summary>
    Passport,

    /// <summary>Any other, with whatever number it has.</summary>
    Other,
}

/// <summary>Whose codes for document types; they are not uniform (domain facts 3.3).</summary>
public enum DocumentCodeSystem
{
    /// <summary>学位授予信息, ZJLXM: two characters, 01 居民身份证.</summary>
    Degree,

    /// <summary>教育 codes as in school rolls: one character.</summary>
    Education,
}

/// <summary>证件类型: the texts of files, the kinds they mean, and the codes of other systems.</summary>
public static class DocumentTypes
{
    private static readonly Dictionary<CodeEntry, DocumentKind> Kinds = new()
    {
        [
            new("居民身份证", "01")
            {
                Spellings = ["身份证", "中华人民共和国居民身份证", "第二代居民身份证", "二代身份证", "公民身份证"],
            }
        ] = DocumentKind.ResidentId,
        [new("港澳居民居住证") { Spellings = ["中华人民共和国港澳居民居住证", "香港居民居住证", "澳门居民居住证"] }] =
            DocumentKind.HongKongMacaoResidencePermit,
        [new("台湾居民居住证") { Spellings = ["中华人民共和国台湾居民居住证"] }] = DocumentKind.TaiwanResidencePermit,
        [new("港澳居民来往内地通行证") { Spellings = ["港澳居民往来内地通行证", "港澳来往内地通行证", "回乡证"] }] =
            DocumentKind.HongKongMacaoTravelPermit,
        [new("台湾居民来往大陆通行证", "8") { Spellings = ["台湾居民往来大陆通行证", "台胞证"] }] =
            DocumentKind.TaiwanTravelPermit,
        [new("外国人永久居留身份证") { Spellings = ["外国人永久居留证", "中华人民共和国外国人永久居留身份证"] }] =
            DocumentKind.PermanentResidence,
        [new("护照", Letters: "A") { Spellings = ["外国护照", "普通护照", "中国护照"] }] = DocumentKind.Passport,
        [new("香港特区护照/身份证明", "6") { Spellings = ["香港特区护照", "香港身份证"] }] = DocumentKind.Other,
        [new("澳门特区护照/身份证明", "7") { Spellings = ["澳门特区护照", "澳门身份证"] }] = DocumentKind.Other,
        [new("境外永久居住证", "9")] = DocumentKind.Other,
        [new("其他", Letters: "Z") { Spellings = ["其它", "其他证件"] }] = DocumentKind.Other,
    };

    /// <summary>All document types; a code of either system is found, as none means two things.</summary>
    public static CodeTable Table { get; } = new([.. Kinds.Keys]);

    /// <summary>The kind that a document type's text or code means, or null for one not in the table.</summary>
    public static DocumentKind? KindOf(ReadOnlySpan<char> documentType) =>
        Table.Find(documentType) is { } entry ? Kinds[entry] : null;

    /// <summary>The registry's text for a kind.</summary>
    public static string TextOf(DocumentKind kind) =>
        kind == DocumentKind.Other ? "其他" : Kinds.First(pair => pair.Value == kind).Key.Text;

    /// <summary>
    /// The code of a kind in another system, for an export. Kinds that the education codes do not tell apart go to Z 其他; of the
    /// degree system's list only 01 is public, so any other kind there is null and has to come from the export's own table.
    /// </summary>
    public static string? CodeOf(DocumentKind kind, DocumentCodeSystem system) =>
        (system, kind) switch
        {
            (DocumentCodeSystem.Degree, DocumentKind.ResidentId) => "01",
            (DocumentCodeSystem.Degree, _) => null,
            (_, DocumentKind.ResidentId) => "1",
            (_, DocumentKind.TaiwanTravelPermit) => "8",
            (_, DocumentKind.Passport) => "A",
            _ => "Z",
        };
}
