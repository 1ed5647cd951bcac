using System.Net;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Tests.Records;
using Dengke.Tests.Support;

namespace Dengke.Tests.Students;

public sealed class PagesTests(RecordsFixture records) : IClassFixture<RecordsFixture>, IAsyncLifetime
{
    private const string Base = "/campaigns/2025";

    public async ValueTask InitializeAsync()
    {
        await records.Import(Source.Registry, SampleFiles.Registry());
        await records.Import(Source.Academic, SampleFiles.Academic());
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    [Trait("Requirement", "REC-5")]
    public async Task Comparison_CellWithCount_LeadsToItsStudents()
    {
        var comparison = await records.Registrar.Open($"{Base}/comparison");

        var list = await comparison.Browser.Open(
            comparison.Document.QuerySelector("a[href*='field=name'][href*='verdict=differs']")!.GetAttribute("href")!
        );

        Assert.Contains("王三", list.Text);
        Assert.DoesNotContain("何一", list.TextOf("#list"));
    }

    [Fact]
    [Trait("Requirement", "REC-5")]
    public async Task Student_SideBySide_MarksTheDifferingCharacterAndMasksTheNumber()
    {
        var list = await records.Registrar.Open($"{Base}/students?q=王三");

        var page = await list.Follow("王三");

        Assert.Equal(["三", "叁"], page.TextsOf("tr.is-finding mark.ch"));
        Assert.DoesNotContain("110105200303070014", page.Text);
        Assert.Contains("1101**********0014", page.Text);
    }

    [Fact]
    [Trait("Requirement", "REC-6")]
    public async Task MyRecord_Difference_StandsFirstWithItsMeaning()
    {
        var page = await records.App.As(Role.Student, "2021310003").Open("/me/record");

        Assert.Equal("姓名", page.TextOf(".field-card h3"));
        Assert.Contains("以学信网为准", page.TextOf(".field-card .field-meaning"));
        Assert.Contains("教务处将更正教务系统", page.TextOf(".field-card .field-meaning"));
    }

    [Fact]
    [Trait("Requirement", "REC-6")]
    public async Task MyRecord_ToleratedDifference_IsSaidToBeNormal()
    {
        var page = await records.App.As(Role.Student, "2021310002").Open("/me/record");

        Assert.Contains("属正常", page.TextOf(".field-card.is-tolerated"));
    }

    [Fact]
    [Trait("Requirement", "REC-6")]
    public async Task MyRecord_Equal_IsOneLineAField()
    {
        var page = await records.App.As(Role.Student, "2021310001").Open("/me/record");

        Assert.Empty(page.TextsOf(".field-card"));
        Assert.Contains("何一", page.TextsOf(".field-lines dd"));
    }

    [Theory]
    [InlineData(Role.Counselor, "会计21-1", "王三", "何一")]
    [InlineData(Role.CollegeSecretary, "金融学院", "何一", "王三")]
    [InlineData(Role.CollegeLeader, "会计学院", "李四", "何一")]
    [Trait("Requirement", "SEC-1")]
    public async Task Students_ScopedRole_SeesTheOwnOnly(Role role, string scope, string own, string other)
    {
        var page = await records.App.As(role, scope).Open($"{Base}/students");

        Assert.Contains(own, page.Text);
        Assert.DoesNotContain(other, page.TextOf("#list"));
    }

    [Fact]
    [Trait("Requirement", "SEC-1")]
    public async Task Student_OfAnotherClass_IsNotThere()
    {
        var list = await records.Registrar.Open($"{Base}/students?q=何一");
        var address = (await list.Follow("何一")).Path;

        var page = await records.App.As(Role.Counselor, "会计21-1").Open(address);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    [Fact]
    [Trait("Requirement", "REC-1")]
    public async Task Imports_UploadPreviewApply_TakesTheRegistrarToTheComparison()
    {
        var imports = await records.Registrar.Open($"{Base}/imports");

        var preview = await imports.Upload("上传并预览", "file", "学籍.csv", SampleFiles.Registry());
        var applied = await preview.Submit("导入");

        Assert.Equal("预览 · 学信网", preview.TextOf("h1"));
        Assert.EndsWith("/comparison", applied.Path);
    }

    [Fact]
    [Trait("Requirement", "REC-1")]
    public async Task Imports_NotATable_IsAFormErrorInOneSentence()
    {
        var imports = await records.Registrar.Open($"{Base}/imports");

        var page = await imports.Upload("上传并预览", "file", "学籍.xlsx", [0x50, 0x4B, 3, 4, 0]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.TextOf(".alert-danger")!);
    }

    [Fact]
    [Trait("Requirement", "REC-1")]
    public async Task Returned_FileThatWasMappedByHand_ComesBackAsAWorkbook()
    {
        var file = System.Text.Encoding.UTF8.GetBytes(
            System
                .Text.Encoding.UTF8.GetString(SampleFiles.Academic())
                .Replace("证件号码", "身份号")
                .Replace("考生号", "报名号")
                .Replace("学号", "编号")
        );
        var columns = new Dictionary<string, string> { ["身份号"] = "document_no" };
        await records.Registrar.Run(new Features.Records.MapColumns("2025", Source.Academic, columns));
        var batch = await records.Upload(Source.Academic, file);

        using var answer = await (await records.Registrar.Browser()).Http.GetAsync($"{Base}/imports/{batch}?handler=returned");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("PK"u8.ToArray(), (await answer.Content.ReadAsByteArrayAsync())[..2]);
    }
}
