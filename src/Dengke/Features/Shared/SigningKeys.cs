using System.Buffers.Text;
using System.Security.Cryptography;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Crypto;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared;

/// <summary>The key with which this installation signs day packs, packages, roots and errata. It is made when first needed; the newest is used.</summary>
public static class SigningKeys
{
    /// <summary>The pair; the caller disposes it.</summary>
    public static async Task<PrivateKey> Open(DengkeDb db, Vault vault, Runner runner, CancellationToken ct)
    {
        if (await Find(db, vault, ct) is { } there)
        {
            return there;
        }

        // Whichever of two nodes comes first has made it; the other one's is refused.
        await runner.Run(new MakeSigningKey(), Actor.Program, ct: ct);
        return await Find(db, vault, ct) ?? throw new InvalidOperationException("The signing key was made and is not there.");
    }

    /// <summary>The pair, which the caller disposes; null where none was needed yet.</summary>
    public static async Task<PrivateKey?> Find(DengkeDb db, Vault vault, CancellationToken ct)
    {
        var row = await db.SigningKeys.OrderByDescending(k => k.CreatedAt).ThenByDescending(k => k.Id).FirstOrDefaultAsync(ct);
        if (row is null)
        {
            return null;
        }

        var secret = Base64Url.DecodeFromChars(vault.Open(row.SealedSecret, SealPurposes.SigningKey));
        try
        {
            return PrivateKey.Of(KeyUse.Signing, secret).Value;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }
}

[Words("本系统的签名密钥已生成: {keyId}", "The installation's signing key was made: {keyId}")]
public sealed record SigningKeyMade(string KeyId) : IAuditEvent
{
    public string? Subject => KeyId;
}

/// <summary>Makes the installation's first signing key; <c>signing_key_there</c> where there is one.</summary>
[Operation("handoff.make_key")]
public sealed record MakeSigningKey : Command<Done>
{
    /// <summary>The first one's row always has this id, so that two nodes cannot both make it.</summary>
    private static readonly Guid First = new("00000000-0000-7000-8000-000000000001");

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        if (await work.Db.SigningKeys.AnyAsync(ct))
        {
            return Failure.Refused("signing_key_there", "签名密钥已有。", "There is a signing key already.");
        }

        using var key = PrivateKey.Create(KeyUse.Signing);
        var secret = key.CopySecret();
        work.Db.SigningKeys.Add(
            new SigningKey
            {
                Id = First,
                KeyId = key.Public.KeyId,
                PublicKey = key.Public.ToJson().ToJsonString(),
                SealedSecret = work.Vault.Seal(Base64Url.EncodeToString(secret), SealPurposes.SigningKey),
                CreatedAt = work.Now,
            }
        );
        CryptographicOperations.ZeroMemory(secret);
        work.Record(new SigningKeyMade(key.Public.KeyId));
        return default(Done);
    }
}
