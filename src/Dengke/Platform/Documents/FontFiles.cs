namespace Dengke.Platform.Documents;

/// <summary>One typeface in a font file.</summary>
/// <param name="Path">A TTF, OTF or TTC file.</param>
/// <param name="Index">Which face of a collection, from 0. In Noto's CJK collections 2 is Simplified Chinese.</param>
public sealed record FontFile(string Path, int Index = 0);

/// <summary>Where documents take their characters from. The defaults are the places of Debian's, Ubuntu's and Fedora's packages.</summary>
public sealed record FontFiles
{
    /// <summary>What has to be installed where there is no font (Debian, Ubuntu).</summary>
    public const string Package = "fonts-noto-cjk";

    /// <summary>The text's typeface: the first that is there is taken; without one no document is made.</summary>
    public IReadOnlyList<FontFile> Regular { get; init; } =
    [
        new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
        new("/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc", 2),
    ];

    /// <summary>For titles and headers: the first that is there; without one they are in <see cref="Regular"/>.</summary>
    public IReadOnlyList<FontFile> Bold { get; init; } =
    [
        new("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", 2),
        new("/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Bold.ttc", 2),
    ];

    /// <summary>For the text of official documents: the first that is there; without one they are in <see cref="Regular"/>.</summary>
    public IReadOnlyList<FontFile> Serif { get; init; } =
    [
        new("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 2),
        new("/usr/share/fonts/google-noto-serif-cjk-fonts/NotoSerifCJK-Regular.ttc", 2),
    ];

    /// <summary>For their titles: the first that is there; without one they are in <see cref="Bold"/>.</summary>
    public IReadOnlyList<FontFile> SerifBold { get; init; } =
    [
        new("/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc", 2),
        new("/usr/share/fonts/google-noto-serif-cjk-fonts/NotoSerifCJK-Bold.ttc", 2),
    ];

    /// <summary>Asked in this order for characters that the text's typeface lacks (Debian: fonts-hanazono).</summary>
    public IReadOnlyList<FontFile> RareCharacters { get; init; } =
    [new("/usr/share/fonts/truetype/hanazono/HanaMinB.ttf"), new("/usr/share/fonts/truetype/hanazono/HanaMinA.ttf")];

    /// <summary>
    /// The school's own font of private-use characters. No other font is asked for those: what it has at such a code point
    /// would be some other character or an icon.
    /// </summary>
    public FontFile? PrivateUse { get; init; }

    /// <summary>Searched for any further font when a character is in none of the above; null to search nowhere.</summary>
    public string? Folder { get; init; } = "/usr/share/fonts";
}
