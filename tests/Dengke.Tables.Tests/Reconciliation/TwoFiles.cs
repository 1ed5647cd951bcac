using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Tables.Reconciliation;

namespace Dengke.Tables.Tests.Reconciliation;

/// <summary>Two files of a few students in a folder of their own, and what comes of their reconciliation.</summary>
internal sealed class TwoFiles : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dengke-test-");

    /// <summary>Where the outcome goes.</summary>
    public string Out => Path.Combine(folder.FullName, "out");

    /// <summary>For temporary files only.</summary>
    public string Temp => folder.CreateSubdirectory("temp").FullName;

    public void Dispose() => folder.Delete(recursive: true);

    public string Read(string name) => File.ReadAllText(Path.Combine(Out, name));

    public string[] Names() => [.. Directory.EnumerateFiles(Out).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    /// <summary>Reconciles two texts of CSV into <see cref="Out"/>.</summary>
    public Outcome<ReconciliationSummary> Run(string registry, string academic)
    {
        using var sink = new ReconciliationFiles(Out);
        return Reconciler.Run(
            Source(registry),
            Source(academic),
            FieldCatalogue.Default,
            new ReconcileOptions { TempFolder = Temp },
            sink
        );
    }

    private ReconciliationSource Source(string text)
    {
        var path = Path.Combine(folder.FullName, Path.GetRandomFileName() + ".csv");
        File.WriteAllText(path, text);
        return ReconciliationSource.FromFile(path);
    }
}
