using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Messages;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Corrections;

[Words("{student}申请更正“{field}”", "A correction of “{field}” was asked for {student}")]
[Step("申请更正“{field}”", "Asked for a correction of “{field}”")]
public sealed record CorrectionAsked(StudentRef Student, string Field, Guid CorrectionId, RouteDecision Route, int Evidence)
    : StudentEvent(Student);

/// <summary>
/// Asks for the correction of one field (CON-2): the right value, why, which source is wrong. Asked for before the record is
/// declared, by the student or by the counselor for one who cannot. One request a field at a time.
/// </summary>
/// <param name="Value">The right value, as the person wrote it.</param>
/// <param name="Why">1 to 500 characters.</param>
/// <param name="Evidence">What is sent along; more can follow until the registration.</param>
/// <returns>The correction's id.</returns>
[Api("Asks for the correction of a field.", Body = typeof(CorrectionSent), LongestBody = EvidenceSent.LongestBody)]
[Operation("correction.ask", Role.Student, Role.Counselor)]
public sealed record AskCorrection(
    string CampaignId,
    Guid StudentId,
    string Field,
    string? Value,
    string? Why,
    bool RegistryWrong,
    bool AcademicWrong,
    IReadOnlyList<NewEvidence> Evidence
) : Command<Guid>
{
    private const int LongestReason = 500;
    private const int LongestValue = 200;

    public override string Campaign => CampaignId;

    public override string? Because => Why;

    public override async Task<Outcome<Guid>> Handle(Work work, CancellationToken ct)
    {
        var found = await StudentCase.AdmittedOfOwnerOrCounselor(work, CampaignId, StudentId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var (campaign, student, confirmation) = found.Value;
        if (confirmation.State is not (ConfirmationState.Viewed or ConfirmationState.NotStarted))
        {
            return Failure.Refused(
                "already_declared",
                "已提交确认; 要再申请更正, 请先撤回确认。",
                "You have declared already; withdraw the declaration before asking for a correction."
            );
        }

        if (campaign.Catalogue().Find(Field) is not { Confirmed: true } field)
        {
            return Failure.Refused("field_closed", "这个字段不能申请更正。", "No correction can be asked for in this field.");
        }

        var open = await found.Value.OpenCorrections(work, ct);
        if (open.Exists(c => c.Field == Field))
        {
            return Failure.Refused(
                "asked_already",
                $"“{field.Label}”已申请更正; 要修改请先撤回原申请。",
                $"A correction of {field.EnglishLabel} was asked for already; withdraw that first."
            );
        }

        if (Evidence.Count > AddEvidence.Most)
        {
            return Failure.Refused(
                "too_many_files",
                $"一项更正至多 {AddEvidence.Most} 份材料。",
                $"At most {AddEvidence.Most} files for one correction."
            );
        }

        var record = await WorkingRecord.Load(work.Db, work.Vault, student, ct);
        var errors = Errors(field, record, campaign.Catalogue(), DateOnly.FromDateTime(ChinaTime.ToLocal(work.Now)));
        if (errors.Count > 0)
        {
            return Failure.Invalid(errors);
        }

        var correction = Make(work, field, record);
        var rerouted = CorrectionRules.Reroute(campaign, [.. open, correction]);
        if (!rerouted.IsOk)
        {
            return rerouted.Failure!;
        }

        foreach (var evidence in Evidence)
        {
            correction.Evidence.Add(await evidence.Store(work, correction, ct));
        }

        found.Value.Touch(work);
        work.Db.Corrections.Add(correction);
        work.Record(new CorrectionAsked(student, field.Label, correction.Id, correction.Route, Evidence.Count));
        work.Tell(new("correction_asked", student.CampaignId) { Student = student.Id, Correction = correction.Id });
        return correction.Id;
    }

    private List<FieldError> Errors(RecordField field, WorkingRecord record, FieldCatalogue catalogue, DateOnly today)
    {
        List<FieldError> errors = [];
        var value = Written(field);
        if (value.Length is 0 or > LongestValue)
        {
            errors.Add(
                new(
                    "value",
                    $"请填写正确的“{field.Label}”, 至多 {LongestValue} 个字。",
                    $"Enter the right {field.EnglishLabel}, at most {LongestValue} characters."
                )
            );
        }

        if (string.IsNullOrWhiteSpace(Why) || Why.Length > LongestReason)
        {
            errors.Add(
                new("why", $"请说明更正的原因, 至多 {LongestReason} 个字。", $"Say why, in at most {LongestReason} characters.")
            );
        }

        if ((!RegistryWrong || record.Registry is null) && (!AcademicWrong || record.Academic is null))
        {
            errors.Add(new("wrong", "请选择哪一个系统的信息有误。", "Say which system is wrong."));
        }

        if (errors.Count > 0)
        {
            return errors;
        }

        errors.AddRange(
            ValueCheck
                .Errors(field, value, record, catalogue, today)
                .Select(f => new FieldError("value", f.Message, f.EnglishMessage))
        );
        if (IsAlready(Source.Registry, RegistryWrong) || IsAlready(Source.Academic, AcademicWrong))
        {
            errors.Add(new("value", "与系统中现有的内容相同, 无需更正。", "This is what the records say already."));
        }

        return errors;

        bool IsAlready(Source source, bool wrong) =>
            wrong
            && record.Of(source)?.GetValueOrDefault(field.Key) is { } now
            && (now == value || (IsCode(field) && Folded(field, now) == value));
    }

    /// <summary>The value as the sources write it: a date as eight digits, a number half-width without spaces; a name as typed.</summary>
    private string Written(RecordField field) => IsCode(field) ? Folded(field, Value) : Value?.Trim() ?? "";

    // A folded document number leaves out how often a permit was reissued, so it is written as the other numbers are.
    private static string Folded(RecordField field, string? value) =>
        Folding.Fold(field.Format == FieldFormat.DocumentNumber ? FieldFormat.StudentNumber : field.Format, value);

    /// <summary>Formats whose folded form is the value itself; a folded name or text is a key for comparing only.</summary>
    private static bool IsCode(RecordField field) =>
        field.Format
            is FieldFormat.Date
                or FieldFormat.ExamNumber
                or FieldFormat.StudentNumber
                or FieldFormat.MajorCode
                or FieldFormat.DocumentNumber;

    private Correction Make(Work work, RecordField field, WorkingRecord record)
    {
        var secret = field.Format == FieldFormat.DocumentNumber;
        var value = Written(field);
        return new Correction
        {
            Id = work.NewId(),
            CampaignId = CampaignId,
            StudentId = StudentId,
            Field = field.Key,
            RegistryValue = Shown(record.Registry?.GetValueOrDefault(field.Key)),
            AcademicValue = Shown(record.Academic?.GetValueOrDefault(field.Key)),
            RequestedValue = Shown(value)!,
            SealedValue = secret ? work.Vault.Seal(value, RowValues.DocumentNumber) : null,
            RegistryWrong = RegistryWrong && record.Registry is not null,
            AcademicWrong = AcademicWrong && record.Academic is not null,
            Reason = Why!.Trim(),
            AskedBy = work.Actor.Name,
            ByProxy = !work.Actor.Is(Role.Student),
            AskedAt = work.Now,
        };

        string? Shown(string? text) => secret && text is not null ? RowValues.Mask(text) : text;
    }
}
