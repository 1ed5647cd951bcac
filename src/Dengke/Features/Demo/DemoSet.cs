using Dengke.Domain.Records;
using Dengke.Features.Demo.Dirt;
using Dengke.Features.Demo.People;

namespace Dengke.Features.Demo;

/// <summary>One row of one source: texts by the catalogue's keys, blank where there is nothing.</summary>
public sealed class DemoRow(IEnumerable<KeyValuePair<string, string>> values)
{
    private readonly Dictionary<string, string> values = new(values, StringComparer.Ordinal);

    /// <summary>The text of a field; the empty string for one that the row does not carry.</summary>
    public string this[string key]
    {
        get => values.GetValueOrDefault(key, "");
        internal set => values[key] = value;
    }

    public IReadOnlyDictionary<string, string> Values => values;

    internal DemoRow Copy() => new(values);
}

/// <summary>A student of the demo, for whom an account is made.</summary>
/// <param name="StudentNo">学号, as in the academic system.</param>
/// <param name="Name">The right name, whatever the files say.</param>
/// <param name="Class">The student's class.</param>
/// <param name="Group">Which kind of student.</param>
/// <param name="Traits">What was planted in the rows; empty for a student whose rows are the same.</param>
public sealed record DemoStudent(
    string StudentNo,
    string Name,
    DemoClass Class,
    StudentGroup Group,
    IReadOnlyList<DemoTrait> Traits
);

/// <summary>A field that a comparison must judge so, because the two rows were made so.</summary>
public sealed record PlantedDifference(DemoTrait Trait, string StudentNo, string Field, Verdict Verdict);

/// <summary>A row that a comparison must list without a partner.</summary>
public sealed record PlantedUnmatched(DemoTrait Trait, string StudentNo, Source Source, UnmatchedReason Reason);

/// <summary>All that was planted, so that a test can ask whether it was found.</summary>
/// <param name="Differences">Fields not the same, by student.</param>
/// <param name="Unmatched">Rows without a partner.</param>
/// <param name="Traits">How many students carry each trait; every trait is there, with 0 where nobody does.</param>
/// <param name="Groups">How many students of each group.</param>
public sealed record DemoManifest(
    IReadOnlyList<PlantedDifference> Differences,
    IReadOnlyList<PlantedUnmatched> Unmatched,
    IReadOnlyDictionary<DemoTrait, int> Traits,
    IReadOnlyDictionary<StudentGroup, int> Groups
);

/// <summary>The demo's people as the two systems export them.</summary>
/// <param name="Registry">The national registry's rows, by 考生号.</param>
/// <param name="Academic">The academic system's rows, by 学号, rows entered twice at the end.</param>
/// <param name="Students">Everybody, by 学号.</param>
/// <param name="Manifest">What was planted.</param>
public sealed record DemoSet(
    IReadOnlyList<DemoRow> Registry,
    IReadOnlyList<DemoRow> Academic,
    IReadOnlyList<DemoStudent> Students,
    DemoManifest Manifest
);
