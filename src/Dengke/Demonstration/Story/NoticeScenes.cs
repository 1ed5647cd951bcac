using Dengke.Features.Notices;
using Dengke.Platform.Documents;

namespace Dengke.Demonstration.Story;

/// <summary>The notice goes out before the confirmation begins, and the timetable with its fourth attachment when it is planned.</summary>
internal sealed class NoticeScenes(Stage stage, DocumentFonts fonts)
{
    public IEnumerable<Scene> All() =>
        [
            new Scene(new DateTime(2024, 10, 8, 9, 0, 0), () => Publish(new DateTime(2024, 10, 8, 9, 0, 0))),
            new Scene(new DateTime(2024, 10, 18, 15, 30, 0), () => Publish(new DateTime(2024, 10, 18, 15, 30, 0))),
        ];

    /// <summary>Whatever is due. On a machine without Chinese fonts nothing is, and the story goes on.</summary>
    private async Task Publish(DateTime at)
    {
        var ready = await stage.Read(async db =>
        {
            var source = (await DraftSource.Load(db, stage.Campaign.Id, stage.Cancelled)).Value;
            var shelf = await DocumentShelf.Load(db, source, stage.Cancelled);
            var now = Domain.Campaigns.ChinaTime.ToInstant(at);
            return await ReadyDocuments.Of(source, shelf.Where(d => d.IsDue), now, fonts, stage.Cancelled);
        });
        if (ready.IsOk && ready.Value.Count > 0)
        {
            await stage.Do(stage.Cast.Registrar, new PublishDocuments(stage.Campaign.Id, "按计划发布", ready.Value));
        }
    }
}
