using Dengke.Domain.Kernel;

namespace Dengke.Domain.Sealing;

/// <summary>Why a receipt does not hold, each in one sentence.</summary>
public static class ReceiptFaults
{
    public static Failure Malformed { get; } =
        Failure.Refused("malformed", "不是回执文件, 或文件已损坏。", "This is not a receipt, or the file is damaged.");

    public static Failure VersionUnknown { get; } =
        Failure.Refused(
            "version_unknown",
            "回执的版本较新, 请用新版本的程序核验。",
            "The receipt is of a later version; check it with a newer program."
        );

    public static Failure RootMalformed { get; } =
        Failure.Refused(
            "root_malformed",
            "回执中的封存签名不完整或不是封存签名。",
            "The signed root in the receipt is damaged, or is no signed root."
        );

    public static Failure UnknownKey(string keyId) =>
        Failure.Refused(
            "unknown_key",
            $"封存由密钥 {Shown(keyId)} 签名, 给出的公钥中没有这一把。",
            $"The root is signed by the key {Shown(keyId)}, which is not among the given ones."
        );

    public static Failure BadSignature { get; } =
        Failure.Refused(
            "bad_signature",
            "封存签名不成立: 签名或签名的内容被改动过。",
            "The root's signature does not hold: it, or what it signs, was changed."
        );

    public static Failure OtherCampaign(string receipt, string root) =>
        Failure.Refused(
            "other_campaign",
            $"回执或其中的记录属于批次“{Shown(receipt)}”, 而封存签名是批次“{Shown(root)}”的。",
            $"The receipt or its record is of campaign {Shown(receipt)}, the signed root of campaign {Shown(root)}."
        );

    public static Failure WrongSize { get; } =
        Failure.Refused(
            "wrong_size",
            "回执所写的记录总数与封存签名的不同。",
            "The receipt states another number of records than the signed root."
        );

    public static Failure WrongIndex { get; } =
        Failure.Refused(
            "wrong_index",
            "回执所写的序号不对: 这条记录不在这一位置。",
            "The index is wrong: this record does not stand there."
        );

    public static Failure WrongPath { get; } =
        Failure.Refused(
            "wrong_path",
            "回执中的证明路径不对: 缺少或多出哈希, 或哈希不完整。",
            "The path is wrong: hashes are missing, too many, or not whole."
        );

    public static Failure RecordChanged { get; } =
        Failure.Refused(
            "record_changed",
            "内容被改动过: 由记录和路径算出的根与封存签名的根不一致。",
            "It was changed: the record and its path do not lead to the signed root."
        );

    /// <summary>Text from the file itself, fit for one line.</summary>
    private static string Shown(string text) =>
        string.Concat(text[..Math.Min(text.Length, 64)].Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
}
