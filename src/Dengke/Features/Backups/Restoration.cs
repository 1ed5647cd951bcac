using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Audit;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Files;
using Dengke.Platform.Handling;
using Dengke.Platform.Web;

namespace Dengke.Features.Backups;

/// <param name="Upgraded">How many migrations the program has added to the backup's schema.</param>
/// <param name="Lost">Stored files that rows speak of and that the backup did not have.</param>
/// <param name="Findings">What the verification of the audit trail has found, in words.</param>
public sealed record RestoreResult(
    DateTimeOffset MadeAt,
    int Files,
    long Rows,
    int Upgraded,
    IReadOnlyList<string> Lost,
    IReadOnlyList<string> Findings
);

/// <summary>Makes an installation out of a backup: beside its place, and moved there when it is whole.</summary>
internal static class Restoration
{
    /// <param name="options">The folder and the database to fill; both have to be empty.</param>
    /// <returns>
    /// <c>folder_in_use</c>, <c>database_in_use</c>, <c>other_database</c>, <c>backup_newer</c>, and what <see cref="BackupReader.Open"/> says.
    /// </returns>
    public static async Task<Outcome<RestoreResult>> Run(
        Stream file,
        string passphrase,
        ServerOptions options,
        CancellationToken ct
    )
    {
        var folder = Path.GetFullPath(options.DataFolder).TrimEnd(Path.DirectorySeparatorChar);
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            return BackupFailures.FolderInUse(options.DataFolder);
        }

        var unfinished = Directory.CreateDirectory($"{folder}.{Path.GetRandomFileName()}.part").FullName;
        try
        {
            var filled = await Fill(file, passphrase, options with { DataFolder = unfinished }, ct);
            if (!filled.IsOk)
            {
                return filled.Failure!;
            }

            if (Directory.Exists(folder))
            {
                Directory.Delete(folder);
            }

            Directory.Move(unfinished, folder);
            return await Finish(filled.Value, options, ct);
        }
        finally
        {
            if (Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }
        }
    }

    private static async Task<Outcome<BackupManifest>> Fill(
        Stream file,
        string passphrase,
        ServerOptions options,
        CancellationToken ct
    )
    {
        using var database = Database.Open(options.Database, options.DataFolder);
        if (!await database.Copy.IsEmpty(ct))
        {
            return BackupFailures.DatabaseInUse;
        }

        var opened = await BackupReader.Open(file, passphrase, options.DataFolder, ct);
        if (!opened.IsOk)
        {
            return opened.Failure!;
        }

        using var backup = opened.Value;
        var manifest = backup.Manifest;
        if (manifest.Database != database.Copy.Kind)
        {
            return BackupFailures.OtherDatabase(manifest.Database);
        }

        if (manifest.Content.Migrations.Except(database.KnownMigrations()).Any())
        {
            return BackupFailures.Newer;
        }

        await backup.Extract(options.DataFolder, ct);
        await database.Copy.Read(manifest.Content, backup.Entry, ct);
        return manifest;
    }

    /// <summary>Brings the schema up to date, writes down that this was restored, and verifies the audit trail.</summary>
    private static async Task<RestoreResult> Finish(BackupManifest manifest, ServerOptions options, CancellationToken ct)
    {
        await using var installation = await Installation.Open(options, ct);
        var findings = new List<string>();
        await installation.Get<AuditVerification>().Run(null, f => findings.Add(f.Message), progress: null, ct);
        (
            await installation
                .Get<Runner>()
                .Run(new RecordRestore(manifest.MadeAt, findings.Count), Installation.Operator, ct: ct)
        ).ThrowIfFailed();
        return new RestoreResult(
            manifest.MadeAt,
            manifest.Content.Files.Count,
            manifest.Content.Rows.Values.Sum(),
            installation.Database.KnownMigrations().Count - manifest.Content.Migrations.Count,
            manifest.Missing,
            findings
        );
    }
}
