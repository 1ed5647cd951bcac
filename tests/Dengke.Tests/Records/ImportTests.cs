using System.Text;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Records;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Records;

public sealed class ImportTests(RecordsFixture records) : IClassFixture<RecordsFixture>
{
    private const string Campaign = RecordsFixture.Campaign;

    [Fact]
    [Trait("Requirement", "REC-1")]
    public async Task Apply_SameFileTwice_ChangesNothing()
    {
        await records.Import(Source.Registry, SampleFiles.Registry());
        var before = await Rows(Source.Registry);

        var second = await records.Import(Source.Registry, SampleFiles.Registry());

        Assert.Equal((0, 0, 0, 4), (second.Added, second.Changed, second.Removed, second.Unchanged));
        Assert.Equal(before, await Rows(Source.Registry));
    }

    [Fact]
    [Trait("Requirement", "REC-1")]
    public async Task Apply_RowsChangedAddedAndGone_CountsEach()
    {
        await records.Import(Source.Registry, SampleFiles.Registry());
        var text = Encoding.UTF8.GetString(SampleFiles.Registry());
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        lines[1] = lines[1].Replace("何一", "何亦");
        lines[4] = lines[4]
            .Replace("李四", "赵五")
            .Replace("110105200303070030", "110105200303070057")
            .Replace("21110101150004", "21110101150005");

        var result = await records.Import(Source.Registry, Encoding.UTF8.GetBytes(string.Join('\n', lines)));

        Assert.Equal((1, 1, 1, 2), (result.Added, result.Changed, result.Removed, result.Unchanged));
    }

    [Fact]
    [Trait("Requirement", "REC-1")]
    public async Task Apply_PartOfTheList_KeepsTheOthers()
    {
        await records.Import(Source.Academic, SampleFiles.Academic());
        var part = string.Join('\n', Encoding.UTF8.GetString(SampleFiles.Academic()).Split('\n').Take(2));

        var result = await records.Import(Source.Academic, Encoding.UTF8.GetBytes(part), complete: false);

        Assert.Equal(0, result.Removed);
        Assert.Equal(3, (await Rows(Source.Academic)).Count);
    }

    [Fact]
    [Trait("Requirement", "REC-1")]
    public async Task Upload_Alone_WritesNoRecord()
    {
        await records.Import(Source.Academic, SampleFiles.Academic());
        var before = await Rows(Source.Academic);

        await records.Upload(
            Source.Academic,
            SampleFiles.Academic(
                "2021310009,钱九,男,汉族,20030307,居民身份证,110105200303070073,21110101150009,金融学院,020101,经济学,金融21-1,4,本科,普通全日制,20210901,20250630,"
            )
        );

        Assert.Equal(before, await Rows(Source.Academic));
    }

    [Fact]
    [Trait("Requirement", "REC-1")]
    public async Task Apply_CellDestroyedBySpreadsheet_IsRefusedByName()
    {
        var row =
            "2021310010,孙十,男,汉族,20030307,居民身份证,1.10105E+17,21110101150010,金融学院,020101,经济学,金融21-1,4,本科,普通全日制,20210901,20250630,";
        var batch = await records.Upload(Source.Academic, SampleFiles.Academic(row));
        var before = await Rows(Source.Academic);

        var applied = await records.Registrar.Run(new ApplyImport(Campaign, batch));

        Assert.Equal("damaged_cells", applied.Failure?.Code);
        Assert.Contains("G5", applied.Failure!.Message);
        Assert.Equal(before, await Rows(Source.Academic));
    }

    [Fact]
    [Trait("Requirement", "REC-1")]
    public async Task Apply_Twice_IsRefused()
    {
        var batch = await records.Upload(Source.Registry, SampleFiles.Registry());
        await records.Registrar.Run(new ApplyImport(Campaign, batch));

        var again = await records.Registrar.Run(new ApplyImport(Campaign, batch));

        Assert.Equal("not_open", again.Failure?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("姓名,班级\n何一,金融21-1\n")]
    [InlineData("PK\u0003\u0004not a workbook")]
    [Trait("Requirement", "REC-1")]
    public async Task Upload_NotATableOfStudents_SaysSoAndKeepsNothing(string content)
    {
        var before = await records.App.Read(db => db.ImportBatches.CountAsync());

        var uploaded = await records.Registrar.Run(
            new UploadImport(Campaign, Source.Registry, "学籍.xlsx", Encoding.UTF8.GetBytes(content))
        );

        Assert.Equal(FailureKind.Invalid, uploaded.Failure?.Kind);
        Assert.DoesNotContain("Exception", uploaded.Failure!.Message);
        Assert.Equal(before, await records.App.Read(db => db.ImportBatches.CountAsync()));
    }

    [Fact]
    [Trait("Requirement", "REC-1")]
    public async Task MapColumns_Remembered_RecognisesTheColumnInTheNextFile()
    {
        var file = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(SampleFiles.Academic()).Replace("姓名", "学生"));
        await records.Registrar.Run(
            new MapColumns(Campaign, Source.Academic, new Dictionary<string, string> { ["学生"] = "name" })
        );

        await records.Import(Source.Academic, file);

        Assert.All(await Rows(Source.Academic), r => Assert.Contains("\"name\":", r.Values));
    }

    [Fact]
    [Trait("Requirement", "REC-1")]
    public async Task Import_DocumentNumbers_AreNowhereInClear()
    {
        await records.Import(Source.Registry, SampleFiles.Registry());

        var rows = await Rows(Source.Registry);

        Assert.All(rows, r => Assert.DoesNotMatch(@"\d{17}", r.Values + r.DocumentNo));
        Assert.Contains(rows, r => r.Values.Contains("1101**********0022"));
        Assert.DoesNotContain(
            await records.App.Read(db => db.AuditEvents.Select(e => e.Data).ToListAsync()),
            data => data.Contains("110105200303070022")
        );
    }

    private async Task<List<RowState>> Rows(Source source) =>
        await records.App.Read(db =>
            db.SourceRecords.Where(r => r.CampaignId == Campaign && r.Source == source)
                .OrderBy(r => r.RowNumber)
                .Select(r => new RowState(r.Id, r.Values, r.DocumentNo))
                .ToListAsync()
        );

    private sealed record RowState(Guid Id, string Values, string? DocumentNo);
}
