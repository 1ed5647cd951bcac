using Dengke.Domain.Records;

namespace Dengke.Domain.Tests.Records;

[Trait("Requirement", "REC-5")]
public sealed class FieldJudgeTests
{
    [Theory]
    [InlineData("name", "李想", "李想", Verdict.Same, "")]
    [InlineData("name", "", null, Verdict.Same, "")]
    [InlineData("name", " ", "\u200B", Verdict.Same, "")]
    [InlineData("name", "", "李想", Verdict.MissingInRegistry, "")]
    [InlineData("name", "李想", "　", Verdict.MissingInAcademic, "")]
    [InlineData("name", "李想", "李 想", Verdict.Format, "空格")]
    [InlineData("name", "阿依古丽·买买提", "阿依古丽•买买提", Verdict.Format, "间隔号U+2022")]
    [InlineData("name", "王䶮", "王\uE863", Verdict.Format, "旧码位U+E863")]
    [InlineData("name", "李想", "李\uFEFF想 ", Verdict.Format, "空格、不可见字符")]
    [InlineData("name", "王〓", "王䶮", Verdict.Differs, "含编码缺字")]
    [InlineData("name", "李想", "李响", Verdict.Differs, "")]
    [InlineData("sex", "男", "1", Verdict.Format, "代码1")]
    [InlineData("ethnicity", "维吾尔族", "05", Verdict.Format, "代码05")]
    [InlineData("ethnicity", "汉族", "汉", Verdict.Format, "写法不同")]
    [InlineData("birth_date", "20020509", "2002/5/9", Verdict.Format, "日期写法")]
    [InlineData("birth_date", "20020509", "２００２０５０９", Verdict.Format, "全角")]
    [InlineData("birth_date", "20020509", "20020905", Verdict.Differs, "月日互换")]
    [InlineData("birth_date", "20020813", "37481", Verdict.Differs, "表格日期序号")]
    [InlineData("birth_date", "20020509", " 2002-05-09 00:00:00", Verdict.Format, "空格、日期写法")]
    [InlineData("ethnicity", "维吾尔族", "０5", Verdict.Format, "代码05、全角")]
    [InlineData("name", "阿里·买买提", "阿里• 买买提", Verdict.Format, "间隔号U+2022、空格")]
    [InlineData("document_no", "11010519491231002X", "'11010519491231002X", Verdict.Format, "符号")]
    [InlineData("document_no", "11010519491231002X", "11010519491231002x", Verdict.Format, "小写字母")]
    [InlineData("document_no", "H1234567800", "H1234567801", Verdict.Format, "含换证次数")]
    [InlineData("document_no", "11010519491231002X", "110105491231002", Verdict.Differs, "15位旧号")]
    [InlineData("document_no", "11010519491231002X", "110105194912310020", Verdict.Differs, "教务系统校验码不符")]
    [InlineData("duration", "4", "4.0", Verdict.Format, "写法不同")]
    [InlineData("major_code", "120203K", "120203", Verdict.Differs, "后缀不同")]
    [InlineData("major_name", "会计学", "会计学（注册会计师）", Verdict.Tolerated, "")]
    [InlineData("major_name", "会计学", "", Verdict.MissingInAcademic, "")]
    [InlineData("college", "金融学院", "金融学院 ", Verdict.Format, "空格")]
    public void Judge_TwoValues_HasItsVerdictAndNote(
        string key,
        string? registry,
        string? academic,
        Verdict verdict,
        string note
    ) => Assert.Equal(new Judgement(verdict, note), FieldJudge.Judge(FieldCatalogue.Default.Find(key)!, registry, academic));
}
