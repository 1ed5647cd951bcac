using System.Buffers.Text;
using System.Security.Cryptography;
using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Platform.Clock;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Handling;
using Dengke.Platform.StationLink;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Demo.Making;

[Words("演示: 移交照片 {shots} 张", "Demo: {shots} portraits handed over")]
public sealed record DemoPortraitsHandedOver(int Shots) : IAuditEvent;

/// <summary>
/// Hands over every portrait of the demo that nobody has handed over: one station an occasion, each shot encrypted to the campaign's
/// recipients and signed, as real ones are. Refused with <c>no_demo</c>, and with <c>no_recipient</c> where nothing can be encrypted.
/// </summary>
[Operation("demo.hand_over", Role.Registrar)]
public sealed record HandOverPortraits(string CampaignId) : Command<int>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<int>> Handle(Work work, CancellationToken ct)
    {
        if (!await work.Db.Settings.AnyAsync(s => s.Key == DemoClock.OffsetSetting, ct))
        {
            return Failure.Refused("no_demo", "只有演示数据才能这样移交。", "Only a demo hands photos over like this.");
        }

        var keys = await work
            .Db.RecipientKeys.Where(k => k.CampaignId == CampaignId && k.RetiredAt == null)
            .Select(k => k.PublicKey)
            .ToListAsync(ct);
        if (keys.Count == 0)
        {
            return Failure.Refused("no_recipient", "没有接收公钥。", "There is no recipient's key.");
        }

        List<PublicKey> recipients = [.. keys.Select(k => PublicKey.Read(k).Value)];
        var picture = DemoPortrait.Draw();
        var photos = await work
            .Db.CapturedPhotos.Where(p =>
                p.CampaignId == CampaignId && p.State == PhotoState.Current && !work.Db.ReceivedShots.Any(s => s.PhotoId == p.Id)
            )
            .ToListAsync(ct);
        var tokens = await work
            .Db.CaptureCodes.Where(c => c.CampaignId == CampaignId && c.Token != null)
            .ToDictionaryAsync(c => c.StudentId, c => c.Token!, ct);
        var number = await work.Db.StationDevices.CountAsync(d => d.CampaignId == CampaignId, ct);
        foreach (
            var occasion in photos.GroupBy(p => p.Occasion, StringComparer.Ordinal).OrderBy(o => o.Key, StringComparer.Ordinal)
        )
        {
            number++;
            using var key = PrivateKey.Create(KeyUse.Signing);
            var device = AddDevice(work, number, occasion.Key, key.Public);
            foreach (var (index, photo) in occasion.OrderBy(p => p.TakenAt).ThenBy(p => p.Id).Index())
            {
                photo.ShotNumber = $"{number}-{index + 1:0000}";
                var token =
                    tokens.GetValueOrDefault(photo.StudentId) ?? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
                var envelope = PhotoEnvelope.SealBytes(picture, token, photo.ShotNumber, recipients);
                work.Db.ReceivedShots.Add(await Shot(work, device, photo, token, envelope, key, ct));
            }
        }

        work.Record(new DemoPortraitsHandedOver(photos.Count));
        return photos.Count;
    }

    private StationDevice AddDevice(Work work, int number, string occasion, PublicKey key)
    {
        var device = new StationDevice
        {
            Id = work.NewId(),
            CampaignId = CampaignId,
            Name = occasion == CapturedPhoto.MakeUp ? "补采点" : $"{occasion} 机位",
            Number = number,
            PublicKey = key.ToJson().ToJsonString(),
            KeyId = key.KeyId,
            AddedBy = work.Actor.Name,
            AddedAt = work.Now,
            EnrolledAt = work.Now,
            SeenAt = work.Now,
        };
        work.Db.StationDevices.Add(device);
        return device;
    }

    private async Task<ReceivedShot> Shot(
        Work work,
        StationDevice device,
        CapturedPhoto photo,
        string token,
        byte[] envelope,
        PrivateKey key,
        CancellationToken ct
    )
    {
        var hash = Base64Url.EncodeToString(SHA256.HashData(envelope));
        var id = work.NewId();
        var said = new ShotStatement(
            id,
            CampaignId,
            device.Id,
            photo.Occasion,
            token,
            null,
            photo.ShotNumber!,
            photo.TakenAt,
            hash,
            "pass"
        );
        return new ReceivedShot
        {
            Id = work.NewId(),
            CampaignId = CampaignId,
            DeviceId = device.Id,
            ShotId = id,
            SessionId = photo.Occasion,
            Token = token,
            Shot = photo.ShotNumber!,
            TakenAt = photo.TakenAt,
            ReceivedAt = work.Now,
            Sha256 = hash,
            FileId = await work.Files.Put(work.Db, envelope, work.Now, ct),
            Statement = said.Sign(key),
            State = ReceivedState.Matched,
            StudentId = photo.StudentId,
            PhotoId = photo.Id,
            OpenedAt = work.Now,
        };
    }
}
