using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Files;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Corrections;

/// <summary>A correction of one of the counselor's own students.</summary>
[Allow(Role.Counselor)]
[EvidenceRequest]
[RequestSizeLimit(EvidenceRequestAttribute.Most)]
[RequestFormLimits(MultipartBodyLengthLimit = EvidenceRequestAttribute.Most)]
public sealed class StudentCorrectionModel(TimeProvider clock, EvidenceIntake intake) : CorrectionPage(clock, intake)
{
    public override (string Path, string Title) Back => (Base, $"{Student.Name} {Student.StudentNo}");

    public override string Self => $"{Base}/corrections/{Correction.Id}";

    private string Base => $"/campaigns/{Student.CampaignId}/students/{Student.Id}";

    protected override Task<IActionResult?> LoadStudent() =>
        LoadCounseled((string)RouteData.Values["campaign"]!, Guid.Parse((string)RouteData.Values["id"]!));
}
