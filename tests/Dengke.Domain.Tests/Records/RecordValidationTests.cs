using Dengke.Domain.Records;

namespace Dengke.Domain.Tests.Records;

[Trait("Requirement", "REC-3")]
public sealed class RecordValidationTests
{
    private static readonly FieldCatalogue Catalogue = FieldCatalogue.Default;
    private static readonly DateOnly Today = new(2024, 10, 9);
    private static readonly RecordValidation Validation = new(Catalogue, Today);

    /// <summary>A fictional student in order.</summary>
    private static readonly IReadOnlyDictionary<string, string> Sound = new Dictionary<string, string>
    {
        ["exam_no"] = "21110101150001",
        ["student_no"] = "2021310001",
        ["name"] = "李想",
        ["sex"] = "男",
        ["birth_date"] = "20030105",
        ["ethnicity"] = "汉族",
        ["document_type"] = "居民身份证",
        ["document_no"] = "11010120030105001" + Checksum.Of("11010120030105001"),
        ["institution"] = "登科大学",
        ["level"] = "本科",
        ["study_form"] = "普通全日制",
        ["major_code"] = "120203K",
        ["major_name"] = "会计学",
        ["duration"] = "4",
        ["college"] = "会计学院",
        ["department"] = "",
        ["class_name"] = "会计21-1",
        ["entry_date"] = "20210901",
        ["graduation_date"] = "20250630",
        ["political_status"] = "共青团员",
    };

    [Fact]
    public void Validate_StudentInOrder_FindsNothing() => Assert.Empty(Validate());

    [Fact]
    public void Validate_SourceWithoutColumns_SaysNothingOfThem() =>
        Assert.Empty(Validation.Validate(new string?[Catalogue.Fields.Count]));

    [Theory]
    [InlineData("name", "", "required")]
    [InlineData("name", " 　", "required")]
    [InlineData("document_no", "", "required")]
    [InlineData("name", "王\uE000", "name_private_use")]
    [InlineData("sex", "三", "sex_unknown")]
    [InlineData("birth_date", "37626", "date_serial")]
    [InlineData("entry_date", "01/09/2021", "date_unreadable")]
    [InlineData("entry_date", "18990901", "date_implausible", "age_at_entry", "graduation_date_unexpected")]
    [InlineData("birth_date", "20030501", "birth_date_mismatch")]
    [InlineData("sex", "女", "sex_mismatch")]
    [InlineData("sex", "2", "sex_mismatch")]
    [InlineData("ethnicity", "火星族", "ethnicity_unknown")]
    [InlineData("document_no", "110101200301050011", "document_no_checksum")]
    [InlineData("document_no", "110101200301050000", "document_no_rounded")]
    [InlineData("document_no", "110101200313050011", "document_no_birth_date")]
    [InlineData("document_no", "1101012003010500", "document_no_shape")]
    [InlineData("document_no", "E12345678", "document_type_mismatch")]
    [InlineData("exam_no", "2.11E+13", "exam_no_shape")]
    [InlineData("student_no", "无", "student_no_shape")]
    [InlineData("duration", "9", "duration_unknown", "graduation_date_unexpected")]
    [InlineData("major_code", "会计", "major_code_shape")]
    public void Validate_BrokenValue_IsAnErrorFirst(string field, string value, params string[] codes)
    {
        var findings = Validate((field, value));

        Assert.Equal(codes, findings.Select(f => f.Code));
        Assert.Equal(Severity.Error, findings[0].Severity);
        Assert.Contains(findings, f => f.FieldKey == field);
    }

    [Theory]
    [InlineData("name", "李 想", "name_padding")]
    [InlineData("name", "阿里•买买提", "name_separator")]
    [InlineData("name", "王\uE863", "name_legacy_character")]
    [InlineData("name", "王〓", "name_replacement")]
    [InlineData("sex", "9", "sex_unstated")]
    [InlineData("ethnicity", "毛难族", "ethnicity_old_name")]
    [InlineData("ethnicity", "香港", "ethnicity_is_region")]
    [InlineData("document_type", "驾驶证", "document_type_unknown")]
    [InlineData("exam_no", "99110101150001", "exam_no_unlikely")]
    [InlineData("exam_no", "21990101150001", "exam_no_unlikely")]
    [InlineData("level", "预科", "level_unknown")]
    [InlineData("study_form", "周末", "study_form_unknown")]
    [InlineData("major_code", "990203K", "major_code_discipline")]
    [InlineData("major_code", "120203W", "major_code_suffix")]
    [InlineData("political_status", "外星人", "political_status_unknown")]
    [InlineData("graduation_date", "20260630", "graduation_date_unexpected")]
    [InlineData("duration", "5", "graduation_date_unexpected")]
    public void Validate_UnusualValue_IsAWarning(string field, string value, string code)
    {
        var finding = Assert.Single(Validate((field, value)));

        Assert.Equal(code, finding.Code);
        Assert.Equal(Severity.Warning, finding.Severity);
    }

