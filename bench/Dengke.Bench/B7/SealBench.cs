using System.Diagnostics;
using System.Security.Cryptography;
using Dengke.Domain.Sealing;

namespace Dengke.Bench.B7;

/// <summary>
/// B7, second half: sealing a million records (canonical bytes, leaf hashes, tree) beside hashing those very bytes one by one with SHA-256.
/// Ten thousand different people, each a hundred times, so that memory holds them; in turns, so that what else goes on meets both alike.
/// </summary>
internal static class SealBench
{
    private const int Records = 1_000_000;
    private const int People = 10_000;

    public static IReadOnlyList<ResultRow> Run(int repeats)
    {
        var people = Enumerable.Range(0, People).Select(Person).ToArray();
        var contents = new byte[People][];
        _ = RecordLeaves.Plant(People, i => people[i], (i, content) => contents[i] = content.ToArray());
        var (sealing, hashing) = (new List<double>(), new List<double>());
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            sealing.Add(Time(() => RecordLeaves.Plant(Records, i => people[i % People], (_, _) => { })));
            hashing.Add(Time(() => HashAll(contents)));
        }

        var (seal, hash) = (Median(sealing), Median(hashing));
        var size = contents.Average(c => c.Length);
        return
        [
            new("B7", $"seal {Records:N0} records of {size:N0} bytes", seal, double.NaN),
            new("B7", "hash the same bytes", hash, double.NaN),
            ResultRow.Ratio("B7", "seal / hash", seal / hash, "2"),
        ];
    }

    private static void HashAll(byte[][] contents)
    {
        Span<byte> hash = stackalloc byte[MerkleTree.HashLength];
        for (var i = 0; i < Records; i++)
        {
            SHA256.HashData(contents[i % People], hash);
        }
    }

    private static SealedRecord Person(int i) =>
        new()
        {
            Campaign = "2025",
            StudentNo = $"2021{i:000000}",
            Nonce = Convert.ToBase64String(SHA256.HashData(BitConverter.GetBytes(i)))[..22],
            State = "final",
            ConfirmedAt = DateTimeOffset.UnixEpoch.AddSeconds(1_728_700_000 + i),
            Photo = new SealedPhoto(
                Convert.ToBase64String(SHA256.HashData(BitConverter.GetBytes(-i)))[..43],
                $"1-{i:0000}",
                DateTimeOffset.UnixEpoch.AddSeconds(1_729_600_000 + i)
            ),
            Values =
            [
                new("birth_date", "2003-01-01"),
                new("class_name", $"金融21-{i % 9}"),
                new("college", "金融学院"),
                new("department", "金融系"),
                new("document_no", $"11010120030101{i:0000}"),
                new("document_type", "居民身份证"),
                new("duration", "4"),
                new("entry_date", "2021-09-01"),
                new("ethnicity", "汉族"),
                new("exam_no", $"21110101{i:000000}"),
                new("graduation_date", "2025-07-01"),
                new("institution", "示例财经大学"),
                new("level", "本科"),
                new("major_code", "020301K"),
                new("major_name", "金融学"),
                new("name", $"欧阳·测试{i}"),
                new("sex", i % 2 == 0 ? "女" : "男"),
                new("student_no", $"2021{i:000000}"),
                new("study_form", "普通全日制"),
            ],
        };

    private static double Time(Action act)
    {
        var watch = Stopwatch.StartNew();
        act();
        return watch.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
