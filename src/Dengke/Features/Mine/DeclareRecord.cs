using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Mine;

[Words(
    "{student}提交确认: {fields} 个字段无误, {corrections} 项申请更正",
    "{student} declared: {fields} fields right, {corrections} corrections asked"
)]
[Step(
    "提交确认: {fields} 项无误, {corrections} 项申请更正",
    "Declared: {fields} fields right, {corrections} corrections",
    Binds = true
)]
public sealed record RecordDeclared(StudentRef Student, int Fields, int Corrections, string ValuesHash, bool Late)
    : StudentEvent(Student);

/// <summary>
/// The student's word on every field (CON-2): each one that is shown is ticked as right or has a correction asked for. Invalid
/// with one message a field that is neither.
/// </summary>
/// <param name="Ticked">Keys of the fields that are right.</param>
/// <param name="Version">The confirmation's version that the student saw.</param>
/// <param name="Seen">The hash of the record that the student saw (<see cref="WorkingRecord.Hash"/>); null where it was read just now.</param>
/// <returns>Declared correct, or with corrections.</returns>
[Api("Declares one's record: each field that is shown is ticked as right or has a correction.")]
[Operation("confirmation.declare", Role.Student)]
public sealed record DeclareRecord(
    string CampaignId,
    Guid StudentId,
    IReadOnlyList<string> Ticked,
    int Version,
    string? Seen = null
) : Command<ConfirmationState>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<ConfirmationState>> Handle(Work work, CancellationToken ct)
    {
        var found = await StudentCase.AdmittedOfOwner(work, CampaignId, StudentId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var (campaign, student, confirmation) = found.Value;
        var corrections = await found.Value.OpenCorrections(work, ct);
        var record = await WorkingRecord.Load(work.Db, work.Vault, student, ct);
        var catalogue = campaign.Catalogue();
        var hash = record.Hash(catalogue, work.Vault);
        if (Seen is not null && Seen != hash)
        {
            return Failure.Refused(
                "changed_since",
                "您打开本页后数据有更新, 请重新核对后再提交; 已勾选的内容还在。",
                "The record has changed since you opened this page; check it again before you declare. What you ticked is kept."
            );
        }

        var asked = corrections.Select(c => c.Field).ToHashSet(StringComparer.Ordinal);
        var shown = catalogue.Fields.Where(f => f.Confirmed && IsShown(record, f)).ToList();
        var open = shown.Where(f => !Ticked.Contains(f.Key) && !asked.Contains(f.Key)).ToList();
        if (open.Count > 0)
        {
            return Failure.Invalid([
                .. open.Select(f => new FieldError(f.Key, $"“{f.Label}”还没有核对。", $"{f.EnglishLabel} is not checked yet.")),
            ]);
        }

        work.Expect(confirmation, Version);
        var step = confirmation.Step(
            corrections.Count == 0 ? ConfirmationTrigger.DeclareCorrect : ConfirmationTrigger.DeclareWithCorrections
        );
        if (!step.IsOk)
        {
            return step.Failure!;
        }

        var right = shown.Where(f => !asked.Contains(f.Key)).Select(f => f.Key).ToList();
        confirmation.Ticked = string.Join(' ', right);
        confirmation.DeclaredAt = work.Now;
        confirmation.DeclaredHash = hash;
        work.Record(new RecordDeclared(student, right.Count, corrections.Count, confirmation.DeclaredHash, confirmation.Late));
        return confirmation.State;
    }

    /// <summary>Fields that neither source has a column for are not asked about.</summary>
    private static bool IsShown(WorkingRecord record, RecordField field) =>
        record.Registry?.ContainsKey(field.Key) == true || record.Academic?.ContainsKey(field.Key) == true;
}
