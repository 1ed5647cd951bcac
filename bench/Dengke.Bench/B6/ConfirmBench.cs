using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dengke.Bench.B6;

/// <summary>
/// B6: 5,000 students open their record and declare it within three minutes, on each database, each with a session of their own
/// (signing in is left out: it costs a tenth of a second of hashing on purpose, and a campus signs in elsewhere). Then what the server
/// can take at most, beside a bare endpoint that does the same rows.
/// </summary>
internal static class ConfirmBench
{
    private const int Students = 5000;
    private const int Saturating = 1000;
    private const int WarmUp = 100;
    private static readonly TimeSpan ThreeMinutes = TimeSpan.FromMinutes(3);

    /// <param name="program">The built <c>dengke.dll</c>.</param>
    /// <param name="postgres">A connection string without a database of its own; null to leave PostgreSQL out.</param>
    public static async Task<IReadOnlyList<ResultRow>> Run(string program, string? postgres)
    {
        var rows = new List<ResultRow>();
        foreach (var (name, database) in Databases(postgres))
        {
            var folder = Directory.CreateTempSubdirectory("dengke-b6-");
            try
            {
                rows.AddRange(await Measure(program, name, database, Path.Combine(folder.FullName, "data")));
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        return rows;
    }

    private static IEnumerable<(string Name, string Text)> Databases(string? postgres)
    {
        yield return ("SQLite", "sqlite");
        if (postgres is not null)
        {
            yield return ("PostgreSQL", $"postgres:{postgres};Database=dengke_b6");
        }
    }

    private static async Task<IReadOnlyList<ResultRow>> Measure(string program, string name, string database, string folder)
    {
        var wanted = (Students + (2 * (Saturating + WarmUp))) * 21 / 20;
        await ServedProgram.Run(program, "demo", "--data", folder, "--database", database, "--students", $"{wanted}");
        var sessions = await Sessions(database, folder);
        var taken = 0;
        LoadResult paced;
        LoadResult most;
        await using (var server = await ServedProgram.Start(program, "serve", "--data", folder, "--database", database))
        {
            await Load.Saturated(server.Address, Next(WarmUp), (s, c, o) => s.Confirm(c, o));
            paced = await Load.Paced(server.Address, Next(Students), ThreeMinutes, (s, c, o) => s.Confirm(c, o));
            most = await Load.Saturated(server.Address, Next(Saturating), (s, c, o) => s.Confirm(c, o));
        }

        LoadResult bare;
        await using (
            var server = await ServedProgram.Start(typeof(ConfirmBench).Assembly.Location, "contestant", "bare", database, folder)
        )
        {
            await Load.Saturated(server.Address, Next(WarmUp), (s, c, o) => s.ConfirmBare(c, o));
            bare = await Load.Saturated(server.Address, Next(Saturating), (s, c, o) => s.ConfirmBare(c, o));
        }

        Console.Error.WriteLine($"  {name}: paced {paced}, most {most}, bare {bare}");
        return
        [
            new(
                "B6",
                $"{name}: {paced.Students} students open and declare; p50 {paced.P50:0} ms, p99 {paced.P99:0} ms, {paced.Errors} errors",
                paced.Seconds,
                double.NaN,
                Target: "180 s, p99 300 ms, no error"
            ),
            new(
                "B6",
                $"{name}: {most.Students} at once, {most.PerSecond:0} a second, {most.Errors} errors",
                most.Seconds,
                double.NaN
            ),
            new(
                "B6",
                $"{name}: the same rows by a bare endpoint, {bare.PerSecond:0} a second, {bare.Errors} errors",
                bare.Seconds,
                double.NaN
            ),
            ResultRow.Ratio(
                "B6",
                $"{name}: Dengke / bare endpoint, students a second",
                most.PerSecond / bare.PerSecond,
                "at least 0.5"
            ),
        ];

        List<StudentSession> Next(int count)
        {
            taken += count;
            return sessions.GetRange(taken - count, count);
        }
    }

    /// <summary>A session for every student of the cohort, made with the installation's own keys.</summary>
    private static async Task<List<StudentSession>> Sessions(string database, string folder)
    {
        using var databases = Database.Open(database, folder);
        var services = new ServiceCollection();
        services.AddLogging();
        Server.AddServices(services, new ServerOptions(folder, Database: database), databases, TimeProvider.System);
        await using var provider = services.BuildServiceProvider();
        await using var db = databases.CreateDbContext();
        var accounts = await db.Accounts.AsNoTracking().Include(a => a.Grants).ToListAsync();
        var byNumber = accounts
            .Where(a => a.Grants is [{ Role: Role.Student }])
            .DistinctBy(a => a.Grants[0].Scope)
            .ToDictionary(a => a.Grants[0].Scope!, StringComparer.Ordinal);
        var students = await db.Students.AsNoTracking().Where(s => s.InCohort).OrderBy(s => s.StudentNo).ToListAsync();
        var sessions = new List<StudentSession>(students.Count);
        foreach (var student in students.DistinctBy(s => s.StudentNo).Where(s => byNumber.ContainsKey(s.StudentNo)))
        {
            using var scope = provider.CreateScope();
            var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
            http.Request.Scheme = "http";
            await Session.Start(http, byNumber[student.StudentNo]);
            sessions.Add(new StudentSession(student.Id, http.Response.Headers.SetCookie.ToString().Split(';')[0]));
        }

        return sessions;
    }
}
