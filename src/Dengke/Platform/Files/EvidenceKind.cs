using Dengke.Domain.Kernel;

namespace Dengke.Platform.Files;

/// <summary>Tells what a file is by how it begins; its name and what the browser says of it do not count.</summary>
internal static class EvidenceKind
{
    public static bool IsPdf(ReadOnlySpan<byte> file) => file.StartsWith("%PDF-"u8);

    public static bool IsJpeg(ReadOnlySpan<byte> file) => file.StartsWith<byte>([0xFF, 0xD8, 0xFF]);

    public static bool IsPng(ReadOnlySpan<byte> file) =>
        file.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

    /// <summary>What to say of a file that is neither.</summary>
    public static Failure RefusalOf(ReadOnlySpan<byte> file)
    {
        if (file.Length >= 12 && file[4..8].SequenceEqual("ftyp"u8))
        {
            return IsHeif(file[8..12]) ? EvidenceRefusal.Heic : EvidenceRefusal.OtherPicture;
        }

        return file switch
        {
            _ when file.StartsWith("GIF8"u8) => EvidenceRefusal.Animated,
            _ when file.StartsWith("RIFF"u8) && file.Length >= 12 && file[8..12].SequenceEqual("WEBP"u8) => file[
                ..Math.Min(file.Length, 256)
            ]
                .IndexOf("ANIM"u8) >= 0
                ? EvidenceRefusal.Animated
                : EvidenceRefusal.OtherPicture,
            _ when file.StartsWith("BM"u8) || file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8) =>
                EvidenceRefusal.OtherPicture,
            _ when file.StartsWith("MZ"u8) || file.StartsWith("\u007FELF"u8) || file.StartsWith("#!"u8) =>
                EvidenceRefusal.Program,
            _ when IsArchive(file) => EvidenceRefusal.Archive,
            _ when IsMarkUp(file) => EvidenceRefusal.WebPage,
            _ => EvidenceRefusal.Unknown,
        };
    }

    private static bool IsHeif(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8);

    /// <summary>ZIP (Office files since 2007 too), RAR, 7z, gzip, and the container of older Office files.</summary>
    private static bool IsArchive(ReadOnlySpan<byte> file) =>
        file.StartsWith("PK"u8)
        || file.StartsWith("Rar!"u8)
        || file.StartsWith<byte>([(byte)'7', (byte)'z', 0xBC, 0xAF])
        || file.StartsWith<byte>([0x1F, 0x8B])
        || file.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]);

    private static bool IsMarkUp(ReadOnlySpan<byte> file)
    {
        var text = file.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? file[3..] : file;
        return text.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
    }
}
