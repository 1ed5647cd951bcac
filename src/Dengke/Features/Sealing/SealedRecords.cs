using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Records;
using Dengke.Domain.Sealing;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Crypto;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Sealing;

/// <summary>The students in tree order, with what is sealed of them.</summary>
/// <param name="Contents">The canonical records, UTF-8.</param>
internal sealed record RecordSet(IReadOnlyList<Student> Students, IReadOnlyList<byte[]> Contents, MerkleTree Tree);

/// <summary>Makes the records of a campaign's students as they stand (SEA-2), in tree order: by student number, then by id.</summary>
internal static class SealedRecords
{
    private const int NonceLength = 16;

    public static async Task<RecordSet> Make(
        DengkeDb db,
        Vault vault,
        Campaign campaign,
        IReadOnlyList<OpenItem> open,
        CancellationToken ct
    )
    {
        var students = await db
            .Students.AsNoTracking()
            .Include(s => s.Confirmation)
            .Where(s => s.CampaignId == campaign.Id && s.InCohort)
            .ToListAsync(ct);
        var sources = await db
            .SourceRecords.AsNoTracking()
            .Where(r => r.CampaignId == campaign.Id)
            .ToDictionaryAsync(r => r.Id, ct);
        var amendments = await Amendments.OfCampaign(db, campaign.Id, ct);
        var photos = await Photos(db, campaign.Id, ct);
        var ofStudent = open.Where(i => i.StudentId is not null).ToLookup(i => i.StudentId!.Value);
        var ofCollege = open.Where(i => i.Kind == OpenKind.CollegeOpen).ToLookup(i => i.College, StringComparer.Ordinal);
        var fields = campaign.Catalogue().Fields.Where(f => f.Confirmed).OrderBy(f => f.Key, StringComparer.Ordinal).ToList();
        List<Student> ordered = [.. students.OrderBy(s => s.StudentNo, StringComparer.Ordinal).ThenBy(s => s.Id)];
        var records = ordered.ConvertAll(Record);
        var contents = new byte[records.Count][];
        var tree = RecordLeaves.Plant(records.Count, i => records[i], (i, content) => contents[i] = content.ToArray());
        return new RecordSet(ordered, contents, tree);

        SealedRecord Record(Student student)
        {
            var working = new WorkingRecord(Row(student, Source.Registry), Row(student, Source.Academic));
            return new SealedRecord
            {
                Campaign = campaign.Id,
                StudentNo = student.StudentNo,
                Nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NonceLength)),
                State = JsonNamingPolicy.SnakeCaseLower.ConvertName((student.Confirmation?.State ?? default).ToString()),
                ConfirmedAt = student.Confirmation?.DeclaredAt,
                Proxy = student.Confirmation?.ProxyReason,
                Photo = photos.GetValueOrDefault(student.Id),
                Exceptions =
                [
                    .. ofStudent[student.Id]
                        .Concat(ofCollege[student.College])
                        .Where(i => i.IsNamed)
                        .OrderBy(i => i.Kind)
                        .ThenBy(i => i.Subject, StringComparer.Ordinal)
                        .Select(i => new NamedException(i.Kind, i.Exception!.Reason)),
                ],
                Values = [.. fields.Select(f => KeyValuePair.Create(f.Key, working.Value(f)))],
            };
        }

        Dictionary<string, string>? Row(Student student, Source source) =>
            (source == Source.Registry ? student.RegistryRecordId : student.AcademicRecordId) is { } id
            && sources.GetValueOrDefault(id) is { } row
                ? amendments.LayOver(RowValues.Open(row, vault), student.Id, source, vault)
                : null;
    }

    public static string Seal(byte[] content, Vault vault) =>
        vault.Seal(Encoding.UTF8.GetString(content), SealPurposes.SealedRecord);

    private static async Task<Dictionary<Guid, SealedPhoto>> Photos(DengkeDb db, string campaign, CancellationToken ct)
    {
        var photos = await db
            .CapturedPhotos.AsNoTracking()
            .Where(p => p.CampaignId == campaign && p.State == PhotoState.Current)
            .Select(p => new
            {
                p.Id,
                p.StudentId,
                p.ShotNumber,
                p.TakenAt,
            })
            .ToListAsync(ct);
        var hashes = await db
            .ReceivedShots.AsNoTracking()
            .Where(s => s.CampaignId == campaign && s.PhotoId != null)
            .OrderBy(s => s.ReceivedAt)
            .ThenBy(s => s.Id)
            .Select(s => new
            {
                s.PhotoId,
                s.Sha256,
                s.Shot,
            })
            .ToListAsync(ct);
        var received = hashes.ToLookup(h => h.PhotoId!.Value);
        return photos.ToDictionary(
            p => p.StudentId,
            p =>
            {
                var shot = received[p.Id].FirstOrDefault();
                return new SealedPhoto(shot?.Sha256, shot?.Shot ?? p.ShotNumber, p.TakenAt);
            }
        );
    }
}
