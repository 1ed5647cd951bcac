using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Records;

namespace Dengke.Features.Proofreading;

/// <summary>How far students are with proof-reading, as the list tells them apart.</summary>
public enum ReadingStanding
{
    /// <summary>No portrait that counts.</summary>
    NoPortrait,

    /// <summary>There is one, and no view of it yet.</summary>
    NoView,

    Waiting,
    Confirmed,
    Disputed,
}

/// <summary>What the list is narrowed to; every part is a part of the address.</summary>
public sealed record ReadingFilter
{
    /// <summary>Null for all.</summary>
    public ReadingStanding? State { get; init; }

    public string? College { get; init; }

    public string? Class { get; init; }

    public string? Q { get; init; }

    /// <summary>A key of <see cref="Columns"/>, with a minus before it for descending; else by class and number.</summary>
    public string? Sort { get; init; }

    private static readonly SortColumns<Student> Columns = new SortColumns<Student>()
        .Add("name", s => s.NameInitials)
        .Add("no", s => s.StudentNo)
        .Add("class", s => s.ClassName);

    public IQueryable<Student> Apply(DengkeDb db, IQueryable<Student> students)
    {
        var chosen = State is { } state ? InState(db, Narrow(students), state) : Narrow(students);
        var ordered = Columns.Apply(chosen, Sort) ?? chosen.OrderBy(s => s.College).ThenBy(s => s.ClassName);
        return ordered.ThenBy(s => s.StudentNo).ThenBy(s => s.Id);
    }

    /// <summary>In every state.</summary>
    public IQueryable<Student> Narrow(IQueryable<Student> students)
    {
        students = students.Named(Q);
        if (!string.IsNullOrEmpty(College))
        {
            students = students.Where(s => s.College == College);
        }

        return string.IsNullOrEmpty(Class) ? students : students.Where(s => s.ClassName == Class);
    }

    public static IQueryable<Student> InState(DengkeDb db, IQueryable<Student> students, ReadingStanding state) =>
        state switch
        {
            ReadingStanding.NoPortrait => students.Where(s =>
                !db.CapturedPhotos.Any(p => p.StudentId == s.Id && p.State == PhotoState.Current)
            ),
            ReadingStanding.NoView => students.Where(s =>
                db.CapturedPhotos.Any(p =>
                    p.StudentId == s.Id && p.State == PhotoState.Current && !db.PhotoReadings.Any(r => r.PhotoId == p.Id)
                )
            ),
            ReadingStanding.Waiting => Read(db, students, ReadingState.Waiting),
            ReadingStanding.Confirmed => Read(db, students, ReadingState.Confirmed),
            ReadingStanding.Disputed => Read(db, students, ReadingState.Disputed),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    public static (string Chinese, string English) Words(ReadingStanding state) =>
        state switch
        {
            ReadingStanding.NoPortrait => ("未采集", "No portrait"),
            ReadingStanding.NoView => ("校对图未就绪", "No view yet"),
            ReadingStanding.Waiting => ReadingState.Waiting.Words(),
            ReadingStanding.Confirmed => ReadingState.Confirmed.Words(),
            ReadingStanding.Disputed => ReadingState.Disputed.Words(),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    /// <summary>The address's query with another state.</summary>
    public string With(ReadingStanding? state) =>
        $"?state={state}{Part("college", College)}{Part("class", Class)}{Part("q", Q)}{Part("sort", Sort)}";

    private static string Part(string name, string? value) =>
        string.IsNullOrWhiteSpace(value) ? "" : $"&{name}={Uri.EscapeDataString(value)}";

    private static IQueryable<Student> Read(DengkeDb db, IQueryable<Student> students, ReadingState state) =>
        students.Where(s =>
            db.PhotoReadings.Any(r =>
                r.StudentId == s.Id
                && r.State == state
                && db.CapturedPhotos.Any(p => p.Id == r.PhotoId && p.State == PhotoState.Current)
            )
        );
}
