using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

/// <summary>
/// A station enrols by itself with its one-time code. The code is used up with it; the same station may ask once more within the code's time,
/// since the first answer may have been lost on its way.
/// </summary>
/// <param name="Key">The station's public key, a JWK.</param>
/// <remarks>Refused: <c>code_unknown</c> for every code that does not hold, <c>key_taken</c>, and what is wrong with the key.</remarks>
[Operation("station.enrol")]
public sealed record EnrolStation(string? Code, string Key) : Command<Guid>
{
    public override async Task<Outcome<Guid>> Handle(Work work, CancellationToken ct)
    {
        var read = PastedKey.Read(Key, KeyUse.Signing);
        if (!read.IsOk)
        {
            return read.Failure!;
        }

        var (hash, now) = (EnrolmentCode.HashOf(work.Vault, Code ?? ""), work.Now);
        var device = await work.Db.StationDevices.FirstOrDefaultAsync(d => d.CodeHash == hash && d.RevokedAt == null, ct);
        if (device is null || device.CodeExpiresAt < now || (device.KeyId is { } other && other != read.Value.KeyId))
        {
            return Failure.Refused(
                "code_unknown",
                "配对码不对、已用过或已过期; 请在“采集站”页重新生成。",
                "The code is wrong, used or expired; have a new one made on the stations' page."
            );
        }

        return await Enrolment(work, device, read.Value, ct);
    }

    /// <summary>The station is known by that key from now on.</summary>
    internal static async Task<Outcome<Guid>> Enrolment(Work work, StationDevice device, PublicKey key, CancellationToken ct)
    {
        if (await work.Db.StationDevices.AnyAsync(d => d.KeyId == key.KeyId && d.Id != device.Id, ct))
        {
            return Failure.Refused(
                "key_taken",
                "这把密钥已属于另一个采集站; 请在采集站重新生成密钥。",
                "This key belongs to another station; have the station make a new one."
            );
        }

        (device.KeyId, device.PublicKey) = (key.KeyId, key.ToJson().ToJsonString());
        device.EnrolledAt ??= work.Now;
        work.Record(new StationEnrolled(device.Id, device.Name, device.Number, key.KeyId));
        return device.Id;
    }
}

/// <summary>Enrols a station by the file of its public key, where there is never a network.</summary>
[Operation("station.enrol_by_file", Role.Registrar)]
public sealed record EnrolStationByFile(string CampaignId, Guid DeviceId, string? Key, int Version) : Command<Guid>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Guid>> Handle(Work work, CancellationToken ct)
    {
        var read = PastedKey.Read(Key, KeyUse.Signing);
        if (!read.IsOk)
        {
            return read.Failure!;
        }

        var found = await StationCase.LoadNew(work, CampaignId, DeviceId, Version, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        (found.Value.CodeHash, found.Value.CodeExpiresAt) = (null, null);
        return await EnrolStation.Enrolment(work, found.Value, read.Value, ct);
    }
}
