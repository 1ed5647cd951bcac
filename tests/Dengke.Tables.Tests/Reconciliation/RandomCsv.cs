using System.Text;
using CsCheck;

namespace Dengke.Tables.Tests.Reconciliation;

/// <summary>
/// Random delimited texts as registrars have them: titles and blank rows above the header, notes and repeated headers below it,
/// what spreadsheets damage, and now and then what no reader can be sure of.
/// </summary>
internal static class RandomCsv
{
    private static readonly string[] Labels = ["证件号码", "学号", "姓名", "出生日期", "专业代码", "备注"];

    private static readonly Gen<string>[] Columns =
    [
        Gen.OneOf(
            "",
            "11010519491231002X",
            "11010519491231002x",
            "１１０１０５１９４９１２３１００２Ｘ",
            "H12345678",
            "无",
            "1234"
        ),
        Gen.OneOf("", "2021310001", "2021310002", "2021310003", "'2021310003", "=\"2021310004\"", "A5", "21", " 2021310001"),
        Gen.OneOf("", "张三", "李四", "李 四", "阿依·买买提", "张三（大）", "x,y", "a;b", "甲\n乙", "甲\r\n乙", "1#", "C++"),
        Gen.OneOf("", "20020101", "2002-01-01", "37257", "37257.5", "2002.1", "3725a"),
        Gen.OneOf("", "020101", "20101", "020301K", "#N/A", "#REF!", "\uFFFD"),
        Gen.OneOf("", " ", "x", "2021级", "第3行", "'=1", "\uFFFD"),
    ];

    /// <summary>Keys that a spreadsheet has rounded: with one of them both tables are refused.</summary>
    private static readonly Gen<string> Rounded = Gen.OneOf("110105194912310000", "1.10105E+17", "1.1e+17", "2E+9");

    private static readonly Gen<string> Odd = Gen.OneOf(
        "注: 以上共3人",
        "制表人: 李四,,2025年1月",
        "证件号码,学号,姓名,出生日期,专业代码,备注",
        ",,,,,",
        "",
        "   ",
        "\"\",\"\"",
        "2021级共3人",
        "\"2021310007\",2021310008"
    );

    /// <summary>What sends a file to the table's own reader, or makes it unreadable.</summary>
    private static readonly Gen<string> Bad = Gen.OneOf(
        "11010519491231002X,2021310001,张\"三,20020101,020101,",
        "11010519491231002X,2021310001,\"张三\"x,20020101,020101,",
        "11010519491231002X,2021310001,\"张三,20020101,020101,",
        "11010519491231002X,2021310001,张三,20020101,020101,,,",
        "11010519491231002X,2021310001,张三,20020101,020101,x,y",
        "11010519491231002X,2021310001,张三,20020101\r020101",
        "11010519491231002X,2021310001,张三\r",
        "11010519491231002X,2021310001,张\0三",
        "11010519491231002X,2021310001,张\u0001三",
        Invalid
    );

    private const string Invalid = "11010519491231002X,2021310001,\u00FF";

    private static readonly Gen<string> Row = Gen.Select(
        Gen.Select(Columns[0], Columns[1], Columns[2]),
        Gen.Select(Columns[3], Columns[4], Columns[5]),
        Gen.Int[0, 3],
        (a, b, quoting) =>
            string.Join(',', new[] { a.Item1, a.Item2, a.Item3, b.Item1, b.Item2, b.Item3 }.Select(v => Quoted(v, quoting)))
    );

    private static readonly Gen<string> Line = Gen.Frequency((20, Row), (3, Odd), (1, Bad));
    private static readonly Gen<string> PlainLine = Gen.Frequency((20, Row), (3, Odd));
    private static readonly Gen<string> RoundedLine = Gen.Select(
        PlainLine,
        Rounded,
        Gen.Int[0, 9],
        (line, key, when) => when == 0 ? $"{key},2021310001" : line
    );

    private static readonly Gen<string[]> Top = Gen.OneOf<string[]>(
        [],
        [],
        ["某大学2025届毕业生名单"],
        ["", "某大学名单,,", ""],
        ["\"某\n大学\""]
    );

    public static Gen<byte[]> File { get; } =
        Gen.Select(
            Top,
            Gen.Frequency((3, PlainLine.Array[0, 12]), (2, Line.Array[0, 12]), (1, RoundedLine.Array[0, 12])),
            Gen.Bool,
            Gen.Bool,
            Gen.OneOf(',', ',', '\t', ';'),
            Gen.Int[0, 2],
            (top, lines, mark, lastEnd, separator, ends) =>
                Bytes([.. top, string.Join(',', Labels), .. lines], mark, lastEnd, separator, ends)
        );

    private static string Quoted(string value, int quoting) =>
        quoting == 0 || value.AsSpan().IndexOfAny(",;\"\r\n") >= 0
            ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : value;

    private static byte[] Bytes(string[] lines, bool mark, bool lastEnd, char separator, int ends)
    {
        var text = new StringBuilder(mark ? "\uFEFF" : "");
        for (var i = 0; i < lines.Length; i++)
        {
            text.Append(separator == ',' ? lines[i] : lines[i].Replace(',', separator));
            text.Append(
                i == lines.Length - 1 && !lastEnd ? ""
                : ends == 0 || (ends == 2 && i % 2 == 0) ? "\r\n"
                : "\n"
            );
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var invalid = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes("\u00FF"));
        if (invalid >= 0)
        {
            bytes[invalid] = 0xFF;
        }

        return bytes;
    }
}
