using Dengke.Platform.Documents;

namespace Dengke.Tests.Documents;

/// <summary>A correction summary of fictional people, as a college would sign it.</summary>
internal static class SampleReport
{
    public const string Address = "https://dengke.example.edu.cn/v/3f9a1c2b7d";

    public static PdfContent Content { get; } =
        new(
            "2025届毕业生学籍信息更正汇总表",
            "附件2　数学科学学院",
            [
                new KeyValues([
                    new("学院", "数学科学学院"),
                    new("提交时间", "2024-10-18 16:32"),
                    new("应登记人数", "156"),
                    new("已登记人数", "156 (其中代签 2)"),
                    new("更正人数", "23"),
                    new("数据指纹", "3f9a 1c2b 7d40 11e8 a2c5 90b1 6f7e 20d4"),
                ]),
                new Heading("一、更正明细"),
                new Table(
                    [
                        new("序号", 0.6f) { Centred = true },
                        new("学号", 1.5f) { Centred = true },
                        new("姓名", 1.2f),
                        new("字段", 1),
                        new("原值", 1.6f),
                        new("更正为", 1.6f),
                        new("更正原因", 2.4f),
                    ],
                    [.. Enumerable.Range(1, 60).Select(Row)]
                ),
                new Heading("二、说明"),
                new Paragraph(
                    "以上更正均由学生本人提出, 辅导员逐人登记, 证明材料齐全。本表由系统按已登记的更正自动汇总, 签字后内容不再改变；如有不一致, 以学信网学籍平台审核结果为准。\n请学院领导核对后签字并加盖公章, 于2024年10月21日10:00前交教务处学籍管理科。"
                ),
                new SignatureRow(["教学秘书(签字)", "院领导(签字)"], "(盖章)"),
                new QrBlock(Address, "扫码核验本表: 内容、签字人与签字时间以核验页面为准。\n" + Address),
            ],
            new DateTimeOffset(2024, 10, 18, 8, 32, 0, TimeSpan.Zero)
        )
        {
            Footer = "登科 · 文件号 2025-MATH-003",
        };

    private static string[] Row(int number) =>
        number switch
        {
            2 => ["2", "202111010002", "张䶮", "姓名", "张龑", "张䶮", "生僻字, 户口簿与身份证均为䶮"],
            3 => ["3", "202111010003", "𠮷野\U0002B740", "姓名", "吉野", "𠮷野\U0002B740", "迁入时登记为𠮷"],
            4 => ["4", "202111010004", "王\uE5E5", "姓名", "王\uE5E5", "王䲜", "旧系统私用区字符, 学信网无法显示"],
            5 => ["5", "202111010005", "阿依古丽·买买提艾力", "姓名", "阿依古丽.买买提艾力", "阿依古丽·买买提艾力", "间隔号"],
            _ => [$"{number}", $"20211101{number:0000}", "李明华", "出生日期", "2003-05-12", "2003-05-21", "录入错误"],
        };
}
