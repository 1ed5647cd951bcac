using System.Collections.Concurrent;
using System.Text;
using Dengke.Domain.Kernel;

namespace Dengke.Platform.Documents;

/// <summary>A face of a document's typefaces.</summary>
internal enum FontFace
{
    Regular,
    Bold,
    Serif,
    SerifBold,
}

/// <summary>
/// The typefaces of documents, opened at the first document and kept. A character that no font has is drawn as a box with its
/// code point, so that nothing of a name is silently lost. Safe for use by several threads.
/// </summary>
public sealed class DocumentFonts(FontFiles files) : IDisposable
{
    /// <summary>Fonts of the folder that are looked into, so that a folder of thousands does not hold up a document.</summary>
    private const int Searched = 300;

    private readonly Lazy<Typeface?> regular = new(() => First(files.Regular));
    private readonly Lazy<Typeface?> bold = new(() => First(files.Bold));
    private readonly Lazy<Typeface?> serif = new(() => First(files.Serif));
    private readonly Lazy<Typeface?> serifBold = new(() => First(files.SerifBold));
    private readonly Lazy<Typeface?> privateUse = new(() => files.PrivateUse is { } file ? Typeface.Open(file) : null);
    private readonly Lazy<List<Typeface>> rare = new(() => [.. files.RareCharacters.Select(Typeface.Open).OfType<Typeface>()]);
    private readonly Lazy<List<Typeface>> others = new(() =>
        [.. InFolder(files.Folder).Select(Typeface.Open).OfType<Typeface>()]
    );
    private readonly ConcurrentDictionary<Rune, Typeface?> fallbacks = new();

    /// <summary>Null when documents can be made; otherwise <c>fonts_missing</c>, which names the package to install.</summary>
    public Failure? Missing =>
        regular.Value is not null
            ? null
            : Failure.Refused(
                "fonts_missing",
                $"服务器上没有中文字体, 不能生成文件。请管理员安装: apt-get install -y {FontFiles.Package}。",
                $"The server has no Chinese font, so documents cannot be made. Ask the administrator to run: apt-get install -y {FontFiles.Package}."
            );

    /// <summary>
    /// The characters of a text that the text's own typeface lacks, each once, in their order: another font draws them here, and a printer
    /// that has the one typeface alone draws nothing. Empty where there is no font at all (<see cref="Missing"/>).
    /// </summary>
    public IReadOnlyList<Rune> Lacking(string text) =>
        regular.Value is not { } own ? [] : [.. text.EnumerateRunes().Where(r => IsPrivateUse(r) || !own.Has(r)).Distinct()];

    /// <summary>The typeface that draws a character; null when none has it.</summary>
    internal Typeface? For(Rune character, FontFace face)
    {
        var chosen = face switch
        {
            FontFace.Bold => bold.Value,
            FontFace.Serif => serif.Value,
            FontFace.SerifBold => serifBold.Value ?? bold.Value,
            _ => null,
        };
        var own = chosen ?? regular.Value;
        return own is not null && !IsPrivateUse(character) && own.Has(character) ? own : fallbacks.GetOrAdd(character, Fallback);
    }

    public void Dispose()
    {
        foreach (var one in new[] { regular, bold, serif, serifBold, privateUse }.Where(f => f.IsValueCreated))
        {
            one.Value?.Dispose();
        }

        foreach (var face in new[] { rare, others }.Where(f => f.IsValueCreated).SelectMany(f => f.Value))
        {
            face.Dispose();
        }
    }

    internal static bool IsPrivateUse(Rune character) =>
        Rune.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.PrivateUse;

    private Typeface? Fallback(Rune character)
    {
        if (IsPrivateUse(character))
        {
            return privateUse.Value?.Has(character) == true ? privateUse.Value : null;
        }

        // The regular face before all others: the bold one may have fewer characters.
        return new[] { regular.Value }.OfType<Typeface>().Concat(rare.Value).FirstOrDefault(f => f.Has(character))
            ?? others.Value.FirstOrDefault(f => f.Has(character));
    }

    private static Typeface? First(IEnumerable<FontFile> candidates) =>
        candidates.Select(Typeface.Open).FirstOrDefault(f => f is not null);

    /// <summary>In order of name, so that the same machine always draws the same document.</summary>
    private static IEnumerable<FontFile> InFolder(string? folder) =>
        !Directory.Exists(folder)
            ? []
            : Directory
                .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
                .Where(f => Path.GetExtension(f).ToUpperInvariant() is ".TTF" or ".OTF" or ".TTC")
                .Order(StringComparer.Ordinal)
                .Take(Searched)
                .Select(f => new FontFile(f));
}
