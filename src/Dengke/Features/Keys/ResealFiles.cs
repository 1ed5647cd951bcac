using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Keys;

[Words("{count} 个文件改用密钥 {keyId}; 缺失 {missing} 个", "{count} files moved to key {keyId}; {missing} are missing")]
public sealed record FilesResealed(int Count, int Missing, string KeyId) : IAuditEvent;

/// <summary>
/// Seals a batch of stored files under the current key, each beside the old one, which stays until this is committed. May be cut
/// off and repeated at any point.
/// </summary>
[Operation("vault.reseal_files", Role.Administrator)]
public sealed record ResealFiles(IReadOnlyList<string> Ids) : Command<int>
{
    public override async Task<Outcome<int>> Handle(Work work, CancellationToken ct)
    {
        var keyId = work.Vault.CurrentKeyId;
        var rows = await work.Db.StoredFiles.Where(f => Ids.Contains(f.Id) && f.KeyId != keyId).ToListAsync(ct);
        var (count, missing) = (0, 0);
        foreach (var row in rows)
        {
            if (await work.Files.Reseal(row, keyId, ct))
            {
                row.KeyId = keyId;
                count++;
            }
            else
            {
                missing++;
            }
        }

        work.Record(new FilesResealed(count, missing, keyId));
        return count;
    }
}
