using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;

namespace Dengke.Features.Backups;

/// <summary>That a backup was made.</summary>
/// <param name="Files">How many files are in it, and <paramref name="Missing"/> how many were not to be found.</param>
[Words(
    "备份: {files} 个文件, {bytes} 字节, 缺 {missing} 个文件",
    "Backup made: {files} files, {bytes} bytes, {missing} files not found"
)]
public sealed record BackupMade(int Files, long Bytes, int Missing) : IAuditEvent;

/// <summary>That this installation was restored from a backup: what was done after it is not in the trail.</summary>
/// <param name="MadeAt">When the backup was begun.</param>
[Words(
    "从 {madeAt} 的备份恢复; 核验操作记录发现 {findings} 处异常",
    "Restored from the backup of {madeAt}; {findings} findings in the audit trail"
)]
public sealed record BackupRestored(DateTimeOffset MadeAt, int Findings) : IAuditEvent;

/// <summary>Writes down that a backup was made. It is not in the backup itself, which was begun before.</summary>
[Operation("backup.make", Role.Administrator)]
public sealed record RecordBackup(int Files, long Bytes, int Missing) : Command<Done>
{
    public override Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        work.Record(new BackupMade(Files, Bytes, Missing));
        return Task.FromResult<Outcome<Done>>(default(Done));
    }
}

/// <summary>Writes down that the installation was restored.</summary>
[Operation("backup.restore", Role.Administrator)]
public sealed record RecordRestore(DateTimeOffset MadeAt, int Findings) : Command<Done>
{
    public override Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        work.Record(new BackupRestored(MadeAt, Findings));
        return Task.FromResult<Outcome<Done>>(default(Done));
    }
}
