using System.Text.RegularExpressions;

namespace Dengke.Platform.Documents;

/// <summary>The styles of a workbook (ECMA-376 part 1, 18.8), each with the text format (49), and by their places.</summary>
internal static partial class XlsxParts
{
    public const uint Plain = 0;
    public const uint Title = 1;
    public const uint Line = 2;
    public const uint Header = 3;
    public const uint Cell = 4;

    private const int LongestName = 31;

    public static string Styles { get; } =
        $"""
            <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
            <fonts count="3">{Font(11, false)}{Font(16, true)}{Font(11, true)}</fonts>
            <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/></patternFill></fill></fills>
            <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>{Side("left")}{Side(
                "right"
            )}{Side("top")}{Side("bottom")}<diagonal/></border></borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            <cellXfs count="5">{Format(0, 0, 0, "left")}{Format(1, 0, 0, "center")}{Format(0, 0, 0, "left")}{Format(
                2,
                2,
                1,
                "center"
            )}{Format(0, 0, 1, "center")}</cellXfs>
            <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
            </styleSheet>
            """;

    /// <summary>Cut and cleaned to what a spreadsheet allows.</summary>
    public static string SheetName(string title)
    {
        var clean = Forbidden().Replace(DocxReport.Clean(title), "").Trim();
        var cut = clean.Length > LongestName ? clean[..LongestName] : clean;
        cut = cut.Length > 0 && char.IsHighSurrogate(cut[^1]) ? cut[..^1] : cut;
        return cut.Length == 0 ? "Sheet" : cut;
    }

    private static string Font(int size, bool bold) =>
        $"""<font>{(bold ? "<b/>" : "")}<sz val="{size}"/><name val="宋体"/><family val="3"/><charset val="134"/></font>""";

    private static string Side(string side) => $"""<{side} style="thin"><color auto="1"/></{side}>""";

    private static string Format(int font, int fill, int border, string align) =>
        $"""<xf numFmtId="49" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="{align}" vertical="center" wrapText="1"/></xf>""";

    [GeneratedRegex(@"['\[\]:*?/\\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Forbidden();
}
