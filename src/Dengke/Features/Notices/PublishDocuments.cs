using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Handling;

namespace Dengke.Features.Notices;

[Words("发布{document}第 {number} 版, 正文摘要 {textHash}", "Version {number} of {document} was published, text {textHash}")]
public sealed record DocumentPublished(
    string Document,
    int Number,
    int Revision,
    int? Timetable,
    string TextHash,
    IReadOnlyList<string> Files
) : IAuditEvent
{
    public string? Subject => Document;
}

/// <summary>A document as it was looked at, to be published as that version.</summary>
/// <param name="TextHash">Of what was looked at.</param>
/// <param name="Files">Written from it.</param>
public sealed record ReadyDocument(CampaignDocument Kind, int Number, string TextHash, IReadOnlyList<WrittenFile> Files);

/// <summary>
/// Publishes documents, each as its next version (CAM-5), and keeps their bytes for ever. Refused with <c>stale</c> where the campaign,
/// the timetable or the versions have moved since they were looked at, with <c>unchanged</c> where a document would say the same again,
/// and with <c>no_timetable</c>.
/// </summary>
/// <param name="Note">What has changed; needed where one of them had a version before.</param>
[Operation("notices.publish", Role.Registrar)]
public sealed record PublishDocuments(string CampaignId, string? Note, IReadOnlyList<ReadyDocument> Documents) : Command<int>
{
    public override string Campaign => CampaignId;

    public override string? Because => Note;

    public override async Task<Outcome<int>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await DraftSource.Load(work.Db, CampaignId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        if (Documents.Count == 0)
        {
            return Unchanged();
        }

        var source = loaded.Value;
        var shelf = await DocumentShelf.Load(work.Db, source, ct);
        var places = Documents.Select(d => (Ready: d, Shelved: shelf.First(s => s.Kind == d.Kind))).ToList();
        if (Note is { Length: > Reasons.Longest } || places.Exists(p => p.Shelved.Last is not null))
        {
            if (Reasons.Error("note", Note) is { } error)
            {
                return error;
            }
        }

        foreach (var (ready, shelved) in places)
        {
            var refused = await Refuse(work, source, ready, shelved);
            if (refused is not null)
            {
                return refused;
            }

            await Keep(work, source, ready, ct);
        }

        return Documents.Count;
    }

    private static async Task<Failure?> Refuse(Work work, DraftSource source, ReadyDocument ready, ShelvedDocument shelved)
    {
        if (shelved.Obstacle is { } obstacle)
        {
            return obstacle;
        }

        var draft = await source.Make(ready.Kind, source.DateAt(work.Now));
        return !draft.IsOk ? draft.Failure
            : shelved.Standing == DocumentStanding.Current ? Unchanged()
            : shelved.Next != ready.Number || DraftSource.HashOf(draft.Value) != ready.TextHash ? Failure.Conflict()
            : null;
    }

    private static Failure Unchanged() =>
        Failure.Refused(
            "unchanged",
            "内容与已发布的版本相同, 没有发布新版本。",
            "It says what the published version says; no new version was published."
        );

    private async Task Keep(Work work, DraftSource source, ReadyDocument ready, CancellationToken ct)
    {
        var files = new List<PublishedFile>();
        foreach (var file in ready.Files)
        {
            files.Add(
                new PublishedFile
                {
                    Id = work.NewId(),
                    Format = file.Format,
                    FileId = await work.Files.Put(work.Db, file.Bytes, work.Now, ct),
                    Sha256 = file.Sha256,
                    Size = file.Bytes.Length,
                }
            );
        }

        var timetable = ready.Kind == CampaignDocument.CaptureTimetable ? source.Timetable?.Number : null;
        work.Db.PublishedDocuments.Add(
            new PublishedDocument
            {
                Id = work.NewId(),
                CampaignId = CampaignId,
                Kind = ready.Kind,
                Number = ready.Number,
                Revision = source.Revision,
                Timetable = timetable,
                IssuedOn = source.DateAt(work.Now),
                TextHash = ready.TextHash,
                Note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim(),
                PublishedBy = work.Actor.Name,
                PublishedAt = work.Now,
                Files = files,
            }
        );
        work.Record(
            new DocumentPublished(
                ready.Kind.Name(),
                ready.Number,
                source.Revision,
                timetable,
                ready.TextHash,
                [.. files.Select(f => $"{f.Format}:{f.Sha256}")]
            )
        );
    }
}
