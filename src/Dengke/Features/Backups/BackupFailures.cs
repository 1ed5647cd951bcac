using Dengke.Domain.Kernel;

namespace Dengke.Features.Backups;

/// <summary>Why a backup is not made or not restored.</summary>
internal static class BackupFailures
{
    public static Failure Unreadable { get; } =
        Failure.Refused(
            "backup_unreadable",
            "这不是登科的备份文件, 或文件已损坏。",
            "This is no backup of Dengke, or it is damaged."
        );

    public static Failure Newer { get; } =
        Failure.Refused(
            "backup_newer",
            "备份来自更新版本的程序; 请用那个版本或更新的版本恢复。",
            "The backup is of a newer version of the program; restore it with that version or a later one."
        );

    public static Failure Forged { get; } =
        Failure.Refused(
            "backup_changed",
            "备份的清单与其密钥不符: 备份被改动过。",
            "The backup's list does not go with its keys: it was changed."
        );

    public static Failure FolderInUse(string folder) =>
        Failure.Refused(
            "folder_in_use",
            $"“{folder}”不是空目录; 只能恢复到空目录。",
            $"“{folder}” is not empty; a backup is restored into an empty folder only."
        );

    public static Failure DatabaseInUse { get; } =
        Failure.Refused(
            "database_in_use",
            "数据库中已有数据; 只能恢复到空数据库。",
            "There is data in the database; a backup is restored into an empty one only."
        );

    public static Failure OtherDatabase(string kind) =>
        Failure.Refused(
            "other_database",
            $"备份来自 {kind}, 请以 --database 给出同类数据库。",
            $"The backup is of {kind}; name a database of that kind by --database."
        );

    public static Failure Damaged(string entry) =>
        Failure.Refused("backup_damaged", $"备份中的 {entry} 已损坏或缺失。", $"{entry} of the backup is damaged or missing.");

    public static Failure Exists(string path) =>
        Failure.Refused("file_exists", $"“{path}”已存在, 不会覆盖。", $"“{path}” is there already and is not replaced.");

    public static Failure NoInstallation(string folder) =>
        Failure.Refused(
            "no_installation",
            $"“{folder}”不是数据目录: 没有密钥文件 keys/vault.json。",
            $"“{folder}” is no data folder: there is no keys/vault.json."
        );
}
