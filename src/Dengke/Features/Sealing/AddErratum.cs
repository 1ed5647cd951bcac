using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Api;
using Dengke.Platform.Crypto;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Sealing;

[Words("{student}的封存记录登记勘误 {number}: {field}", "Erratum {number} set beside {student}'s sealed record: {field}")]
[Step("封存后勘误: {label}", "Erratum after sealing: {label}", Binds = true)]
public sealed record ErratumAdded(StudentRef Student, int Number, string Field, string Label) : StudentEvent(Student);

/// <summary>
/// Sets beside a sealed record what turned out to be wrong in it, signed (SEA-2); the record stays as it was sealed. Refused:
/// <c>not_sealed</c>, <c>no_key</c>, <c>same_value</c>; <c>not_found</c> for who was not sealed.
/// </summary>
[AfterSealing("It stands beside what is sealed.")]
[Api("Adds a signed erratum beside a sealed record.")]
[Operation("seal.add_erratum", Role.Registrar)]
public sealed record AddErratum(string CampaignId, Guid StudentId, string? Field, string? Value, string? Reason) : Command<int>
{
    private const int LongestValue = 200;

    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<int>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        var row = await work
            .Db.SealedStudents.AsNoTracking()
            .Include(s => s.Student)
            .FirstOrDefaultAsync(s => s.CampaignId == CampaignId && s.StudentId == StudentId, ct);
        if (row is null)
        {
            return await work.Db.CampaignSeals.AnyAsync(s => s.CampaignId == CampaignId, ct)
                ? Failure.NotFound()
                : Failure.Refused(
                    "not_sealed",
                    "批次尚未封存, 请按更正办理, 不必勘误。",
                    "The campaign is not sealed yet; correct it instead."
                );
        }

        var field = loaded.Value.Catalogue().Find(Field ?? "");
        var old = field is null ? null : await ValueBefore(work, row, field, ct);
        var value = (Value ?? "").Trim();
        return field is null || old is null
                ? Failure.Invalid(nameof(Field), "请选择封存记录中的字段。", "Choose a field of the sealed record.")
            : value.Length is 0 or > LongestValue
                ? Failure.Invalid(
                    nameof(Value),
                    $"请填写正确内容, 至多 {LongestValue} 个字。",
                    $"Enter the right value, at most {LongestValue} characters."
                )
            : value == old
                ? Failure.Invalid(nameof(Value), "与封存的内容相同, 无需勘误。", "This is what was sealed; no erratum is needed.")
            : Wrong(field, value, loaded.Value, work.Now) is { } wrong
                ? Failure.Invalid(nameof(Value), wrong.Message, wrong.EnglishMessage)
            : Reasons.Error(nameof(Reason), Reason) is { } unfounded ? unfounded
            : await Add(work, row, field, old, value, ct);
    }

    private async Task<Outcome<int>> Add(
        Work work,
        SealedStudent row,
        RecordField field,
        string old,
        string value,
        CancellationToken ct
    )
    {
        using var key = await SigningKeys.Find(work.Db, work.Vault, ct);
        if (key is null)
        {
            return Failure.Refused("no_key", "没有签名密钥, 不能勘误。", "There is no signing key.");
        }

        var number = await work.Db.Errata.CountAsync(e => e.CampaignId == CampaignId, ct) + 1;
        var said = new ErratumStatement(
            CampaignId,
            number,
            row.StudentNo,
            row.LeafHash,
            field.Key,
            old,
            value,
            Reason!.Trim(),
            work.Now
        );
        work.Db.Errata.Add(
            new Erratum
            {
                Id = work.NewId(),
                CampaignId = CampaignId,
                StudentId = StudentId,
                Number = number,
                Field = field.Key,
                Reason = said.Reason,
                By = work.Actor.Name,
                At = work.Now,
                KeyId = key.Public.KeyId,
                SealedJws = work.Vault.Seal(SignedJson.Write(said, ErratumStatement.Type, key), SealPurposes.Erratum),
            }
        );
        work.Record(new ErratumAdded(row.Student!, number, field.Key, field.Label));
        return number;
    }

    /// <summary>What the field says now: as the last erratum has it, else as it was sealed; null where it was not sealed.</summary>
    private async Task<string?> ValueBefore(Work work, SealedStudent row, RecordField field, CancellationToken ct)
    {
        var errata = await Errata.Load(work.Db, work.Vault, CampaignId, StudentId, ct);
        if (errata.LastOrDefault(e => e.Statement.Field == field.Key) is { } last)
        {
            return last.Statement.New;
        }

        return SealedText.Values(row, work.Vault).GetValueOrDefault(field.Key);
    }

    private static Finding? Wrong(RecordField field, string value, Domain.Campaigns.Campaign campaign, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(ChinaTime.ToLocal(now));
        return new RecordValidation(campaign.Catalogue(), today, isNewData: true)
            .ValidateField(field, value)
            .FirstOrDefault(f => f.Severity == Severity.Error);
    }
}
