using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Files;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Corrections;

/// <summary>A correction of the student's own record.</summary>
[Allow(Role.Student)]
[EvidenceRequest]
[RequestSizeLimit(EvidenceRequestAttribute.Most)]
[RequestFormLimits(MultipartBodyLengthLimit = EvidenceRequestAttribute.Most)]
public sealed class MyCorrectionModel(TimeProvider clock, EvidenceIntake intake) : CorrectionPage(clock, intake)
{
    public override (string Path, string Title) Back => ("/me/record", T("核对信息", "My record"));

    public override string Self => $"/me/corrections/{Correction.Id}";

    protected override Task<IActionResult?> LoadStudent() => LoadOwn();
}
