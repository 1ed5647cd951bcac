using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Features.Shared.Records;

namespace Dengke.Features.Stations;

/// <summary>A received shot with whose it is.</summary>
public sealed class ShotLine
{
    public required ReceivedShot Shot { get; init; }

    public string Device { get; init; } = "";

    /// <summary>Null for nobody's yet.</summary>
    public Student? Student { get; init; }

    /// <summary>Where the portrait that it became stands.</summary>
    public PhotoState? Portrait { get; init; }
}

/// <summary>What the list of received shots is narrowed to and ordered by; every part is a part of the address.</summary>
public sealed record ShotFilter
{
    public ReceivedState? State { get; init; }

    /// <summary>A code of <see cref="ShotProblems"/>.</summary>
    public string? Problem { get; init; }

    public string? Session { get; init; }

    /// <summary>Name, 学号, pinyin initials, or a whole shot number.</summary>
    public string? Q { get; init; }

    /// <summary>A column's key, with a minus before it for descending.</summary>
    public string? Sort { get; init; }

    public IQueryable<ShotLine> Apply(DengkeDb db, string campaign)
    {
        var shots = db.ReceivedShots.Where(s => s.CampaignId == campaign);
        if (State is { } state)
        {
            shots = shots.Where(s => s.State == state);
        }

        if (!string.IsNullOrEmpty(Problem))
        {
            shots = shots.Where(s => s.Problem == Problem);
        }

        if (!string.IsNullOrEmpty(Session))
        {
            shots = shots.Where(s => s.SessionId == Session);
        }

        if (!string.IsNullOrWhiteSpace(Q))
        {
            var number = Q.Trim();
            var named = db.Students.Where(s => s.CampaignId == campaign).Named(Q).Select(s => (Guid?)s.Id);
            shots = shots.Where(s => s.Shot == number || named.Contains(s.StudentId));
        }

        var lines =
            from shot in shots
            join student in db.Students on shot.StudentId equals (Guid?)student.Id into students
            from student in students.DefaultIfEmpty()
            join photo in db.CapturedPhotos on shot.PhotoId equals (Guid?)photo.Id into photos
            from photo in photos.DefaultIfEmpty()
            select new
            {
                Shot = shot,
                Student = student,
                Device = shot.Device!.Name,
                Portrait = photo == null ? null : (PhotoState?)photo.State,
            };
        var ordered = Sort switch
        {
            "shot" => lines.OrderBy(l => l.Shot.Shot),
            "-shot" => lines.OrderByDescending(l => l.Shot.Shot),
            "no" => lines.OrderBy(l => l.Student!.StudentNo),
            "-no" => lines.OrderByDescending(l => l.Student!.StudentNo),
            "received" => lines.OrderBy(l => l.Shot.ReceivedAt),
            "-received" => lines.OrderByDescending(l => l.Shot.ReceivedAt),
            "taken" => lines.OrderBy(l => l.Shot.TakenAt),
            _ => lines.OrderByDescending(l => l.Shot.TakenAt),
        };
        return ordered
            .ThenByDescending(l => l.Shot.Id)
            .Select(l => new ShotLine
            {
                Shot = l.Shot,
                Student = l.Student,
                Device = l.Device,
                Portrait = l.Portrait,
            });
    }
}
