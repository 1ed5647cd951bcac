using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dengke.Features.Corrections;
using Dengke.Features.Exports.Archive;
using Dengke.Platform.CommandLine;
using Dengke.Tests.Colleges;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Exports;

/// <summary>The archives' pack: whole, named in its table of contents, and never taken unseen.</summary>
[Trait("Requirement", "SEA-4")]
public sealed class ArchiveExportTests(DatabaseTemplate template) : ExportTest(template)
{
    private static readonly byte[] Proof = Documents.SamplePhotos.Jpeg();

    [Fact]
    public async Task Pack_OfASignedCollege_HasEverythingThatItsTableNames()
    {
        await WithACorrection();

        var taken = await Take("archive", ("reason", "移交档案馆"));

        using var zip = new ZipArchive(new MemoryStream(taken.Content));
        var table = Table(zip);
        Assert.Equal("2025届-归档包-未封存.zip", taken.Name);
        Assert.Equal(
            ["学院汇总表", "更正材料", "核对表", "核对表", "核对表", "核对表"],
            table.Select(r => r[1]).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            table.Select(r => r[7]).Append("目录.csv").Append("目录.pdf").Order(StringComparer.Ordinal),
            zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal)
        );
        Assert.All(table, r => Assert.Equal(r[9], Convert.ToHexStringLower(SHA256.HashData(Content(zip, r[7])))));
        Assert.Equal(Proof, Content(zip, table.Single(r => r[1] == "更正材料")[7]));
        var contents = string.Concat(SignedFile.PagesOf(Content(zip, "目录.pdf")));
        Assert.Contains("4人", contents);
        Assert.Contains("(未封存)", contents);
        Assert.Contains("2021310004李四", contents);
        var summary = string.Concat(SignedFile.PagesOf(Content(zip, table.Single(r => r[1] == "学院汇总表")[7])));
        Assert.Contains("学籍信息更正汇总表", summary);
    }

    [Fact]
    public async Task Sheet_OfAStudent_SaysWhatBothSystemsSayAndWhatWasDone()
    {
        await WithACorrection();

        using var zip = new ZipArchive(new MemoryStream((await Take("archive", ("reason", "归档"))).Content));

        var path = Table(zip).Single(r => r[1] == "核对表" && r[5] == "何一")[7];
        var text = string.Concat(SignedFile.PagesOf(Content(zip, path)));
        Assert.Matches("^核对表/金融学院/金融21-1/[0-9]{5}-2021310001-何一-核对表.pdf$", path);
        foreach (
            var said in new[]
            {
                "110105200303070022",
                "证件号码",
                "何壹",
                "身份证上是这样写的",
                "已提交",
                "无误",
                "本人",
                "四、办理经过",
            }
        )
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pack_AFileOfEvidenceThatIsGone_IsNamedAsMissing()
    {
        await WithACorrection();
        var stored = Directory.GetFiles(Path.Combine(Flow.App.DataFolder, "files"), "*", SearchOption.AllDirectories);
        var file = await Flow.App.Read(db => db.EvidenceFiles.SingleAsync());
        File.Delete(stored.Single(p => Path.GetFileName(p).StartsWith(file.FileId, StringComparison.Ordinal)));

        using var zip = new ZipArchive(new MemoryStream((await Take("archive", ("reason", "归档"))).Content));

        var line = Table(zip).Single(r => r[1] == "更正材料");
        Assert.Equal(("", "", "文件不在或已损坏"), (line[7], line[9], line[10]));
        Assert.Contains("缺少的文件1个", string.Concat(SignedFile.PagesOf(Content(zip, "目录.pdf"))));
    }

    [Fact]
    public async Task Pack_NamesThatAreNone_StayInTheirFolder()
    {
        await AddStudent("2021310061", "../../etc", ("BH", "CON"), ("FY", "..\\..\\a:b. "));

        using var zip = new ZipArchive(new MemoryStream((await Take("archive", ("reason", "归档"))).Content));

        Assert.All(
            zip.Entries.SelectMany(e => e.FullName.Split('/')),
            part => Assert.True(part is not (".." or "." or "CON" or "") && part.IndexOfAny(['\\', ':', '*', '?']) < 0, part)
        );
        Assert.Contains(zip.Entries, e => e.FullName.Contains("/_CON/", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Requirement", "SEC-2")]
    public async Task Pack_WithoutAReason_IsRefusedAndOneOfACollegeIsNoted()
    {
        var refused = await Take("archive", ("reason", ""));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 0), (refused.Status, await Exports()));

        var taken = await Take("archive", ("reason", "归档"), ("college", Finance));

        using var zip = new ZipArchive(new MemoryStream(taken.Content));
        Assert.Equal(2, Table(zip).Count);
        var (happened, reason) = await Noted();
        Assert.Equal(
            ("归档", Finance, 2),
            (reason, happened.GetProperty("college").GetString(), happened.GetProperty("rows").GetInt32())
        );
    }

    [Fact]
    public async Task Command_TwoRuns_WritesAWholeFileAndReplacesNone()
    {
        var folder = Directory.CreateTempSubdirectory("dengke-export-");
        try
        {
            string[] told =
            [
                "--data",
                Flow.App.DataFolder,
                "--database",
                Flow.App.DatabaseText,
                "--campaign",
                Campaign,
                "--out",
                folder.FullName,
                "--reason",
                "归档",
            ];
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "2025届-归档包-未封存.zip.part"),
                "half",
                TestContext.Current.CancellationToken
            );

            var first = await CommandLine.Run<ExportArchiveCommand>(told);
            var second = await CommandLine.Run<ExportArchiveCommand>(told);

            Assert.True(first.Status == ExitCode.Clean, first.Error);
            Assert.Contains("4 名学生", first.Out);
            Assert.Equal(ExitCode.BadInput, second.Status);
            Assert.Contains("不会覆盖", second.Error);
            var file = Assert.Single(folder.GetFiles());
            using var zip = ZipFile.OpenRead(file.FullName);
            Assert.Equal(4, Table(zip).Count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>何一 asks for another name with a photo of the card; the college signs.</summary>
    private async Task WithACorrection()
    {
        await Flow.View(Same);
        Ok(await Flow.Ask(Same, "name", "何壹", new NewEvidence("id_card", Proof, "image/jpeg")));
        Ok(await Flow.Declare(Same, "name"));
        Ok(await Flow.Register(FinanceClass, Same));
        await CloseAndSign();
    }

    private static List<string[]> Table(ZipArchive zip)
    {
        var lines = Encoding.UTF8.GetString(Content(zip, "目录.csv")).TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        return [.. lines.Skip(1).Select(l => l.Split(','))];
    }

    private static byte[] Content(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
