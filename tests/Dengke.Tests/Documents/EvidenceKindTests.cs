using System.IO.Compression;
using System.Text;
using CsCheck;
using Dengke.Platform.Files;

namespace Dengke.Tests.Documents;

/// <summary>What is neither photo nor PDF, whatever it calls itself; and files of chance.</summary>
[Trait("Requirement", "SEC-6")]
public sealed class EvidenceKindTests : IDisposable
{
    private readonly EvidenceIntake intake = new();

    public static TheoryData<string, byte[]> Others =>
        new()
        {
            { "evidence_empty", [] },
            { "evidence_heic", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0] },
            { "evidence_heic", [0, 0, 0, 24, .. "ftypmif1"u8, 0, 0, 0, 0] },
            { "evidence_other_picture", [0, 0, 0, 24, .. "ftypavif"u8, 0, 0, 0, 0] },
            { "evidence_animated", [.. "GIF89a"u8, 1, 0, 1, 0] },
            { "evidence_animated", [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 2, 0, 0, 0, .. "ANIM"u8] },
            { "evidence_animated", SamplePhotos.AnimatedPng() },
            { "evidence_other_picture", SamplePhotos.WebP() },
            { "evidence_other_picture", "II*\0"u8.ToArray() },
            { "evidence_program", "MZ\u0090\0\u0003"u8.ToArray() },
            { "evidence_program", "\u007FELF"u8.ToArray() },
            { "evidence_archive", Zip() },
            { "evidence_archive", [0xD0, 0xCF, 0x11, 0xE0] },
            { "evidence_web_page", "\n<!DOCTYPE html><script>alert(1)</script>"u8.ToArray() },
            { "evidence_web_page", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray() },
            { "evidence_unknown_type", "学号,姓名"u8.ToArray() },
            { "evidence_unknown_type", " %PDF-1.4"u8.ToArray() },
            { "evidence_photo_damaged", [0xFF, 0xD8, 0xFF, 0xE0] },
        };

    [Theory, MemberData(nameof(Others))]
    public async Task Take_OtherKind_SaysWhatItIs(string code, byte[] file)
    {
        var failure = (await intake.Take(new MemoryStream(file), CancellationToken.None)).Failure;

        Assert.Equal(code, failure?.Code);
        Assert.EndsWith("。", failure!.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.English!);
    }

    [Fact]
    public async Task Take_Heic_SaysHowToSendJpeg()
    {
        var failure = (await intake.Take(new MemoryStream([0, 0, 0, 24, .. "ftypheic"u8]), CancellationToken.None)).Failure;

        Assert.Contains("设置 > 相机 > 格式", failure!.Message, StringComparison.Ordinal);
        Assert.Contains("兼容性最佳", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>Bytes overwritten, cut out, doubled or cut off: an answer with a code, or evidence that can be opened.</summary>
    [Fact]
    public async Task Take_MutatedFile_AnswersAlways()
    {
        byte[][] files =
        [
            SamplePhotos.WithExif(SamplePhotos.Jpeg(64, 48), 6, "note"),
            SamplePhotos.Png(64, 48),
            SamplePdfs.With(
                "/OpenAction [3 0 R /Fit]",
                SamplePdfs.Stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", SamplePdfs.Deflate("7 0 << /Type /Page >>"))
            ),
        ];
        var mutation = Gen.Select(Gen.Double[0, 1], Gen.Int[0, 3], Gen.Byte.Array[0, 12]);

        await Gen.Select(Gen.Int[0, files.Length - 1], mutation.Array[1, 6])
            .SampleAsync(
                async (which, mutations) =>
                {
                    var file = mutations.Aggregate(files[which], Mutate);

                    var outcome = await intake.Take(new MemoryStream(file), CancellationToken.None);

                    if (outcome.IsOk && outcome.Value.MediaType == EvidenceContent.Jpeg)
                    {
                        using var picture = SamplePhotos.Decode(outcome.Value.Bytes);
                        return picture.Width == outcome.Value.Width && picture.Height == outcome.Value.Height;
                    }

                    return outcome.IsOk || outcome.Failure!.Code.StartsWith("evidence_", StringComparison.Ordinal);
                },
                iter: 3_000
            );
    }

    public void Dispose() => intake.Dispose();

    private static byte[] Mutate(byte[] file, (double At, int How, byte[] Bytes) mutation)
    {
        var at = (int)(mutation.At * file.Length);
        var end = Math.Min(file.Length, at + mutation.Bytes.Length);
        return mutation.How switch
        {
            0 => [.. file[..at], .. mutation.Bytes[..(end - at)], .. file[end..]],
            1 => [.. file[..at], .. file[end..]],
            2 => [.. file[..end], .. file[at..]],
            _ => file[..at],
        };
    }

    private static byte[] Zip()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry("word/document.xml").Open();
            entry.Write(Encoding.UTF8.GetBytes("<w:document/>"));
        }

        return file.ToArray();
    }
}
