using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Proofreading;

/// <summary>Says whom a case is about of which only the shot is known.</summary>
/// <param name="Version">Of the case as it was shown.</param>
[Api("Gives a portrait to the student whose it is.")]
[Operation("case.give", Role.Registrar)]
public sealed record GiveCase(string CampaignId, Guid CaseId, int Version, string? StudentNo, string? Reason) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        if (Reasons.Error("giveReason", Reason) is { } error)
        {
            return error;
        }

        var loaded = await CaseSteps.Load(work, CampaignId, CaseId, Version, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        var (found, number) = (loaded.Value, StudentNo?.Trim() ?? "");
        if (found.StudentId is not null || found.State != CaseState.Open)
        {
            return Failure.Refused("has_student", "此异议已有学生, 或已处理。", "The case has a student already, or is settled.");
        }

        var student = await work.Db.Students.FirstOrDefaultAsync(s => s.CampaignId == CampaignId && s.StudentNo == number, ct);
        if (student is null)
        {
            return Failure.Invalid("studentNo", "本批次没有这个学号。", "The campaign has no such student number.");
        }

        found.StudentId = student.Id;
        work.Record(new CaseGiven(student, found.Id, Reason!.Trim()));
        return default(Done);
    }
}
