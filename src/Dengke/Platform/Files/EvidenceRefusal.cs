using Dengke.Domain.Kernel;

namespace Dengke.Platform.Files;

/// <summary>Why a file is not taken as evidence: what it is, and what to do instead.</summary>
internal static class EvidenceRefusal
{
    public static readonly Failure Empty = Of(
        "evidence_empty",
        "这个文件是空的, 请重新选择。",
        "This file is empty; please choose it again."
    );

    public static readonly Failure PhotoTooLarge = Of(
        "evidence_photo_too_large",
        "照片超过 20 MB, 请用手机相机重新拍一张后上传。",
        "The photo is larger than 20 MB; please take it again with the phone's camera."
    );

    public static readonly Failure PdfTooLarge = Of(
        "evidence_pdf_too_large",
        "PDF 超过 10 MB, 请降低扫描精度, 或拍照上传。",
        "The PDF is larger than 10 MB; please scan it at a lower resolution, or upload a photo."
    );

    public static readonly Failure Heic = Of(
        "evidence_heic",
        "这是 iPhone 的 HEIC 照片, 请在 设置 > 相机 > 格式 中选择 兼容性最佳 后重新拍摄。",
        "This is an iPhone's HEIC photo; choose Settings > Camera > Formats > Most Compatible and take it again."
    );

    public static readonly Failure Animated = Of(
        "evidence_animated",
        "这是动态图片, 请上传普通的 JPEG 或 PNG 照片。",
        "This is an animated picture; please upload a plain JPEG or PNG photo."
    );

    public static readonly Failure OtherPicture = Of(
        "evidence_other_picture",
        "不接受这种图片格式, 请上传 JPEG 或 PNG 照片。",
        "This kind of picture is not accepted; please upload a JPEG or PNG photo."
    );

    public static readonly Failure Program = Of(
        "evidence_program",
        "这是程序文件, 不是照片或 PDF, 不能上传。",
        "This is a program, not a photo or PDF, and cannot be uploaded."
    );

    public static readonly Failure Archive = Of(
        "evidence_archive",
        "这是压缩包或 Office 文件, 请上传其中材料的照片或 PDF。",
        "This is an archive or an Office file; please upload a photo or PDF of the document itself."
    );

    public static readonly Failure WebPage = Of(
        "evidence_web_page",
        "这是网页或 SVG 文件, 请上传材料的照片或 PDF。",
        "This is a web page or an SVG file; please upload a photo or PDF of the document."
    );

    public static readonly Failure Unknown = Of(
        "evidence_unknown_type",
        "无法识别这个文件, 请上传 JPEG、PNG 照片或 PDF。",
        "This file is of no known kind; please upload a JPEG or PNG photo or a PDF."
    );

    public static readonly Failure TooManyPixels = Of(
        "evidence_too_many_pixels",
        "照片的像素过多(超过 6000 万像素或一边超过 20000 像素), 请用普通模式重新拍摄。",
        "The photo has too many pixels (more than 60 megapixels, or 20,000 on a side); please take it again in the normal mode."
    );

    public static readonly Failure Incomplete = Of(
        "evidence_photo_incomplete",
        "照片不完整, 可能没有传完, 请重新上传或重新拍摄。",
        "The photo is incomplete, perhaps cut off on its way; please upload or take it again."
    );

    public static readonly Failure Damaged = Of(
        "evidence_photo_damaged",
        "照片已损坏, 无法打开, 请重新拍摄。",
        "The photo is damaged and cannot be opened; please take it again."
    );

    public static readonly Failure PdfDamaged = Of(
        "evidence_pdf_damaged",
        "PDF 不完整或已损坏, 请重新导出后上传, 或拍照上传。",
        "The PDF is incomplete or damaged; please export it again, or upload a photo."
    );

    public static readonly Failure PdfAppended = Of(
        "evidence_pdf_appended",
        "PDF 后面附有别的内容, 请重新导出后上传, 或拍照上传。",
        "Something else is appended to the PDF; please export it again, or upload a photo."
    );

    public static readonly Failure PdfEncrypted = Of(
        "evidence_pdf_encrypted",
        "PDF 已加密, 请上传没有密码的 PDF, 或拍照上传。",
        "The PDF is encrypted; please upload one without a password, or a photo."
    );

    public static readonly Failure PdfActive = Of(
        "evidence_pdf_active",
        "PDF 内含脚本、附件或自动操作, 请用 打印为 PDF 重新生成, 或拍照上传。",
        "The PDF contains scripts, attachments or automatic actions; please make it anew by printing to PDF, or upload a photo."
    );

    public static readonly Failure PdfUnreadable = Of(
        "evidence_pdf_unreadable",
        "PDF 的结构无法检查, 请用 打印为 PDF 重新生成, 或拍照上传。",
        "The PDF's structure cannot be examined; please make it anew by printing to PDF, or upload a photo."
    );

    private static Failure Of(string code, string message, string english) => Failure.Refused(code, message, english);
}
