using System.Text;
using Dengke.Domain.Kernel;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Files;

namespace Dengke.Station;

/// <summary>The station's own key: made here, at rest under the operator's passphrase, never sent.</summary>
internal static class DeviceKey
{
    public const string PrivateFile = "station.key.jwe";
    public const string PublicFile = "station.pub.jwk";

    public static string PathIn(string folder) => Path.Combine(folder, PrivateFile);

    /// <summary>Opens the key, and makes one where there is none.</summary>
    /// <returns><c>passphrase_wrong</c>, <c>passphrase_short</c>, <c>key_unreadable</c>; <c>key_lost</c> where there are shots and no key.</returns>
    public static async Task<Outcome<PrivateKey>> Open(string folder, string passphrase, CancellationToken ct)
    {
        var path = PathIn(folder);
        if (File.Exists(path))
        {
            return PrivateKey
                .Open(await File.ReadAllTextAsync(path, ct), passphrase)
                .Then<PrivateKey>(k => k.Public.Use == KeyUse.Signing ? k : PublicKey.Unreadable);
        }

        if (File.Exists(Path.Combine(folder, PublicFile)))
        {
            return Failure.Refused(
                "key_lost",
                $"“{path}”不见了, 而本机曾经登记过。请从备份恢复; 没有备份就换一个数据目录重新登记, 原目录留着。",
                "The station's key is gone. Restore it, or enrol with another data folder and keep this one."
            );
        }

        var key = PrivateKey.Create(KeyUse.Signing);
        var file = key.Seal(passphrase);
        if (!file.IsOk)
        {
            key.Dispose();
            return file.Failure!;
        }

        await Platform.Files.PrivateFile.Create(path, Encoding.UTF8.GetBytes(file.Value + "\n"), ct);
        await File.WriteAllTextAsync(Path.Combine(folder, PublicFile), key.Public.ToJson().ToJsonString() + "\n", ct);
        return key;
    }
}
