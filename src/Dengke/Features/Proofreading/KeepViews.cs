using System.Buffers.Text;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Crypto;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Proofreading;

/// <summary>A view of a portrait, encoded afresh.</summary>
/// <param name="Sha256">Of the envelope of the shot.</param>
public sealed record NewView(string Token, string Shot, string Sha256, byte[] Picture);

/// <summary>A view that cannot be shown to anybody.</summary>
/// <param name="Problem">unknown, unmatched, replaced or outside_window.</param>
public sealed record LeftView(string Token, string Shot, string Problem);

/// <summary>What became of views.</summary>
public sealed record KeptViews(int Added, int Renewed, int Same, IReadOnlyList<LeftView> Left);

/// <summary>
/// Takes in the views that the registrar's machine has made: each to the student whose portrait it is, who is told once. It is known from it
/// that the shot was opened. The same again changes nothing; one that had expired is kept anew (HND-4).
/// </summary>
[Operation("proof.keep_views", Role.Registrar)]
public sealed record KeepViews(string CampaignId, IReadOnlyList<NewView> Views) : Command<KeptViews>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<KeptViews>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        var window = await ReadingWindow.Load(work.Db, loaded.Value, ct);
        if (!window.TakesViews(work.Now))
        {
            return Failure.Refused(
                "outside_window",
                $"图像校对的时间为{window.Phase.Describe()}, 校对图可提前 {ReadingWindow.Early.Days} 天上传。",
                $"Proof-reading is {window.Phase.DescribeInEnglish()}; views can be uploaded {ReadingWindow.Early.Days} days before."
            );
        }

        var keeping = await Keeping.Load(this, work, window, ct);
        foreach (var view in Views.DistinctBy(v => v.Sha256))
        {
            keeping.Take(view);
        }

        var kept = keeping.Result;
        work.Record(new ViewsUploaded(kept.Added, kept.Renewed, kept.Same, kept.Left.Count));
        return kept;
    }

    private sealed class Keeping(Work work, ReadingWindow window, string campaign)
    {
        private readonly List<LeftView> left = [];
        private int added;
        private int renewed;
        private int same;

        private ILookup<string, ReceivedShot> Shots { get; init; } = null!;

        private Dictionary<Guid, CapturedPhoto> Photos { get; init; } = [];

        private Dictionary<Guid, Student> Students { get; init; } = [];

        private Dictionary<Guid, PhotoReading> Readings { get; init; } = [];

        public KeptViews Result => new(added, renewed, same, left);

        public static async Task<Keeping> Load(KeepViews command, Work work, ReadingWindow window, CancellationToken ct)
        {
            var (campaign, db) = (command.CampaignId, work.Db);
            var tokens = command.Views.Select(v => v.Token).Distinct().ToArray();
            var shots = await db.ReceivedShots.Where(s => s.CampaignId == campaign && tokens.Contains(s.Token)).ToListAsync(ct);
            var photos = shots.Where(s => s.PhotoId is not null).Select(s => s.PhotoId!.Value).Distinct().ToArray();
            var found = await db.CapturedPhotos.Where(p => photos.Contains(p.Id)).ToListAsync(ct);
            var students = found.Select(p => p.StudentId).Distinct().ToArray();
            return new Keeping(work, window, campaign)
            {
                Shots = shots.ToLookup(s => s.Sha256, StringComparer.Ordinal),
                Photos = found.ToDictionary(p => p.Id),
                Students = await db.Students.Where(s => students.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct),
                Readings = await db.PhotoReadings.Where(r => photos.Contains(r.PhotoId)).ToDictionaryAsync(r => r.PhotoId, ct),
            };
        }

        public void Take(NewView view)
        {
            var shots = Shots[view.Sha256].Where(s => s.Token == view.Token).ToList();
            foreach (var shot in shots)
            {
                shot.OpenedAt ??= work.Now;
            }

            var photo = shots.Select(s => s.PhotoId).FirstOrDefault(p => p is not null) is { } id
                ? Photos.GetValueOrDefault(id)
                : null;
            var problem =
                shots.Count == 0 ? "unknown"
                : photo is null ? "unmatched"
                : photo.State != PhotoState.Current ? "replaced"
                : window.EndFor(Students[photo.StudentId]) <= work.Now ? "outside_window"
                : null;
            if (problem is not null)
            {
                left.Add(new LeftView(view.Token, view.Shot, problem));
                return;
            }

            Keep(view, photo!, Students[photo!.StudentId]);
        }

        private void Keep(NewView view, CapturedPhoto photo, Student student)
        {
            if (Readings.TryGetValue(photo.Id, out var reading))
            {
                if (reading.SealedView is not null)
                {
                    same++;
                    return;
                }

                renewed++;
                (reading.SealedView, reading.ExpiresAt) = (Sealed(view), window.ExpiryFor(student, work.Now));
                return;
            }

            added++;
            reading = new PhotoReading
            {
                Id = work.NewId(),
                CampaignId = campaign,
                StudentId = student.Id,
                PhotoId = photo.Id,
                State = ReadingLife.Cycle.Initial,
                SealedView = Sealed(view),
                AddedAt = work.Now,
                ExpiresAt = window.ExpiryFor(student, work.Now),
            };
            Readings[photo.Id] = reading;
            work.Db.PhotoReadings.Add(reading);
            work.Record(new ViewKept(student));
            work.Tell(
                new MessageRequest("proof_reading_opens", campaign)
                {
                    Student = student.Id,
                    Values = new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["window"] = new Window(window.Phase.Opens, ChinaTime.ToLocal(window.EndFor(student))).Describe(),
                    },
                    Link = "/me/photo",
                }
            );
        }

        private string Sealed(NewView view) => work.Vault.Seal(Base64Url.EncodeToString(view.Picture), SealPurposes.PhotoView);
    }
}
