namespace Dengke.Platform.Documents;

/// <summary>The parts of a Word document beside its text: styles, counting, fonts, settings (ECMA-376 part 1, chapter 17).</summary>
internal static class DocxParts
{
    public const int HeadingList = 1;
    public const int DashList = 2;

    /// <summary>The first of the counted lists.</summary>
    public const int FirstList = 3;

    private static readonly string[] Sides = ["top", "left", "bottom", "right", "insideH", "insideV"];

    private const string Space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    /// <summary>Asked for by name; where one is missing, Word takes the first of the others that there is.</summary>
    public static string Fonts { get; } =
        $"""
            <w:fonts {Space}>
            {Font("Times New Roman", "Liberation Serif", "roman", "00")}
            {Font("方正小标宋简体", "FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,Noto Serif CJK SC,宋体", "roman", "86")}
            {Font("仿宋", "FangSong,仿宋_GB2312,FangSong_GB2312,Noto Serif CJK SC", "modern", "86")}
            {Font("楷体", "KaiTi,楷体_GB2312,KaiTi_GB2312,Noto Serif CJK SC", "modern", "86")}
            {Font("黑体", "SimHei,Noto Sans CJK SC", "swiss", "86")}
            {Font("宋体", "SimSun,Noto Serif CJK SC", "auto", "86")}
            </w:fonts>
            """;

    public static string Settings { get; } =
        $"""
            <w:settings {Space}>
            <w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/>
            <w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
            </w:settings>
            """;

    public static string Styles(PaperStyle style, PaperLook look)
    {
        var serif = look == PaperLook.Form ? "宋体" : "仿宋";
        var title = look == PaperLook.Form ? "黑体" : "方正小标宋简体";
        var indent = $"""<w:ind w:firstLineChars="200" w:firstLine="{DocxReport.Twips(2 * style.Text.Size)}"/>""";
        var text = Lines(style.Text);
        return $"""
            <w:styles {Space}>
            <w:docDefaults><w:rPrDefault><w:rPr>{Face(
                serif,
                style.Text.Size
            )}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
            {Style("Normal", "Normal", text, "", isDefault: true)}
            {Style("BodyText", "Body Text", $"{text}{indent}<w:jc w:val=\"both\"/>", "")}
            {Style("Addressee", "Salutation", text, "")}
            {Style(
                "Title",
                "Title",
                $"<w:keepNext/><w:spacing w:before=\"0\" w:after=\"{DocxReport.Twips(style.Text.Size)}\" w:line=\"{DocxReport.Twips(style.Title.Size * 1.5f)}\" w:lineRule=\"atLeast\"/><w:jc w:val=\"center\"/>",
                Face(title, style.Title.Size)
            )}
            {Style("Subtitle", "Subtitle", "<w:keepNext/><w:jc w:val=\"center\"/>", Face(serif, style.Subtitle.Size))}
            {Style(
                "Mark",
                "Document Mark",
                $"<w:keepNext/><w:spacing w:after=\"{DocxReport.Twips(style.Text.Size / 2)}\"/>",
                Face("黑体", style.Head.Size)
            )}
            {Style(
                "Letterhead",
                "Letterhead",
                "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"200\"/><w:jc w:val=\"center\"/>",
                $"{Face(title, 32, "C8101E")}"
            )}
            {Style(
                "LetterheadNumber",
                "Letterhead Number",
                "<w:keepNext/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"6\" w:color=\"C8101E\"/></w:pBdr><w:spacing w:after=\"480\"/><w:jc w:val=\"center\"/>",
                Face(serif, style.Subtitle.Size)
            )}
            {Style(
                "Heading1",
                "heading 1",
                $"<w:keepNext/>{text}{(look == PaperLook.Form ? "" : indent)}<w:outlineLvl w:val=\"0\"/>",
                Face("黑体", style.Head.Size)
            )}
            {Style(
                "Heading2",
                "heading 2",
                $"<w:keepNext/>{text}{(look == PaperLook.Form ? "" : indent)}<w:outlineLvl w:val=\"1\"/>",
                Face("楷体", style.Minor.Size)
            )}
            {Style("ListParagraph", "List Paragraph", $"{text}{indent}", "")}
            {Style("SignOff", "Closing", $"<w:keepNext/>{text}<w:jc w:val=\"right\"/>", "")}
            {Style(
                "TableText",
                "Table Text",
                $"<w:spacing w:line=\"{DocxReport.Twips(style.Cell.LineHeight)}\" w:lineRule=\"atLeast\"/>",
                Face(serif, style.Cell.Size)
            )}
            {Style(
                "TableHead",
                "Table Head",
                $"<w:keepNext/><w:spacing w:line=\"{DocxReport.Twips(style.Cell.LineHeight)}\" w:lineRule=\"atLeast\"/><w:jc w:val=\"center\"/>",
                Face("黑体", style.Cell.Size)
            )}
            {Style("Footer", "footer", "", Face("宋体", style.Foot.Size))}
            <w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>{string.Concat(
                Sides.Select(Border)
            )}</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
            </w:styles>
            """;
    }

    /// <param name="lists">Counted lists in the document.</param>
    public static string Numbering(PaperStyle style, int lists)
    {
        var indent =
            $"""<w:pPr><w:ind w:left="0" w:firstLineChars="200" w:firstLine="{DocxReport.Twips(2 * style.Text.Size)}"/></w:pPr>""";
        return $"""
            <w:numbering {Space}>
            <w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{Level(
                0,
                "chineseCountingThousand",
                "%1、",
                "nothing",
                indent
            )}{Level(1, "chineseCountingThousand", "（%2）", "nothing", indent)}</w:abstractNum>
            <w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>{Level(
                0,
                "bullet",
                "–",
                "space",
                indent
            )}</w:abstractNum>
            <w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/>{Level(
                0,
                "decimal",
                "%1.",
                "space",
                indent
            )}</w:abstractNum>
            <w:num w:numId="{HeadingList}"><w:abstractNumId w:val="0"/></w:num>
            <w:num w:numId="{DashList}"><w:abstractNumId w:val="1"/></w:num>
            {string.Concat(
                Enumerable.Range(FirstList, lists).Select(n =>
                    $"""<w:num w:numId="{n}"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"""
                )
            )}
            </w:numbering>
            """;
    }

    private static string Level(int level, string format, string text, string suffix, string indent) =>
        $"""<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{indent}</w:lvl>""";

    private static string Style(string id, string name, string paragraph, string run, bool isDefault = false) =>
        $"""<w:style w:type="paragraph"{(isDefault ? " w:default=\"1\"" : "")} w:styleId="{id}"><w:name w:val="{name}"/>{(isDefault ? "" : "<w:basedOn w:val=\"Normal\"/>")}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>""";

    private static string Face(string chinese, float size, string? colour = null) =>
        $"""<w:rFonts w:ascii="Times New Roman" w:eastAsia="{chinese}" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>{(colour is null ? "" : $"<w:color w:val=\"{colour}\"/>")}<w:sz w:val="{size * 2:0}"/><w:szCs w:val="{size * 2:0}"/>""";

    /// <summary>Lines of one height, as official documents count them.</summary>
    private static string Lines(TextStyle text) =>
        $"""<w:spacing w:before="0" w:after="0" w:line="{DocxReport.Twips(text.LineHeight)}" w:lineRule="exact"/>""";

    private static string Border(string side) => $"""<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>""";

    private static string Font(string name, string others, string family, string charset) =>
        $"""<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="{charset}"/><w:family w:val="{family}"/></w:font>""";
}
