using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dengke.Features.Handoff;
using Dengke.Features.Stations;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Files;
using Dengke.Tests.Documents;
using Dengke.Tests.Support;

namespace Dengke.Tests.Handoff;

/// <summary><c>handoff archive</c> as a registrar runs it: photos named by a rule, and everything that does not fit it told.</summary>
[Trait("Requirement", "SEA-4")]
public sealed class PhotoArchiveTests : HandoffFolder
{
    private static readonly byte[] Portrait = SamplePhotos.Jpeg(480, 640);

    [Fact]
    public async Task Archive_ByATemplate_HasEachPhotoAndItsHash()
    {
        Photos("T1", "T2");
        Names(Line("T1", "2021001", "何一"), Line("T2", "2021002", "阿依古丽·买买提"));

        var run = await Archive("--template", "{college}/{class}/{student_no}-{name}.jpg");

        Assert.True(run.Status == ExitCode.Clean, run.Out + run.Error);
        using var zip = ZipFile.OpenRead(At("photos.zip"));
        Assert.Equal(
            ["manifest.csv", "金融学院/金融21-1/2021001-何一.jpg", "金融学院/金融21-1/2021002-阿依古丽·买买提.jpg"],
            zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal)
        );
        Assert.Contains(
            $"金融学院/金融21-1/2021001-何一.jpg,{Convert.ToHexStringLower(SHA256.HashData(Portrait))},{Portrait.Length}",
            Text(zip, "manifest.csv")
        );
    }

    [Fact]
    public async Task Archive_WhatDoesNotFit_IsToldAndNothingIsLostInSilence()
    {
        Photos("T1", "T2", "T3", "T4", "T5", "STRAY");
        await File.WriteAllBytesAsync(At("photos/T2.jpg"), SamplePhotos.Jpeg(400, 300), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(At("photos/T3.jpg"), "no picture"u8.ToArray(), TestContext.Current.CancellationToken);
        Names(
            Line("T1", "2021001", "何一") with
            {
                Shot = "S1",
            },
            Line("T2", "2021002", "王二"),
            Line("T3", "2021003", "张三"),
            Line("T4", "", "李四"),
            Line("T5", "2021001", "何一"),
            Line("T6", "2021006", "赵六"),
            Line("", "2021007", "钱七")
        );

        var run = await Archive("--json");

        var json = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal(ExitCode.Findings, run.Status);
        Assert.Equal(2, json.GetProperty("written").GetInt32());
        Assert.Equal(
            [
                "blank_value 李四",
                "no_portrait 赵六",
                "no_portrait 钱七",
                "no_student ",
                "not_a_picture 张三",
                "second_portrait 何一",
                "wrong_size 王二",
            ],
            json.GetProperty("findings")
                .EnumerateArray()
                .Select(f => $"{f.GetProperty("code").GetString()} {f.GetProperty("name").GetString()}")
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    [Trait("Requirement", "SEC-6")]
    public async Task Archive_HostileNames_StayInTheirFoldersAndOpenOnWindows()
    {
        Photos("T1", "T2", "T3", "T4");
        Names(
            Line("T1", "../../1", "x\ny") with
            {
                College = "..",
                ClassName = "CON",
            },
            Line("T2", "2", "a:b*?") with
            {
                College = "aux.txt",
                ClassName = "尾点. ",
            },
            Line("T3", "3", "\u202Egpj.exe"),
            Line("T4", "4", new string('长', 120))
        );

        var run = await Archive("--template", "{college}/{class}/{student_no}-{name}.jpg", "--json");

        using var zip = ZipFile.OpenRead(At("photos.zip"));
        var names = zip.Entries.Select(e => e.FullName).Where(n => n != PhotoArchive.Manifest).ToList();
        Assert.Equal(3, names.Count);
        Assert.Contains("_/_CON/.._.._1-x_y.jpg", names);
        Assert.Contains("_aux.txt/尾点/2-a_b__.jpg", names);
        Assert.Contains("金融学院/金融21-1/3-_gpj.exe.jpg", names);
        Assert.Contains("too_long", run.Out);
    }

    [Fact]
    public async Task Archive_TwoOfOneName_WritesNeither()
    {
        Photos("T1", "T2", "T3");
        Names(
            Line("T1", "1", "何一") with
            {
                ExamNo = "a1",
            },
            Line("T2", "2", "王二") with
            {
                ExamNo = "A1",
            },
            Line("T3", "3", "张三") with
            {
                ExamNo = "b1",
            }
        );

        var run = await Archive("--template", "{exam_no}.jpg");

        using var zip = ZipFile.OpenRead(At("photos.zip"));
        Assert.Equal(
            ["B1.jpg", "manifest.csv"],
            zip.Entries.Select(e => e.FullName.Equals("B1.jpg", StringComparison.OrdinalIgnoreCase) ? "B1.jpg" : e.FullName)
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(2, run.Out.Split("与他人的文件同名").Length - 1);
    }

    [Fact]
    [Trait("Requirement", "SEC-2")]
    public async Task Archive_ByDocumentNumber_NeedsTheEncryptedListAndItsKey()
    {
        foreach (var name in new[] { "registrar", "other" })
        {
            Assert.Equal(ExitCode.Clean, (await CommandLine.Run<NewKeyCommand>(name, "--use", "enc", "--out", Root)).Status);
        }

        Photos("T1");
        Names(Line("T1", "1", "何一"));
        var inClear = await Archive("--template", "{document_no}.jpg");
        var key = await File.ReadAllTextAsync(At("registrar.pub.jwk"), TestContext.Current.CancellationToken);
        var line = Line("T1", "1", "何一") with { DocumentNo = "110105200303070022" };
        await File.WriteAllBytesAsync(At("names.csv"), NameLine.Sealed([line], [key]), TestContext.Current.CancellationToken);
        var without = await Archive("--template", "{document_no}.jpg");
        var foreign = await Archive("--template", "{document_no}.jpg", "--key", At("other.key.jwe"));
        var opened = await Archive("--template", "{document_no}.jpg", "--key", At("registrar.key.jwe"));

        Assert.Equal((ExitCode.BadInput, true), (inClear.Status, inClear.Error.Contains("没有证件号码")));
        Assert.Equal((ExitCode.BadInput, true), (without.Status, without.Error.Contains("名单是加密的")));
        Assert.Equal((ExitCode.BadInput, true), (foreign.Status, foreign.Error.Contains("不是加密给这把密钥的")));
        Assert.True(opened.Status == ExitCode.Clean, opened.Error);
        Assert.DoesNotContain("110105", await File.ReadAllTextAsync(At("names.csv"), TestContext.Current.CancellationToken));
        using var zip = ZipFile.OpenRead(At("photos.zip"));
        Assert.NotNull(zip.GetEntry("110105200303070022.jpg"));
    }

    [Fact]
    public void List_WhoseBytesWereChanged_DoesNotOpen()
    {
        using var key = PrivateKey.Create(KeyUse.Encryption);
        var envelope = ListEnvelope.Seal("token\n"u8.ToArray(), ListEnvelope.Names, [key.Public]);
        var photo = PhotoEnvelope.SealBytes(Portrait, "names", "1", [key.Public]);
        var changed = Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(envelope).Replace("\"tag\":\"", "\"tag\":\"A", StringComparison.Ordinal)
        );

        Assert.Equal("token\n"u8.ToArray(), ListEnvelope.Open(envelope, ListEnvelope.Names, key).Value);
        Assert.Equal("list_broken", ListEnvelope.Open(changed, ListEnvelope.Names, key).Failure?.Code);
        Assert.Equal("list_broken", ListEnvelope.Open(photo, ListEnvelope.Names, key).Failure?.Code);
        Assert.Equal("list_broken", ListEnvelope.Open("{}"u8.ToArray(), ListEnvelope.Names, key).Failure?.Code);
        Assert.Equal("envelope_broken", PhotoEnvelope.Open(envelope, key).Failure?.Code);
    }

    [Theory]
    [InlineData("何一", "何一")]
    [InlineData("", "_")]
    [InlineData(".", "_")]
    [InlineData("..", "_")]
    [InlineData("a/b\\c", "a_b_c")]
    [InlineData("con.jpg", "_con.jpg")]
    [InlineData("COM1", "_COM1")]
    [InlineData("COM¹.txt", "_COM¹.txt")]
    [InlineData("console", "console")]
    [InlineData("a. . ", "a")]
    [InlineData("\uFFFD", "_")]
    [InlineData("𠮷", "𠮷")]
    public void SafeName_OfAText_OpensOnEverySystem(string text, string expected) => Assert.Equal(expected, SafeName.Of(text));

    [Fact]
    public void SafeName_Cut_KeepsCharactersWhole() => Assert.Equal("a", SafeName.Short("a𠮷", 2));

    private static NameLine Line(string token, string number, string name) =>
        new(token, null, number, name, "金融21-1", $"E{number}", "金融学院", "经济学", null);

    private void Photos(params string[] tokens)
    {
        Directory.CreateDirectory(At("photos"));
        foreach (var token in tokens)
        {
            File.WriteAllBytes(At($"photos/{token}.jpg"), Portrait);
        }
    }

    private void Names(params NameLine[] lines) => File.WriteAllBytes(At("names.csv"), NameLine.File(lines));

    private Task<CommandLine> Archive(params string[] more) =>
        CommandLine.Run<ArchiveCommand>([
            "--photos",
            At("photos"),
            "--names",
            At("names.csv"),
            "--out",
            At("photos.zip"),
            .. more,
        ]);

    private static string Text(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
