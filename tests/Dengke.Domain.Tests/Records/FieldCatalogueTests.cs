using Dengke.Domain.Records;

namespace Dengke.Domain.Tests.Records;

[Trait("Requirement", "REC-2")]
public sealed class FieldCatalogueTests
{
    private static readonly FieldCatalogue Catalogue = FieldCatalogue.Default;

    [Fact]
    public void Default_Confirmed_IsTheNoticesListInItsOrder() =>
        Assert.Equal(
            "考生号 学号 姓名 性别 出生日期 民族 证件类型 证件号码 院校名称 层次 学习形式 专业代码 专业名称 学制 学院 系所 班级 入学日期 预计毕业日期",
            string.Join(' ', Catalogue.Fields.Where(f => f.Confirmed).Select(f => f.Label))
        );

    [Fact]
    public void Default_PoliticalStatusAndCategory_AreInItButNotConfirmed() =>
        Assert.Equal(["political_status", "category"], Catalogue.Fields.Where(f => !f.Confirmed).Select(f => f.Key));

    [Fact]
    public void Default_Tolerated_IsMajorNameAlone() =>
        Assert.Equal("major_name", Assert.Single(Catalogue.Fields, f => f.Tolerated).Key);

    [Fact]
    public void Default_SourceOfTruth_IsTheRegistryButForWhatTheSchoolDefines() =>
        Assert.Equal(
            ["student_no", "college", "department", "class_name", "category"],
            Catalogue.Fields.Where(f => f.SourceOfTruth == Source.Academic).Select(f => f.Key)
        );

    [Theory]
    [InlineData("name", CorrectionRoute.School)]
    [InlineData("document_no", CorrectionRoute.School)]
    [InlineData("sex", CorrectionRoute.Province)]
    [InlineData("birth_date", CorrectionRoute.Province)]
    [InlineData("ethnicity", CorrectionRoute.Province)]
    [InlineData("exam_no", CorrectionRoute.PlaceOfOrigin)]
    public void Default_PersonalField_HasItsRouteAndEvidence(string key, CorrectionRoute route)
    {
        var field = Catalogue.Find(key)!;

        Assert.Equal(route, field.Route);
        Assert.NotEmpty(field.Evidence);
    }

    [Theory]
    [InlineData("KSH XH XM XB CSRQ SFZH MZ ZYDM ZYMC CC XZ XXXS RXRQ FY XSH BH YJBYRQ ZZMM")]
    public void Match_RegistryColumnCodes_AllFound(string codes) =>
        Assert.All(codes.Split(' '), code => Assert.Equal(code, Catalogue.Match(code)?.RegistryCode));

    [Theory]
    [InlineData("学历类别/学习形式", "study_form")]
    [InlineData("学院(分院)", "college")]
    [InlineData("学院（分院）", "college")]
    [InlineData(" 学 院 【分院】", "college")]
    [InlineData("系所（函）", "department")]
    [InlineData("身份证号", "document_no")]
    [InlineData("*姓名:", "name")]
    [InlineData("姓\n名", "name")]
    [InlineData("ｘｍ", "name")]
    [InlineData("sfzh", "document_no")]
    [InlineData("学生类型", "category")]
    [InlineData("graduation_date", "graduation_date")]
    public void Match_HeaderAsPeopleWriteIt_FindsTheField(string header, string key) =>
        Assert.Equal(key, Catalogue.Match(header)?.Key);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("宿舍")]
    public void Match_UnknownHeader_FindsNothing(string? header) => Assert.Null(Catalogue.Match(header));

    [Fact]
    public void MatchAll_TwoColumnsNameOneField_TheLabelWinsOverTheAlias() =>
        Assert.Equal(
            ["name", null, "study_form", null],
            Catalogue.MatchAll(["姓名", "学历类别", "学习形式", "备注"]).Select(f => f?.Key)
        );

    [Fact]
    public void MatchAll_SameHeaderTwice_TheFirstColumnHasTheField() =>
        Assert.Equal(["name", null], Catalogue.MatchAll(["姓名", "姓名"]).Select(f => f?.Key));

    [Fact]
    public void IndexOf_Key_IsThePlaceInTheOrder()
    {
        Assert.Equal(0, Catalogue.IndexOf("exam_no"));
        Assert.Equal(-1, Catalogue.IndexOf("nothing"));
        Assert.Null(Catalogue.Find("nothing"));
    }

    [Fact]
    public void Default_EveryText_NamesOneFieldOnly()
    {
        var texts = Catalogue.Fields.SelectMany(f => new[] { f.Label, f.RegistryCode }.OfType<string>().Concat(f.Aliases));

        Assert.All(texts.GroupBy(t => t, StringComparer.OrdinalIgnoreCase), group => Assert.Single(group));
    }
}
