using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Features.Notices;
using Dengke.Platform.Documents;
using Dengke.Platform.Files;
using Dengke.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dengke.Tests.Notices;

/// <summary>Puts published documents there, for tests that are about something else.</summary>
internal static class PublishedSamples
{
    /// <summary>Two versions of the notice that differ in one line.</summary>
    public static async Task Add(AppFixture app, string campaign)
    {
        var content = await SampleDocuments.Make(CampaignDocument.Notice);
        var files = app.Services.GetRequiredService<FileStore>();
        await app.Read(async db =>
        {
            for (var number = 1; number <= 2; number++)
            {
                var version = content with { Blocks = [.. content.Blocks, new Paragraph($"第 {number} 次")] };
                var row = new PublishedDocument
                {
                    Id = Guid.CreateVersion7(),
                    CampaignId = campaign,
                    Kind = CampaignDocument.Notice,
                    Number = number,
                    Revision = 1,
                    IssuedOn = SampleDocuments.Date,
                    TextHash = DraftSource.HashOf(version),
                    Note = number == 1 ? null : "多了一次",
                    PublishedBy = "测试",
                    PublishedAt = app.Clock.GetUtcNow(),
                };
                foreach (var format in new[] { FileFormat.Content, FileFormat.Html })
                {
                    var bytes = (
                        await DocumentWriting.Write(version, format, app.Services.GetRequiredService<DocumentFonts>(), default)
                    ).Value;
                    row.Files.Add(
                        new PublishedFile
                        {
                            Id = Guid.CreateVersion7(),
                            Format = format,
                            FileId = await files.Put(db, bytes, app.Clock.GetUtcNow(), default),
                            Sha256 = new WrittenFile(format, bytes).Sha256,
                            Size = bytes.Length,
                        }
                    );
                }

                db.PublishedDocuments.Add(row);
            }

            return await db.SaveChangesAsync();
        });
    }
}
