using Dengke.Data.Stations;
using Dengke.Domain.Kernel;
using Dengke.Platform.Envelopes;
using Dengke.Platform.StationLink;
using static Dengke.Tests.Station.StationFixture;

namespace Dengke.Tests.Station;

/// <summary>
/// What is on the disk at every write of a run of shots is opened as after a power cut: every shot that was accepted is there, once, and
/// whole (CAP-7).
/// </summary>
[Trait("Database", "none")]
[Trait("Requirement", "CAP-7")]
public sealed class CrashTests(ITestOutputHelper output)
{
    /// <summary>Two hundred for the record of what was measured: DENGKE_CRASH_SHOTS=200.</summary>
    private static readonly int Shots = int.Parse(Environment.GetEnvironmentVariable("DENGKE_CRASH_SHOTS") ?? "12");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Store_CutOffAtEveryWrite_HasEveryAcceptedShotOnce()
    {
        await using var station = await new StationFixture().WithPack(people: Shots);
        var (writes, before, torn, longest) = (0, 0, 0, 0);
        for (var shot = 1; shot <= Shots; shot++)
        {
            Func<Task<Outcome<Done>>>[] commits =
            [
                () => station.Booth.Scan(Code(shot), Ct),
                () => station.Booth.Shoot(Picture("pass", shot), [], Ct),
                () => station.Booth.Accept(all: true, null),
            ];
            foreach (var (step, commit) in commits.Index())
            {
                var was = Disk.Of(station.Data);
                Ok(await commit());
                var now = Disk.Of(station.Data);
                longest = Math.Max(longest, now.Log.Length);
                foreach (var moment in was.MomentsUntil(now))
                {
                    writes++;
                    var (there, whole) = await Reopened(moment, shot);
                    before += there == shot - 1 ? 1 : 0;
                    torn += whole ? 0 : 1;
                }

                Assert.Equal((step == 2 ? shot : shot - 1, true), await Reopened(now, shot));
            }
        }

        output.WriteLine(
            $"{Shots} shots, cut off at {writes} writes, log up to {longest} bytes: {before} times without the shot in hand, {writes - before} with it; no accepted shot lost, {torn} torn"
        );
        Assert.Equal(0, torn);
        Assert.True(before > Shots, $"{before}");
    }

    /// <summary>Opens what a disk held: how many shots are there, and whether each is whole and there once.</summary>
    private static async Task<(int Shots, bool Whole)> Reopened(Disk disk, int shot)
    {
        var folder = Directory.CreateTempSubdirectory("dengke-cut-");
        try
        {
            disk.Write(folder.FullName);
            using var store = await StationStore.Open(folder.FullName, Ct);
            var shots = await store.Shots(Ct);
            Assert.InRange(shots.Count, shot - 1, shot);
            var whole = shots.Select(s => s.Token).SequenceEqual(Enumerable.Range(1, shots.Count).Select(Token));
            // The last ones are read whole; that the others are is what their hashes say.
            foreach (var one in shots.TakeLast(2))
            {
                var said = ShotStatement.Read(one.Statement)!.Value.Statement;
                var content = await store.Content(one.Id, original: false, Ct);
                whole &= content is not null && PhotoPackage.HashOf(content) == said.Sha256;
                whole &= await store.Content(one.Id, original: true, Ct) is not null;
            }

            return (shots.Count, whole);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The bytes of a store's files.</summary>
    private sealed record Disk(byte[] Database, byte[] Log)
    {
        private const int Page = 4096;
        private const int LogHead = 32;
        private const int FrameHead = 24;

        public static Disk Of(string folder) =>
            new(Read(Path.Combine(folder, "station.db")), Read(Path.Combine(folder, "station.db-wal")));

        public void Write(string folder)
        {
            File.WriteAllBytes(Path.Combine(folder, "station.db"), Database);
            File.WriteAllBytes(Path.Combine(folder, "station.db-wal"), Log);
        }

        /// <summary>
        /// The disk as it was between this state and a later one: SQLite writes the log, head and page of each frame by itself, then, when the log
        /// is long, pages of the database.
        /// </summary>
        public IEnumerable<Disk> MomentsUntil(Disk later)
        {
            foreach (var at in Cuts(Log, later.Log, LogHead, FrameHead, FrameHead + Page))
            {
                yield return new Disk(Database, Mixed(Log, later.Log, at));
            }

            foreach (var at in Cuts(Database, later.Database, 0, Page / 2, Page))
            {
                yield return new Disk(Mixed(Database, later.Database, at), later.Log);
            }
        }

        /// <summary>Where writing stops: at the beginning of each block and within it, as far as something is different.</summary>
        private static IEnumerable<int> Cuts(byte[] before, byte[] after, int start, int within, int block)
        {
            var same = before.AsSpan().CommonPrefixLength(after);
            var last = after.Length;
            while (last > same && last <= before.Length && before[last - 1] == after[last - 1])
            {
                last--;
            }

            for (var at = start; at < last; at += block)
            {
                if (at + block > same)
                {
                    yield return at;
                    yield return at + within;
                }
            }
        }

        private static byte[] Mixed(byte[] before, byte[] after, int at) =>
            [.. after.AsSpan(0, Math.Min(at, after.Length)), .. before.AsSpan(Math.Min(at, before.Length))];

        private static byte[] Read(string file)
        {
            using var stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            return memory.ToArray();
        }
    }
}
