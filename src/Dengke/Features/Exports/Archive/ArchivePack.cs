using System.IO.Compression;
using System.Security.Cryptography;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;
using Dengke.Features.Shared.Summaries;
using Dengke.Platform.Crypto;
using Dengke.Platform.Documents;
using Dengke.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Exports.Archive;

/// <summary>
/// 归档包: a ZIP with each student's 核对表, the evidence of their corrections opened, the colleges' signed summaries, and a table of contents.
/// Written forward as it is made, so that of 20,000 students a few are in memory; whatever cannot be had is named in the table.
/// </summary>
internal sealed class ArchivePack(DengkeDb db, FileStore files, Vault vault, Campaign campaign, DocumentFonts fonts)
{
    private const int Batch = 32;
    private const int LongestPart = 40;

    /// <param name="output">Need not be seekable; stays open.</param>
    /// <param name="college">Whose summaries; null for all. <paramref name="rows"/> are to be its students.</param>
    /// <param name="verify">Makes the address by which a summary's token is checked; null where none is known.</param>
    /// <param name="progress">Told how many students are done.</param>
    /// <returns>Or <c>fonts_missing</c>, before anything was written.</returns>
    public async Task<Outcome<ArchiveSums>> Write(
        Stream output,
        FinalRows rows,
        string? college,
        Func<string, string>? verify,
        DateTimeOffset now,
        IProgress<int>? progress,
        CancellationToken ct
    )
    {
        if (fonts.Missing is { } missing)
        {
            return missing;
        }

        await using var archive = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, null, ct);
        var zip = new ArchiveZip(archive, output, now);
        await AddSummaries(zip, college, verify, ct);
        var sheet = new StudentSheet(campaign, vault, rows.IsSealed, now);
        var done = 0;
        await foreach (var batch in Batches(rows, ct))
        {
            var papers = await StudentPapers.Load(db, [.. batch.Select(r => r.Student.Id)], ct);
            var sheets = await Task.WhenAll(batch.Select(r => Task.Run(() => Pdf(sheet.Of(r, papers(r.Student.Id))), ct)));
            for (var i = 0; i < batch.Count; i++)
            {
                await zip.Add(
                    Line(batch[i], ArchiveLine.Sheet, "学籍信息核对表", $"{PathOf(batch[i], ArchiveLine.Sheet)}-核对表.pdf"),
                    sheets[i],
                    ct
                );
                await AddEvidence(zip, batch[i], papers(batch[i].Student.Id), ct);
                done++;
                progress?.Report(done);
            }
        }

        await zip.AddPlain(ArchiveContents.Csv, ArchiveContents.WriteCsv(zip.Lines), ct);
        var contents = ArchiveContents.WritePdf(zip.Lines, campaign, rows, fonts, now);
        await zip.AddPlain(ArchiveContents.Pdf, contents.Value, ct);
        return new ArchiveSums(done, zip.Lines.Count - zip.Missing, zip.Missing);
    }

    private async Task AddSummaries(ArchiveZip zip, string? college, Func<string, string>? verify, CancellationToken ct)
    {
        var submissions = await db
            .CollegeSubmissions.AsNoTracking()
            .Include(s => s.Signed)
            .Where(s => s.CampaignId == campaign.Id && (college == null || s.College == college))
            .ToListAsync(ct);
        foreach (var submission in submissions.OrderBy(s => s.College, StringComparer.Ordinal))
        {
            foreach (var round in submission.Signed.OrderBy(r => r.Round))
            {
                var sheet = SignedSheet.Open(submission, round, vault);
                var title = $"学籍信息更正汇总表 第 {round.Round} 次{(round.ReturnedAt is null ? "" : "(已退回)")}";
                var path = $"{ArchiveLine.Summary}/{SafeName.Short(submission.College, LongestPart)}-第{round.Round}次.pdf";
                var line = new ArchiveLine(ArchiveLine.Summary, submission.College, "", "", "", title, path, 0, "", "");
                if (sheet.IsIntact)
                {
                    await zip.Add(line, Pdf(SummaryPaper.Of(sheet, campaign, verify?.Invoke(sheet.Token))), ct);
                }
                else
                {
                    zip.Miss(line, "内容与签字时的摘要不符");
                }
            }
        }
    }

    private async Task AddEvidence(ArchiveZip zip, FinalRow row, StudentPapers papers, CancellationToken ct)
    {
        var number = 0;
        foreach (var correction in papers.Corrections)
        {
            foreach (var file in correction.Evidence.Where(e => e.RemovedAt is null).OrderBy(e => e.AddedAt).ThenBy(e => e.Id))
            {
                var kind = campaign.Routes.Evidence.FirstOrDefault(k => k.Id == file.Kind)?.Name ?? file.Kind;
                var title = $"{Labels.Of(campaign, correction)}: {kind}";
                var name = SafeName.Short($"{++number:00}-{Labels.Of(campaign, correction)}-{kind}", LongestPart);
                var ending = file.MediaType == EvidenceContent.Jpeg ? "jpg" : "pdf";
                var line = Line(row, ArchiveLine.Evidence, title, $"{PathOf(row, ArchiveLine.Evidence)}/{name}.{ending}");
                var content = await Open(file, ct);
                if (content is null)
                {
                    zip.Miss(line, "文件不在或已损坏");
                }
                else
                {
                    await zip.Add(line, content, ct);
                }
            }
        }
    }

    private async Task<byte[]?> Open(EvidenceFile file, CancellationToken ct)
    {
        try
        {
            return await files.Get(db, file.FileId, ct);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private byte[] Pdf(PdfContent content)
    {
        using var output = new MemoryStream();
        _ = PdfReport.Write(output, content, fonts).Value;
        return output.ToArray();
    }

    private static ArchiveLine Line(FinalRow row, string kind, string title, string path)
    {
        var student = row.Student;
        return new(kind, student.College, student.ClassName, student.StudentNo, student.Name, title, path, 0, "", "");
    }

    /// <summary>Begins with the place in the set, so that no two are the same.</summary>
    private static string PathOf(FinalRow row, string kind)
    {
        var student = row.Student;
        var person = SafeName.Short($"{row.Number:00000}-{student.StudentNo}-{student.Name}", LongestPart);
        return string.Join(
            '/',
            kind,
            SafeName.Short(student.College, LongestPart),
            SafeName.Short(student.ClassName, LongestPart),
            person
        );
    }

    private static async IAsyncEnumerable<List<FinalRow>> Batches(
        FinalRows rows,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct
    )
    {
        List<FinalRow> batch = [];
        await foreach (var row in rows.Read(ct))
        {
            batch.Add(row);
            if (batch.Count == Batch)
            {
                yield return batch;
                batch = [];
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