    [Theory]
    [InlineData("sex", "1")]
    [InlineData("birth_date", "2003/1/5")]
    [InlineData("ethnicity", "01")]
    [InlineData("duration", "4.0")]
    [InlineData("graduation_date", "2025-07-01 00:00:00")]
    [InlineData("exam_no", "")]
    [InlineData("exam_no", "GAT2021001")]
    [InlineData("document_type", "")]
    public void Validate_OtherWriting_IsInOrder(string field, string value) => Assert.Empty(Validate((field, value)));

    [Theory]
    [InlineData("港澳居民来往内地通行证", "H1234567801")]
    [InlineData("台湾居民来往大陆通行证", "12345678")]
    [InlineData("", "M12345678")]
    [InlineData("台湾居民居住证", "83000020030105001")]
    public void Validate_HongKongMacaoTaiwanStudent_GivesTheRegionForTheEthnicGroup(string type, string number)
    {
        var whole = number.Length == 17 ? number + Checksum.Of(number) : number;

        Assert.Empty(Validate(("document_type", type), ("document_no", whole), ("ethnicity", "中国香港")));
        Assert.Equal(
            ["ethnicity_wants_region"],
            Validate(("document_type", type), ("document_no", whole), ("ethnicity", "汉族")).Select(f => f.Code)
        );
    }

    [Fact]
    public void Validate_ResidencePermitCalledResidentId_IsAWarning()
    {
        var number = "81000020030105001" + Checksum.Of("81000020030105001");

        var finding = Assert.Single(Validate(("document_no", number), ("ethnicity", "香港")));

        Assert.Equal("document_type_unusual", finding.Code);
        Assert.Contains("港澳居民居住证", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_UnknownRegion_IsAWarningOnly()
    {
        var number = "17000020030105001" + Checksum.Of("17000020030105001");

        Assert.Equal(
            ("document_no_region", Severity.Warning),
            Validate(("document_no", number)).Select(f => (f.Code, f.Severity)).Single()
        );
    }

    [Fact]
    public void Validate_LegacyNumber_IsKeptFromAFileAndRefusedFromAPerson()
    {
        var entered = new RecordValidation(Catalogue, Today, isNewData: true);
        (string, string)[] change = [("document_no", "110101830105001"), ("birth_date", "19830105")];

        Assert.Equal([("document_no_legacy", Severity.Warning)], Validate(change).Select(f => (f.Code, f.Severity)));
        Assert.Equal(
            [("document_no_legacy_refused", Severity.Error)],
            entered.Validate(Row(change)).Select(f => (f.Code, f.Severity))
        );
    }

    [Theory]
    [InlineData("20070902", 1)]
    [InlineData("20070901", 0)]
    [InlineData("19600901", 1)]
    [InlineData("19600902", 0)]
    public void Validate_AgeAtEntry_IsFourteenToSixty(string birth, int findings)
    {
        var number = $"110101{birth}001";

        var found = Validate(("birth_date", birth), ("document_no", number + Checksum.Of(number)), ("entry_date", "20210901"));

        Assert.Equal(findings, found.Count(f => f.Code == "age_at_entry"));
    }

    [Fact]
    public void Validate_RepairableName_ProposesTheRepairAndKeepsTheValue()
    {
        var finding = Assert.Single(Validate(("name", "阿里•买买提")));

        Assert.Equal("阿里·买买提", finding.Proposal);
        Assert.Contains("U+2022", finding.Message, StringComparison.Ordinal);
        Assert.Contains("U+2022", finding.EnglishMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_WrongDocumentNumber_IsNeverRepeatedInAMessage() =>
        Assert.All(
            Validate(("document_no", "110101200301050011")),
            finding => Assert.DoesNotContain("110101", finding.Message, StringComparison.Ordinal)
        );

    [Fact]
    public void ValidateField_OneValue_IsJudgedByItself()
    {
        Assert.Equal("sex_unknown", Assert.Single(Validation.ValidateField(Catalogue.Find("sex")!, "三")).Code);
        Assert.Empty(Validation.ValidateField(Catalogue.Find("birth_date")!, "19990101"));
    }

    [Fact]
    public void Validate_WrongNumberOfValues_IsABug() => Assert.Throws<ArgumentException>(() => Validation.Validate(["1"]));

    [Fact]
    public void FindingRules_Codes_AreUniqueAndSpeakBothLanguages()
    {
        var rules = typeof(FindingRules).GetFields().Select(f => f.GetValue(null)).OfType<FindingRule>().ToList();

        Assert.Equal(rules.Count, rules.Select(r => r.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(rules, rule => Assert.Matches("^[a-z_]+$", rule.Code));
        Assert.All(
            rules,
            rule =>
                Assert.Equal(
                    rule.Message.Contains("{0}", StringComparison.Ordinal),
                    rule.EnglishMessage.Contains("{0}", StringComparison.Ordinal)
                )
        );
    }

    private static IReadOnlyList<Finding> Validate(params (string Key, string Value)[] changes) =>
        Validation.Validate(Row(changes));

    private static string?[] Row((string Key, string Value)[] changes)
    {
        var row = Catalogue.Fields.Select(f => Sound.GetValueOrDefault(f.Key)).ToArray();
        foreach (var (key, value) in changes)
        {
            row[Catalogue.IndexOf(key)] = value;
        }

        return row;
    }
}
